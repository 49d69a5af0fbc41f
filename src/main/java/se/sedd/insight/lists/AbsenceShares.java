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
import se.sedd.insight.Counted;
import se.sedd.register.School;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Routine;
import se.sedd.routine.Standing;

/** How the absence of a school's pupils stands, and what lists show of it: shares, or days and hours where those are counted. */
@Component
class AbsenceShares {

    private final Attendance attendance;
    private final Routine routine;

    AbsenceShares(Attendance attendance, Routine routine) {
        this.attendance = attendance;
        this.routine = routine;
    }

    /** Up to the date, those of the pupils who attend the school, by pupilId; two statements. */
    Map<String, Standing> standings(School school, LocalDate date, Set<String> pupilIds) {
        AbsenceRules rules = routine.absenceRules(school, date);
        Map<String, Standing> standings = new HashMap<>();
        attendance.eachPupil(school.id(), SchoolYear.of(date).start(), date, (pupilId, totals) -> {
            if (pupilIds.contains(pupilId)) {
                standings.put(pupilId, Standing.of(totals, date, rules));
            }
        });
        return standings;
    }

    /** Whether the school counts in days and hours. */
    boolean inDays(School school, LocalDate date) {
        return routine.absenceRules(school, date).dayLimits().isPresent();
    }

    /** The days and hours; empty where shares are said. */
    static Optional<Counted> counted(Optional<Standing> standing) {
        return standing.flatMap(Standing::counted).map(Counted::of);
    }

    private static Optional<Window> inShares(Optional<Standing> standing) {
        return standing.filter(one -> one.counted().isEmpty()).map(Standing::window);
    }

    /** Share of the reported time; empty where nothing is reported, or days are counted. */
    static Optional<Double> valid(Optional<Standing> standing) {
        return inShares(standing).filter(w -> w.reported() > 0).map(w -> percent(w.valid(), w.reported()));
    }

    /** Share of the reported time; empty where nothing is reported, or days are counted. */
    static Optional<Double> invalid(Optional<Standing> standing) {
        return inShares(standing).filter(w -> w.reported() > 0).map(w -> percent(w.invalid(), w.reported()));
    }

    /** Share of the offered time that nobody has reported; empty where days are counted. */
    static Optional<Double> unknown(Optional<Standing> standing) {
        return inShares(standing)
                .filter(w -> w.offered() > 0)
                .map(w -> percent(w.offered() - w.reported(), w.offered()));
    }

    /** Calendar days past the main step's date, 0 if it is not late. */
    static long daysOverdue(AbsenceCase found, LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(found.dueDate(), today));
    }

    static double percent(int part, int whole) {
        return Math.round(1000.0 * part / whole) / 10.0;
    }
}
