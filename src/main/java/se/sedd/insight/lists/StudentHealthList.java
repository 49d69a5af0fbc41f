package se.sedd.insight.lists;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.TaskAccess;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.DataQuality;
import se.sedd.insight.Label;
import se.sedd.insight.SeenInLists;
import se.sedd.journal.ReadAudit;
import se.sedd.register.NameOrder;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.MeetingProcesses;
import se.sedd.rhythm.StudentHealthMeeting;
import se.sedd.rhythm.StudentHealthRegister;

/**
 * The list that a student health meeting goes through: every open case of a school as this reader may see it. The number of
 * statements does not grow with the number of pupils. Every reading is recorded.
 */
@Component
class StudentHealthList {

    /** The meeting's process. */
    static final String MEETING = "student-health-meeting";

    /** The task in which the meeting is held. */
    static final String HOLD = "hold-student-health-meeting";

    private static final Set<Role> CAN_ACT = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.MOBILE_TEAM,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.SCHOOL_OFFICE);

    private final Register register;
    private final CaseRegistry cases;
    private final AbsenceShares shares;
    private final StudentHealthReading reading;
    private final DataQuality dataQuality;
    private final SchoolCalendar calendar;
    private final ReadAudit readings;
    private final Responsibilities responsibilities;
    private final SeenInLists seen;
    private final StudentHealthRegister meetings;
    private final MeetingProcesses processes;
    private final TaskAccess tasks;
    private final Label inLists;

    StudentHealthList(
            Register register,
            CaseRegistry cases,
            AbsenceShares shares,
            StudentHealthReading reading,
            DataQuality dataQuality,
            SchoolCalendar calendar,
            ReadAudit readings,
            Responsibilities responsibilities,
            SeenInLists seen,
            StudentHealthRegister meetings,
            MeetingProcesses processes,
            TaskAccess tasks,
            Label inLists) {
        this.register = register;
        this.cases = cases;
        this.shares = shares;
        this.reading = reading;
        this.dataQuality = dataQuality;
        this.calendar = calendar;
        this.readings = readings;
        this.responsibilities = responsibilities;
        this.seen = seen;
        this.meetings = meetings;
        this.processes = processes;
        this.tasks = tasks;
        this.inLists = inLists;
    }

    /**
     * @param meeting the one that comes near or has not been accounted for
     * @param lastMeeting day of the last meeting that was held, which changes are counted from
     * @param inDays whether the school counts absence in days and hours
     * @param reducedTimetable pupils of whom a full timetable is not expected, with or without a case
     * @param missingData pupils of whom too little is reported to say anything
     */
    record Listing(
            String schoolId,
            String school,
            LocalDate today,
            Optional<Meeting> meeting,
            Optional<LocalDate> lastMeeting,
            boolean inDays,
            List<StudentHealthRow> rows,
            List<Named> reducedTimetable,
            List<Named> missingData) {}

    /**
     * @param taskId the task in which the reader may decide about the pupils
     * @param staff who may be given something to do, where the reader may decide
     */
    record Meeting(
            LocalDate meetsOn,
            LocalTime meetsAt,
            Optional<String> agenda,
            Optional<String> taskId,
            List<Colleague> staff) {}

    record Colleague(String userId, String name) {}

    record Named(String label, String className) {}

    private record At(StudentHealthMeeting meeting, Optional<String> taskId) {}

    /**
     * The list for this reader, who watches over the routine at the school.
     *
     * @param onPaper paper lies about: no order tells of a concern, and no reason to rest stands on it
     */
    @Transactional
    Listing of(School school, StaffMember reader, boolean onPaper, Locale language) {
        LocalDate today = calendar.today(school.id());
        boolean principal = responsibilities.isPrincipalOf(school.id(), reader.userId(), today);
        List<Pupil> all = register.pupilsOf(school.id()).stream()
                .filter(pupil -> pupil.attendsOn(today))
                .toList();
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        List<Pupil> pupils = all.stream()
                .filter(pupil -> open.containsKey(pupil.id()))
                .filter(seen.by(reader, school.id(), today))
                .toList();
        List<AbsenceCase> shown =
                pupils.stream().map(pupil -> open.get(pupil.id())).toList();
        Optional<At> at = at(school, reader);
        Optional<StudentHealthMeeting> meeting = at.map(At::meeting);
        Optional<StudentHealthMeeting> last = meetings.lastHeld(school.id());
        StudentHealthFacts facts = reading.of(school, today, principal, reader, onPaper, shown, meeting, last);
        List<StudentHealthRow> rows = pupils.stream()
                .map(pupil -> row(open.get(pupil.id()), pupil, facts))
                .sorted(Comparator.comparing(StudentHealthRow::reason)
                        .thenComparing(Comparator.comparingLong(StudentHealthRow::daysOverdue)
                                .reversed())
                        .thenComparing(StudentHealthRow::dueDate)
                        .thenComparing(StudentHealthRow::caseNumber))
                .toList();
        readings.record(
                reader.userId(), shown.stream().map(AbsenceCase::pupilRef).toList(), "student-health-list");
        Set<String> unreported = dataQuality.at(school.id()).stream()
                .map(DataQuality.Finding::pupilId)
                .collect(toSet());
        return new Listing(
                school.id(),
                school.name(),
                today,
                at.map(one -> meeting(one, language)),
                last.map(StudentHealthMeeting::meetsOn),
                shares.inDays(school, today),
                rows,
                named(all.stream().filter(Pupil::reducedTimetable), language),
                named(all.stream().filter(pupil -> unreported.contains(pupil.id())), language));
    }

    private StudentHealthRow row(AbsenceCase found, Pupil pupil, StudentHealthFacts facts) {
        return StudentHealthRow.of(found, pupil, inLists.of(pupil, Optional.of(found.caseNumber())), facts);
    }

    /** The earliest meeting in which the reader may decide now; else the one that comes next. */
    private Optional<At> at(School school, StaffMember reader) {
        List<At> planned = meetings.planned(school.id()).stream()
                .map(meeting -> new At(
                        meeting,
                        processes
                                .openTask(meeting)
                                .filter(id -> tasks.forUser(id, reader.userId()).isPresent())))
                .toList();
        return planned.stream()
                .filter(one -> one.taskId().isPresent())
                .findFirst()
                .or(() -> planned.stream().reduce((first, last) -> last));
    }

    private Meeting meeting(At at, Locale language) {
        StudentHealthMeeting meeting = at.meeting();
        return new Meeting(
                meeting.meetsOn(),
                meeting.meetsAt(),
                meetings.agendaOf(meeting.number()),
                at.taskId(),
                at.taskId().isEmpty() ? List.of() : colleagues(meeting.schoolId(), language));
    }

    private List<Colleague> colleagues(String schoolId, Locale language) {
        LocalDate today = calendar.today(schoolId);
        return register.staffOf(schoolId).stream()
                .filter(person -> person.employedOn(today))
                .filter(person -> person.groups().stream().anyMatch(CAN_ACT::contains))
                .map(person -> new Colleague(person.userId(), person.name()))
                .sorted(Comparator.comparing(Colleague::name, NameOrder.in(language))
                        .thenComparing(Colleague::userId))
                .toList();
    }

    private static List<Named> named(Stream<Pupil> pupils, Locale language) {
        return pupils.filter(pupil -> !pupil.protectedIdentity())
                .map(pupil -> new Named(pupil.name(), pupil.className()))
                .sorted(Comparator.comparing(Named::className).thenComparing(Named::label, NameOrder.in(language)))
                .toList();
    }
}
