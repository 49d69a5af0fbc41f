package se.sedd.routine;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.DaysAndHours;
import se.sedd.calendar.Term;

/**
 * How much absence is too much where whole days and single hours are counted apart: the Norwegian way. Everything is compared
 * strictly, in whole days and whole minutes.
 *
 * @param monthDays more whole days in a calendar month than this: a case
 * @param halfYearDays more whole days in a half-year than this: a case
 * @param rowDays more whole days in a row than this, months apart or not: a case
 * @param monthHours more hours of 60 minutes, outside whole days, in a calendar month than this: a case
 * @param severeDays more whole days than this in the window's offered days: high absence
 */
public record DayLimits(int monthDays, int halfYearDays, int rowDays, int monthHours, int severeDays) {

    /** What is counted of a month, and the whole days of a half-year, up to a date. */
    public record Count(DaysAndHours month, DaysAndHours halfYear) {

        /** @param days in any order; those after the date are left out */
        public static Count of(List<DayTotal> days, LocalDate date) {
            LocalDate month = date.withDayOfMonth(1);
            LocalDate halfYear = Term.of(date).start();
            return new Count(
                    counted(
                            days,
                            day -> !day.date().isBefore(month) && !day.date().isAfter(date)),
                    counted(
                            days,
                            day -> !day.date().isBefore(halfYear) && !day.date().isAfter(date)));
        }

        private static DaysAndHours counted(List<DayTotal> days, Predicate<DayTotal> which) {
            return DaysAndHours.of(days.stream().filter(which).toList());
        }
    }

    /** Whether the days up to the date call for a case. */
    public boolean above(List<DayTotal> days, LocalDate date) {
        Count count = Count.of(days, date);
        return count.month().days() > monthDays
                || count.halfYear().days() > halfYearDays
                || daysInARow(days, date) > rowDays
                || count.month().minutes() > 60 * monthHours;
    }

    /** Reported days in a row without attendance, up to the date. */
    private static long daysInARow(List<DayTotal> days, LocalDate date) {
        return days.stream()
                .filter(day -> day.reported() > 0 && !day.date().isAfter(date))
                .sorted(comparing(DayTotal::date).reversed())
                .takeWhile(DayTotal::whollyAbsent)
                .count();
    }

    /**
     * Whether absence has not come down yet: above, or so many whole days within the window. A month that has just begun has no
     * days yet, and says nothing.
     *
     * @param window the last offered days up to the date
     */
    public boolean stillAbove(List<DayTotal> days, List<DayTotal> window, LocalDate date) {
        return above(days, date) || DaysAndHours.of(window).days() > monthDays;
    }

    /** Whether one of the half-years that these days belong to had more whole days than the limit. */
    public boolean aboveInAHalfYear(List<DayTotal> days) {
        return days.stream().collect(groupingBy(day -> Term.of(day.date()))).values().stream()
                .anyMatch(half -> DaysAndHours.of(half).days() > halfYearDays);
    }

    /** @param window the last offered days up to a date */
    public boolean severe(List<DayTotal> window) {
        return DaysAndHours.of(window).days() > severeDays;
    }
}
