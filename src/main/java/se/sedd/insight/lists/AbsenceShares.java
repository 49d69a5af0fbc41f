package se.sedd.insight.lists;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolYear;
import se.sedd.followup.AbsenceCase;
import se.sedd.register.School;
import se.sedd.routine.Routine;

/** The absence windows of a school's pupils, and what lists show of them. */
@Component
class AbsenceShares {

    private final Attendance attendance;
    private final Routine routine;

    AbsenceShares(Attendance attendance, Routine routine) {
        this.attendance = attendance;
        this.routine = routine;
    }

    /** The windows up to today of those of the pupils who attend the school, by pupilId; two statements. */
    Map<String, Window> windows(School school, LocalDate today, Set<String> pupilIds) {
        int days = routine.absenceRules(school, today).windowDays();
        Map<String, Window> windows = new HashMap<>();
        attendance.eachPupil(school.id(), SchoolYear.of(today).start(), today, (pupilId, totals) -> {
            if (pupilIds.contains(pupilId)) {
                windows.put(pupilId, Window.of(totals, today, days));
            }
        });
        return windows;
    }

    /** Share of the reported time; empty where nothing is reported. */
    static Optional<Double> valid(Optional<Window> window) {
        return window.filter(w -> w.reported() > 0).map(w -> percent(w.valid(), w.reported()));
    }

    /** Share of the reported time; empty where nothing is reported. */
    static Optional<Double> invalid(Optional<Window> window) {
        return window.filter(w -> w.reported() > 0).map(w -> percent(w.invalid(), w.reported()));
    }

    /** Share of the offered time that nobody has reported. */
    static Optional<Double> unknown(Optional<Window> window) {
        return window.filter(w -> w.offered() > 0).map(w -> percent(w.offered() - w.reported(), w.offered()));
    }

    /** Calendar days past the main step's date, 0 if it is not late. */
    static long daysOverdue(AbsenceCase found, LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(found.dueDate(), today));
    }

    static double percent(int part, int whole) {
        return Math.round(1000.0 * part / whole) / 10.0;
    }
}
