package se.sedd.attendance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A pupil's absence over the last school days on which time was offered. Whole minutes throughout: comparisons never
 * depend on rounding.
 *
 * @param date the last date that counts
 * @param days how many offered days it holds, at most as many as were asked for
 */
public record Window(LocalDate date, int days, int offered, int reported, int valid, int invalid) {

    /**
     * @param schoolDays the pupil's totals on school days of one school year, in any order; days after {@code date} and
     *     days without offered time do not count
     * @param days how many offered days to look back over
     */
    public static Window of(List<DayTotal> schoolDays, LocalDate date, int days) {
        List<DayTotal> counted = schoolDays.stream()
                .filter(day -> day.offered() > 0 && !day.date().isAfter(date))
                .sorted(Comparator.comparing(DayTotal::date).reversed())
                .limit(days)
                .toList();
        int offered = 0;
        int reported = 0;
        int valid = 0;
        int invalid = 0;
        for (DayTotal day : counted) {
            offered += day.offered();
            reported += day.reported();
            valid += day.valid();
            invalid += day.invalid();
        }
        return new Window(date, counted.size(), offered, reported, valid, invalid);
    }

    public int absent() {
        return valid + invalid;
    }

    /** Strictly above the threshold. */
    public boolean above(int percent) {
        return 100L * absent() > (long) percent * reported;
    }

    /** Whether at least that share of the offered time is reported; with nothing offered it is not. */
    public boolean covers(int percent) {
        return offered > 0 && 100L * reported >= (long) percent * offered;
    }

    /** Absent of reported minutes, for people: one decimal, half up; 0 when nothing is reported. */
    public double ratePercent() {
        return tenths(absent(), reported);
    }

    /** Reported of offered minutes, for people: one decimal, half up; 0 when nothing is offered. */
    public double coveragePercent() {
        return tenths(reported, offered);
    }

    private static double tenths(long part, long whole) {
        return whole == 0 ? 0.0 : (2_000 * part + whole) / (2 * whole) / 10.0;
    }
}
