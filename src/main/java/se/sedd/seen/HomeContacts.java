package se.sedd.seen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.FirstCallsOfHome;
import se.sedd.followup.HomeCalled;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Guardian;
import se.sedd.register.Households;
import se.sedd.register.Households.Family;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Relation;
import se.sedd.seen.NoticeRegister.Contact;

/**
 * One home, one contact a day: whoever of a school has spoken with a home today has spoken for all its children there. Each school
 * for itself, which does not know what another has said.
 */
@Component
public class HomeContacts {

    private static final String GUARDIAN = "guardian-";

    private final NoticeRegister notices;
    private final Notices absences;
    private final NoticeDuties duties;
    private final NoticeProcesses processes;
    private final FirstCallsOfHome firstCalls;
    private final CaseRegistry cases;
    private final Register register;
    private final Households households;
    private final SchoolCalendar calendar;
    private final Journal journal;
    private final Clock clock;

    HomeContacts(
            NoticeRegister notices,
            Notices absences,
            NoticeDuties duties,
            NoticeProcesses processes,
            FirstCallsOfHome firstCalls,
            CaseRegistry cases,
            Register register,
            Households households,
            SchoolCalendar calendar,
            Journal journal,
            Clock clock) {
        this.notices = notices;
        this.absences = absences;
        this.duties = duties;
        this.processes = processes;
        this.firstCalls = firstCalls;
        this.cases = cases;
        this.register = register;
        this.households = households;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
    }

    /** The first call of an absence case has been made. */
    @EventListener
    void called(HomeCalled call) {
        Pupil pupil = register.pupil(call.pupilId()).orElseThrow();
        if (call.reached()) {
            talked(pupil, call.person(), Optional.of(call.caseNumber()));
        } else {
            absences.firstCallReachedNobody(call.caseNumber(), pupil.schoolId());
        }
    }

    /**
     * Somebody at the pupil's school has spoken with the home. What else was to be said to it today is settled; what is to be said
     * to the pupil is not.
     *
     * @param person as forms call them: guardian-1, guardian-2, foster-home, pupil, other; empty for some guardian
     */
    @Transactional
    public void talked(Pupil pupil, Optional<String> person) {
        talked(pupil, person, Optional.empty());
    }

    /**
     * The home has been in touch by itself: what it said goes to the journal, and nobody need tell or ring it today.
     *
     * @param person as above
     * @param by userId of whoever took it
     * @param words how and what, for the school
     */
    @Transactional
    public void heard(Pupil pupil, String person, String by, List<JournalText> words) {
        journal.write(new JournalEntry(
                clock.instant(),
                pupil.ref(),
                cases.openOf(pupil.id()).map(AbsenceCase::caseNumber),
                Compartment.SCHOOL,
                Optional.of(by),
                "home-was-in-touch",
                Optional.empty(),
                Optional.of(pupil.mentor()).filter(mentor -> !mentor.equals(by)),
                words));
        talked(pupil, Optional.of(person));
    }

    private void talked(Pupil pupil, Optional<String> person, Optional<String> firstCall) {
        LocalDate today = calendar.today(pupil.schoolId());
        if (pupil.protectedIdentity()) {
            return; // nothing is sent, and nothing leads from one child to another
        }
        Set<String> reached = reached(households.of(Set.of(pupil.id())).get(pupil.id()), person.orElse("other"));
        if (reached.isEmpty()) {
            return;
        }
        notices.inTouch(pupil.schoolId(), today, Contact.TALK, reached);
        duties.spokenWith(pupil, settle(pupil, reached, today), today);
        putOffFirstCalls(pupil.schoolId(), reached, firstCall, today);
    }

    /** What the absence case has to ask the home can be asked tomorrow. */
    private void putOffFirstCalls(String schoolId, Set<String> reached, Optional<String> justMade, LocalDate today) {
        List<AbsenceCase> due = firstCalls.due(schoolId, today).stream()
                .filter(found -> !justMade.equals(Optional.of(found.caseNumber())))
                .toList();
        Map<String, Family> families =
                households.of(due.stream().map(AbsenceCase::pupilId).collect(Collectors.toSet()));
        due.stream()
                .filter(found -> livesWith(families.get(found.pupilId()), reached))
                .forEach(firstCalls::putOff);
    }

    private static boolean livesWith(Family family, Set<String> guardianIds) {
        return family.homes().stream().flatMap(Set::stream).anyMatch(guardianIds::contains);
    }

    private static Set<String> reached(Family family, String person) {
        List<Guardian> guardians = family.guardians();
        List<Guardian> spokenTo = switch (person) {
            case "pupil" -> List.of();
            case "foster-home" -> {
                List<Guardian> foster = guardians.stream()
                        .filter(guardian -> guardian.relation() == Relation.FOSTER_HOME
                                || guardian.relation() == Relation.INSTITUTION)
                        .toList();
                yield foster.isEmpty() ? guardians : foster;
            }
            default -> numbered(guardians, person).map(List::of).orElse(guardians);
        };
        return spokenTo.stream()
                .flatMap(guardian -> family.homeOf(guardian.id()).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Guardian> numbered(List<Guardian> guardians, String person) {
        return Optional.of(person)
                .filter(code -> code.startsWith(GUARDIAN))
                .map(code -> Integer.parseInt(code.substring(GUARDIAN.length())))
                .filter(number -> number <= guardians.size())
                .map(number -> guardians.get(number - 1));
    }

    /** The references of those whose absence of the day is settled. */
    private Set<String> settle(Pupil spokenAbout, Set<String> reached, LocalDate today) {
        List<AbsenceNotice> open = notices.at(spokenAbout.schoolId(), today).values().stream()
                .filter(notice -> notice.state().isOpen())
                .toList();
        if (open.isEmpty()) {
            return Set.of();
        }
        Map<String, Pupil> pupils =
                register.pupilsByRef(open.stream().map(AbsenceNotice::pupilRef).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Pupil::ref, pupil -> pupil));
        Map<String, Family> families =
                households.of(pupils.values().stream().map(Pupil::id).collect(Collectors.toSet()));
        List<AbsenceNotice> ended = new ArrayList<>();
        Set<String> withdrawn = new HashSet<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (AbsenceNotice notice : open) {
            Pupil pupil = pupils.get(notice.pupilRef());
            if (pupil == null || !livesWith(families.get(pupil.id()), reached)) {
                continue;
            }
            boolean itself = pupil.ref().equals(spokenAbout.ref());
            ended.add(notice.ended(itself ? NoticeState.REACHED : NoticeState.SETTLED));
            if (notice.isTask()) {
                withdrawn.add(notice.instanceId().orElseThrow());
                entries.add(notNeeded(notice));
            }
        }
        notices.change(ended);
        if (!withdrawn.isEmpty()) {
            journal.write(entries);
            processes.callsNotNeeded(withdrawn);
        }
        return ended.stream().map(AbsenceNotice::pupilRef).collect(Collectors.toSet());
    }

    private JournalEntry notNeeded(AbsenceNotice notice) {
        return new JournalEntry(
                clock.instant(),
                notice.pupilRef(),
                Optional.empty(),
                Compartment.SCHOOL,
                Optional.empty(),
                "notice-call-not-needed",
                Optional.empty(),
                notice.caller(),
                List.of());
    }
}
