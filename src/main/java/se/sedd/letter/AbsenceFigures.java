package se.sedd.letter;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.DaysAndHours;
import se.sedd.routine.AbsenceWindows.AbsenceWindow;
import se.sedd.routine.Standing;

/**
 * How the absence stood when the letter was written, in minutes of the rolling window. Late excuses and corrections that come
 * afterwards change the register, never these.
 *
 * @param from first offered day of the window
 * @param to last offered day of it
 * @param counted where the school's routine counts in days and hours, what it counts
 * @param weeks the same, week by week
 */
record AbsenceFigures(
        LocalDate from,
        LocalDate to,
        int offered,
        int reported,
        int valid,
        int invalid,
        Optional<Standing.Counted> counted,
        List<AbsenceFigures.Week> weeks) {

    /** @param counted whole days and hours of the week */
    record Week(LocalDate from, LocalDate to, int offered, int reported, int valid, int invalid, DaysAndHours counted) {

        int present() {
            return reported - valid - invalid;
        }
    }

    /** @param date the last day that counts, which the window carries where it is empty */
    static AbsenceFigures of(AbsenceWindow window, LocalDate date) {
        Map<Integer, List<DayTotal>> byWeek = new LinkedHashMap<>();
        window.days()
                .forEach(day -> byWeek.computeIfAbsent(
                                day.date().get(IsoFields.WEEK_BASED_YEAR) * 100
                                        + day.date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                                week -> new ArrayList<>())
                        .add(day));
        List<Week> weeks = byWeek.values().stream().map(AbsenceFigures::week).toList();
        return new AbsenceFigures(
                weeks.isEmpty() ? date : weeks.get(0).from(),
                weeks.isEmpty() ? date : weeks.get(weeks.size() - 1).to(),
                weeks.stream().mapToInt(Week::offered).sum(),
                weeks.stream().mapToInt(Week::reported).sum(),
                weeks.stream().mapToInt(Week::valid).sum(),
                weeks.stream().mapToInt(Week::invalid).sum(),
                Standing.of(window.schoolYear(), date, window.rules()).counted(),
                weeks);
    }

    private static Week week(List<DayTotal> days) {
        return new Week(
                days.get(0).date(),
                days.get(days.size() - 1).date(),
                days.stream().mapToInt(DayTotal::offered).sum(),
                days.stream().mapToInt(DayTotal::reported).sum(),
                days.stream().mapToInt(DayTotal::valid).sum(),
                days.stream().mapToInt(DayTotal::invalid).sum(),
                DaysAndHours.of(days));
    }

    int absent() {
        return valid + invalid;
    }

    /** Whole percent of the reported time, rounded. */
    int percent() {
        return reported == 0 ? 0 : Math.round(100f * absent() / reported);
    }

    /** Whole hours of absence, rounded. */
    int hours() {
        return Math.round(absent() / 60f);
    }

    /** Strictly above that many percent of the reported time. */
    boolean above(int threshold) {
        return 100L * absent() > (long) threshold * reported;
    }
}
