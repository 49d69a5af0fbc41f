package se.sedd.followup;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.DaysAndHours;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolYear;
import se.sedd.register.Register;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Routine;

/** How attendance stands in one case, for those who decide in it. */
@Component
public class Situations {

    private final Attendance attendance;
    private final Register register;
    private final Routine routine;

    Situations(Attendance attendance, Register register, Routine routine) {
        this.attendance = attendance;
        this.register = register;
        this.routine = routine;
    }

    /** The rules that hold at the school on the day. */
    public AbsenceRules rules(String schoolId, LocalDate day) {
        return routine.absenceRules(register.school(schoolId).orElseThrow(), day);
    }

    /** The window of the days after the given one, up to the date. */
    public Window since(AbsenceCase found, LocalDate after, LocalDate date) {
        return situation(found, date).windowAfter(after);
    }

    /** Whether the absence after the given day is still too much for the case to be closed. */
    public boolean isStillAbove(AbsenceCase found, LocalDate after, LocalDate date) {
        return situation(found, date).isStillAboveAfter(after);
    }

    /** Whole days, and hours outside them, after the given day. */
    public DaysAndHours daysAndHoursSince(AbsenceCase found, LocalDate after, LocalDate date) {
        return situation(found, date).daysAndHoursAfter(after);
    }

    /** Whether the absence of the window is one spell. */
    public boolean isSingleSpell(AbsenceCase found, LocalDate date) {
        return situation(found, date).isSingleSpell();
    }

    private Situation situation(AbsenceCase found, LocalDate date) {
        List<DayTotal> days = attendance.schoolDays(
                found.pupilId(), found.schoolId(), SchoolYear.of(date).start(), date);
        return new Situation(date, rules(found.schoolId(), date), days);
    }
}
