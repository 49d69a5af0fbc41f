package se.sedd.seen;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/**
 * <em>Sedd och saknad</em>: a pupil with extensive absence is contacted every school day by the contact person, and what is not
 * done by the end of the day is counted. One run each morning and one each afternoon, whatever the number of pupils.
 */
@Component
public class DailyContacts {

    private final DailyContactRegister contacts;
    private final CaseRegistry cases;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final DailyContactProcesses processes;
    private final Journal journal;
    private final Clock clock;

    DailyContacts(
            DailyContactRegister contacts,
            CaseRegistry cases,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            DailyContactProcesses processes,
            Journal journal,
            Clock clock) {
        this.contacts = contacts;
        this.cases = cases;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Gives out the day's contacts at the school; nothing on a day that is no school day, nothing twice, and nothing for a case
     * that rests.
     *
     * @return how many
     */
    @Transactional
    public int begin(String schoolId, LocalDate day) {
        if (!calendar.isSchoolDay(schoolId, day)) {
            return 0;
        }
        Set<String> begun = contacts.pupilsOn(schoolId, day);
        List<AbsenceCase> flagged = cases.withDailyContact(schoolId).stream()
                .filter(found -> !begun.contains(found.pupilRef()))
                .toList();
        if (flagged.isEmpty()) {
            return 0;
        }
        Map<String, Pupil> pupils =
                register.pupilsByRef(flagged.stream().map(AbsenceCase::pupilRef).collect(toSet())).stream()
                        .collect(toMap(Pupil::ref, identity()));
        Set<String> present = register.staffOf(schoolId).stream()
                .filter(person -> person.presentOn(day))
                .map(StaffMember::userId)
                .collect(toSet());
        List<DailyContact> due = flagged.stream()
                .flatMap(found -> contact(found, pupils.get(found.pupilRef()), present, day).stream())
                .toList();
        contacts.add(due);
        processes.begin(due);
        return due.size();
    }

    /** The contact person, else the mentor, else the primary contact: whoever of them is at work. */
    private Optional<DailyContact> contact(AbsenceCase found, Pupil pupil, Set<String> present, LocalDate day) {
        List<String> able = pupil.protectedIdentity()
                ? List.of()
                : Stream.of(found.contactPerson(), Optional.of(pupil.mentor()), pupil.primaryContact())
                        .flatMap(Optional::stream)
                        .filter(present::contains)
                        .distinct()
                        .toList();
        return able.stream()
                .findFirst()
                .or(() -> responsibilities
                        .dutyOf(Role.MENTOR, pupil, day, cases::openMainSteps)
                        .owner())
                .map(owner -> new DailyContact(
                        found.pupilRef(),
                        day,
                        found.schoolId(),
                        found.caseNumber(),
                        owner,
                        able.stream().filter(userId -> !userId.equals(owner)).toList()));
    }

    /** The last day since the given one on which each pupil of the school was reached, by pupilRef; one statement. */
    public Map<String, LocalDate> lastReached(String schoolId, LocalDate since) {
        return contacts.lastReached(schoolId, since);
    }

    /** Somebody has been in touch, or tried. */
    public void done(String pupilRef, LocalDate day, boolean reached, String author) {
        contacts.done(pupilRef, day, reached ? Outcome.REACHED : Outcome.NOT_REACHED, author);
    }

    /** How many of the school's daily contacts were made and missed from the first day to the last. */
    public ContactTally tally(String schoolId, LocalDate from, LocalDate to) {
        List<DailyContactRegister.Count> days = contacts.counts(schoolId, from, to);
        return new ContactTally(
                days.stream().mapToInt(day -> day.reached() + day.notReached()).sum(),
                days.stream().mapToInt(DailyContactRegister.Count::missed).sum());
    }

    /**
     * The school day is over: what nobody has done is counted as missed, and its owner is told.
     *
     * @return how many
     */
    @Transactional
    public int end(String schoolId, LocalDate day) {
        List<DailyContact> left = contacts.openUntil(schoolId, day);
        if (!left.isEmpty()) {
            contacts.missed(schoolId, day);
            journal.write(left.stream().map(this::missed).toList());
            processes.schoolDayOver(schoolId);
        }
        return left.size();
    }

    private JournalEntry missed(DailyContact contact) {
        return new JournalEntry(
                clock.instant(),
                contact.pupilRef(),
                Optional.of(contact.caseNumber()),
                Compartment.SCHOOL,
                Optional.empty(),
                "daily-contact-missed",
                Optional.empty(),
                Optional.of(contact.owner()),
                List.of());
    }
}
