package se.sedd.insight.lists;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.engine.TaskLabels;
import se.sedd.followup.AbsenceCase;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalText;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.DecideAtMeeting;
import se.sedd.rhythm.DecisionRegister;
import se.sedd.rhythm.MeetingDecision;
import se.sedd.rhythm.MobileTeam;
import se.sedd.rhythm.StudentHealthMeeting;
import se.sedd.rhythm.StudentHealthRegister;
import se.sedd.rhythm.TeamCase;
import se.sedd.seen.DailyContacts;
import se.sedd.socialservices.ConcernRegister;

/** Reads what the student health meeting's list says of a school's open cases: a fixed number of statements. */
@Component
class StudentHealthReading {

    private static final Duration CONCERN_IS_NEW = Duration.ofDays(28);

    private static final String VOICE = "pupilVoice";
    private static final String SUPPORT = "supportDecision";
    private static final String REST_REASON = "restReason";

    private final Register register;
    private final AbsenceShares shares;
    private final SchoolCalendar calendar;
    private final TaskLabels labels;
    private final Journal journal;
    private final DailyContacts daily;
    private final ConcernRegister concerns;
    private final StudentHealthRegister meetings;
    private final DecisionRegister decisions;
    private final MobileTeam team;
    private final Compliance compliance;
    private final Clock clock;

    StudentHealthReading(
            Register register,
            AbsenceShares shares,
            SchoolCalendar calendar,
            TaskLabels labels,
            Journal journal,
            DailyContacts daily,
            ConcernRegister concerns,
            StudentHealthRegister meetings,
            DecisionRegister decisions,
            MobileTeam team,
            Compliance compliance,
            Clock clock) {
        this.register = register;
        this.shares = shares;
        this.calendar = calendar;
        this.labels = labels;
        this.journal = journal;
        this.daily = daily;
        this.concerns = concerns;
        this.meetings = meetings;
        this.decisions = decisions;
        this.team = team;
        this.compliance = compliance;
        this.clock = clock;
    }

    /**
     * @param onPaper paper lies about: nothing of a concern, and no reason to rest
     * @param shown the cases that the reader may see
     * @param meeting the one that comes near
     * @param last the one that was held last
     */
    StudentHealthFacts of(
            School school,
            LocalDate today,
            boolean principal,
            StaffMember reader,
            boolean onPaper,
            List<AbsenceCase> shown,
            Optional<StudentHealthMeeting> meeting,
            Optional<StudentHealthMeeting> last) {
        Set<String> numbers = shown.stream().map(AbsenceCase::caseNumber).collect(toSet());
        List<MeetingDecision> decided =
                decisions
                        .openOrOf(
                                school.id(),
                                meeting.map(StudentHealthMeeting::number).orElse(""))
                        .stream()
                        .filter(decision -> numbers.contains(decision.caseNumber()))
                        .toList();
        Map<String, TeamCase> taken = team.at(school.id());
        Set<String> people = new HashSet<>();
        shown.forEach(found -> {
            found.owner().ifPresent(people::add);
            found.contactPerson().ifPresent(people::add);
        });
        decided.forEach(decision -> decision.owner().ifPresent(people::add));
        taken.values().forEach(one -> people.add(one.userId()));
        boolean ofStudentHealth = reader.hasRole(Role.STUDENT_HEALTH);
        Set<String> shownPupils = shown.stream().map(AbsenceCase::pupilId).collect(toSet());
        Map<String, String> supports = new HashMap<>();
        Map<String, String> restReasons = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        Set<Compartment> readable = ofStudentHealth
                ? EnumSet.of(Compartment.SCHOOL, Compartment.STUDENT_HEALTH)
                : EnumSet.of(Compartment.SCHOOL);
        journal.answers(numbers, List.of(SUPPORT, REST_REASON, DecideAtMeeting.DECIDED), readable)
                .forEach(answer -> {
                    JournalText text = answer.text();
                    switch (text.key()) {
                        case SUPPORT -> supports.put(answer.caseNumber(), text.answer());
                        case REST_REASON -> restReasons.put(answer.caseNumber(), text.answer());
                        default -> DecideAtMeeting.decisionIn(text).ifPresent(id -> texts.put(id, text.answer()));
                    }
                });
        return new StudentHealthFacts(
                today,
                calendar.zone(school.id()),
                principal,
                reader,
                shares.standings(school, today, shownPupils),
                last.filter(held -> shares.inDays(school, today))
                        .map(held -> shares.standings(school, held.meetsOn(), shownPupils))
                        .orElse(Map.of()),
                last.map(one -> meetings.listOf(one.number())).orElse(Map.of()),
                journal.lastDone(numbers),
                journal.lastAnswered(numbers, VOICE),
                supports,
                ofStudentHealth && !onPaper ? restReasons : Map.of(),
                texts,
                journal.lastHappened(numbers, "organiser-notified"),
                daily.lastReached(school.id(), SchoolYear.of(today).start()),
                onPaper
                        ? Set.of()
                        : concerns.pupilsOfConcern(school.id(), clock.instant().minus(CONCERN_IS_NEW)),
                compliance.deviationsAt(school, today),
                taken,
                decided.stream().collect(groupingBy(MeetingDecision::caseNumber)),
                meeting.map(StudentHealthMeeting::number),
                names(people),
                labels.at(school.id()));
    }

    private Map<String, String> names(Collection<String> userIds) {
        return register.staff(userIds).stream().collect(toMap(StaffMember::userId, StaffMember::name));
    }
}
