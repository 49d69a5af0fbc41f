package se.sedd.routine;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.DaysAndHours;
import se.sedd.attendance.Window;

/**
 * How a pupil's absence stands on a date, in what the school's routine counts: this is the one place that decides whether people
 * are told shares of the time or whole days and hours.
 *
 * @param window the last offered days up to the date, in minutes
 * @param counted where the routine counts in days and hours, what it counts; shares of the time are then said nowhere
 */
public record Standing(Window window, Optional<Counted> counted) {

    /** The worst first, by what decides at the school: days of the month, then of the half-year, then hours; or the share. */
    public static final Comparator<Standing> WORST_FIRST = (one, other) -> {
        if (one.counted().isPresent() && other.counted().isPresent()) {
            return Counted.MOST_FIRST.compare(
                    one.counted().orElseThrow(), other.counted().orElseThrow());
        }
        return Long.compare(
                (long) other.window().absent() * one.window().reported(),
                (long) one.window().absent() * other.window().reported());
    };

    /**
     * Whole days, and hours outside them.
     *
     * @param window of the last offered days
     * @param month of the calendar month up to the date
     * @param halfYear of the half-year up to the date
     */
    public record Counted(DaysAndHours window, DaysAndHours month, DaysAndHours halfYear) {

        private static final Comparator<Counted> MOST_FIRST = Comparator.comparingInt(
                        (Counted counted) -> counted.month().days())
                .thenComparingInt(counted -> counted.halfYear().days())
                .thenComparingInt(counted -> counted.month().minutes())
                .thenComparingInt(counted -> counted.halfYear().minutes())
                .reversed();
    }

    /** @param schoolYear the pupil's totals on school days of the school year; later days and days without offered time are left out */
    public static Standing of(List<DayTotal> schoolYear, LocalDate date, AbsenceRules rules) {
        List<DayTotal> days = schoolYear.stream()
                .filter(day -> day.offered() > 0 && !day.date().isAfter(date))
                .sorted(Comparator.comparing(DayTotal::date))
                .toList();
        return new Standing(
                Window.of(days, date, rules.windowDays()), rules.dayLimits().map(limits -> {
                    DayLimits.Count count = DayLimits.Count.of(days, date);
                    return new Counted(DaysAndHours.of(rules.lastOf(days)), count.month(), count.halfYear());
                }));
    }
}
