package se.sedd.routine;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;

/** By when what has to be done around measures, agreements and networks: {@code measure-deadlines.dmn}, in school days. */
@Component
public class MeasureDates {

    private final Routine routine;
    private final Register register;
    private final SchoolCalendar calendar;

    MeasureDates(Routine routine, Register register, SchoolCalendar calendar) {
        this.routine = routine;
        this.register = register;
        this.calendar = calendar;
    }

    /** The day on which a task is due that counts from this day. */
    public LocalDate dueOn(String schoolId, String task, LocalDate from) {
        int days = rule(schoolId, task).dueSchoolDays();
        return days == 0 ? from : calendar.plus(schoolId, from, days);
    }

    /** When whoever has a task that is due on that day is reminded; on the day itself where the earlier moment has passed. */
    public Instant remind(String schoolId, String task, LocalDate due) {
        LocalDate day = after(schoolId, due, rule(schoolId, task).remindAfterDue());
        return endOf(schoolId, day.isAfter(calendar.today(schoolId)) ? day : due);
    }

    /** When a task that is due on that day goes away undone. */
    public Instant moveOn(String schoolId, String task, LocalDate due) {
        return endOf(
                schoolId,
                after(schoolId, due, rule(schoolId, task).moveOnAfterDue().orElseThrow()));
    }

    /** The day that lies as many school days before this one as the task is given ahead. */
    public LocalDate givenOn(String schoolId, String task, LocalDate day) {
        return calendar.plus(schoolId, day, -rule(schoolId, task).dueSchoolDays());
    }

    /** 16:00 at the school. */
    public Instant endOf(String schoolId, LocalDate day) {
        return calendar.deadline(schoolId, day);
    }

    private LocalDate after(String schoolId, LocalDate day, int schoolDays) {
        return schoolDays == 0 ? day : calendar.plus(schoolId, day, schoolDays);
    }

    private Deadline rule(String schoolId, String task) {
        return routine.measureDeadline(task, register.school(schoolId).orElseThrow(), calendar.today(schoolId));
    }
}
