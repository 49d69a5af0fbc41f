package se.sedd.rhythm;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.routine.Deadline;
import se.sedd.routine.MeetingTime;
import se.sedd.routine.Routine;

/** When student health meetings are held, prepared, reminded of and given up: {@code student-health-meetings.dmn} and school days. */
@Component
public class StudentHealthDates {

    private static final LocalTime BEFORE_SCHOOL = LocalTime.of(6, 30);

    private final SchoolCalendar calendar;
    private final Register register;
    private final Routine routine;

    StudentHealthDates(SchoolCalendar calendar, Register register, Routine routine) {
        this.calendar = calendar;
        this.register = register;
        this.routine = routine;
    }

    /**
     * The meeting whose preparation has begun by the day and which is not over before it. A holiday moves a meeting to the next
     * school day of its week; a week without one has no meeting.
     */
    Optional<StudentHealthMeeting> comingUp(School school, LocalDate day) {
        MeetingTime time = routine.studentHealthMeeting(school, day);
        return Optional.of(inWeekOf(school, day, time))
                .flatMap(found -> found.filter(meeting -> !meeting.isBefore(day)))
                .or(() -> inWeekOf(school, day.plusWeeks(1), time))
                .filter(meeting -> !prepareFrom(school, meeting, time).isAfter(day))
                .map(meeting -> new StudentHealthMeeting(
                        "EHT-%s-%s".formatted(school.id(), meeting),
                        school.id(),
                        meeting,
                        meeting,
                        LocalTime.of(time.hour(), 0),
                        StudentHealthMeeting.State.PLANNED));
    }

    private Optional<LocalDate> inWeekOf(School school, LocalDate day, MeetingTime time) {
        LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        LocalDate ordinary = sunday.with(TemporalAdjusters.previousOrSame(time.weekday()));
        return Optional.of(calendar.onOrAfter(school.id(), ordinary)).filter(moved -> !moved.isAfter(sunday));
    }

    private LocalDate prepareFrom(School school, LocalDate meeting, MeetingTime time) {
        return calendar.plus(school.id(), meeting, -Math.max(1, time.prepareSchoolDays()));
    }

    /** The school day before the meeting; today, if that is over. */
    public Instant prepareBy(StudentHealthMeeting meeting) {
        LocalDate before = calendar.plus(meeting.schoolId(), meeting.meetsOn(), -1);
        LocalDate today = calendar.today(meeting.schoolId());
        return calendar.deadline(meeting.schoolId(), before.isBefore(today) ? today : before);
    }

    /** The morning of the meeting: the list goes on as it is. */
    public Instant beginsAt(StudentHealthMeeting meeting) {
        return at(meeting, BEFORE_SCHOOL);
    }

    public Instant meetsAt(StudentHealthMeeting meeting) {
        return at(meeting, meeting.meetsAt());
    }

    private Instant at(StudentHealthMeeting meeting, LocalTime time) {
        return meeting.meetsOn()
                .atTime(time)
                .atZone(calendar.zone(meeting.schoolId()))
                .toInstant();
    }

    /** When whoever has the task is reminded that it has not been held. */
    public Instant remindAt(StudentHealthMeeting meeting, String task) {
        int after = deadline(meeting.schoolId(), task, meeting.meetsOn()).remindAfterDue();
        return calendar.deadline(meeting.schoolId(), calendar.plus(meeting.schoolId(), meeting.meetsOn(), after));
    }

    /** When it becomes the principal's matter that it has not been held. */
    public Instant missedAt(StudentHealthMeeting meeting, String task) {
        int after = deadline(meeting.schoolId(), task, meeting.meetsOn())
                .moveOnAfterDue()
                .orElseThrow(() -> new IllegalStateException("deadlines.dmn has no last day for " + task));
        return calendar.deadline(meeting.schoolId(), calendar.plus(meeting.schoolId(), meeting.meetsOn(), after));
    }

    /** The routine's day for a task that is given now. */
    public LocalDate dueDay(String schoolId, String task) {
        LocalDate today = calendar.today(schoolId);
        return calendar.plus(schoolId, today, deadline(schoolId, task, today).dueSchoolDays());
    }

    /** When whoever has a task that is due on the day is reminded. */
    public Instant remindAt(String schoolId, String task, LocalDate due) {
        int after = deadline(schoolId, task, due).remindAfterDue();
        return calendar.deadline(schoolId, after == 0 ? due : calendar.plus(schoolId, due, after));
    }

    private Deadline deadline(String schoolId, String task, LocalDate day) {
        School school = register.school(schoolId)
                .orElseThrow(() -> new IllegalStateException("The register has no school " + schoolId));
        return routine.deadline(task, school, day);
    }
}
