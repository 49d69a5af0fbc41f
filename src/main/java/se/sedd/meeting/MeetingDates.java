package se.sedd.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.routine.Deadline;
import se.sedd.routine.Routine;

/** By when what has to be done around a meeting: {@code meeting-deadlines.dmn}, counted in school days. */
@Component
public class MeetingDates {

    private static final String ANSWER = "confirm-participation";
    private static final String FAMILY = "remind-family";

    private final Routine routine;
    private final Register register;
    private final SchoolCalendar calendar;

    MeetingDates(Routine routine, Register register, SchoolCalendar calendar) {
        this.routine = routine;
        this.register = register;
        this.calendar = calendar;
    }

    /** The end of the day on which a task that is given now is due. */
    public Instant due(String schoolId, String task) {
        LocalDate today = calendar.today(schoolId);
        return endOf(
                schoolId, calendar.plus(schoolId, today, rule(schoolId, task).dueSchoolDays()));
    }

    /** When whoever has a task that is due on that day is reminded; never in the past. */
    public Instant remind(String schoolId, String task, LocalDate due) {
        int after = rule(schoolId, task).remindAfterDue();
        LocalDate day = after == 0 ? due : calendar.plus(schoolId, due, after);
        return endOf(schoolId, day.isAfter(calendar.today(schoolId)) ? day : due);
    }

    /** The end of the last day of a task that is given now. */
    public Instant moveOn(String schoolId, String task) {
        Deadline rule = rule(schoolId, task);
        LocalDate due = calendar.plus(schoolId, calendar.today(schoolId), rule.dueSchoolDays());
        return endOf(
                schoolId, calendar.plus(schoolId, due, rule.moveOnAfterDue().orElseThrow()));
    }

    /** The last day for the partners' answers: so many school days before the meeting. */
    LocalDate answersBy(Meeting meeting) {
        int before = rule(meeting.schoolId(), ANSWER).dueSchoolDays();
        return calendar.plus(meeting.schoolId(), dayOf(meeting), -before);
    }

    /** The same, for a task that begins today: a meeting that is near leaves a day, and no answer is due after it. */
    public LocalDate answerDue(Meeting meeting) {
        LocalDate tomorrow = calendar.plus(meeting.schoolId(), calendar.today(meeting.schoolId()), 1);
        LocalDate due = answersBy(meeting);
        LocalDate later = due.isBefore(tomorrow) ? tomorrow : due;
        return later.isAfter(dayOf(meeting)) ? dayOf(meeting) : later;
    }

    /** Whether this is a day on which a family is reminded of its meeting: so many school days before it, or the next one that is left. */
    boolean remindsFamily(Meeting meeting, LocalDate today) {
        int before = rule(meeting.schoolId(), FAMILY).dueSchoolDays();
        return calendar.isSchoolDay(meeting.schoolId(), today)
                && !today.isBefore(calendar.plus(meeting.schoolId(), dayOf(meeting), -before));
    }

    /** The first day for a meeting whose partners, asked today, have until tomorrow or longer to answer. */
    public LocalDate firstWithTimeToAnswer(String schoolId) {
        return calendar.plus(
                schoolId, calendar.today(schoolId), 1 + rule(schoolId, ANSWER).dueSchoolDays());
    }

    /** 16:00 at the school. */
    public Instant endOf(String schoolId, LocalDate day) {
        return calendar.deadline(schoolId, day);
    }

    /** The day an instant has at the school. */
    public LocalDate dayAt(String schoolId, Instant instant) {
        return LocalDate.ofInstant(instant, calendar.zone(schoolId));
    }

    private static LocalDate dayOf(Meeting meeting) {
        return meeting.slot()
                .map(Slot::day)
                .orElseThrow(() -> new IllegalStateException(meeting.number() + " has no time"));
    }

    private Deadline rule(String schoolId, String task) {
        return routine.meetingDeadline(task, register.school(schoolId).orElseThrow(), calendar.today(schoolId));
    }
}
