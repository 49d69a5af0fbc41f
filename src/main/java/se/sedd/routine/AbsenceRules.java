package se.sedd.routine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.Window;

/**
 * What is too much absence in a municipality on a day: one row of {@code absence-rules.dmn}. Percentages are local routine;
 * no law sets them.
 *
 * @param followsUp whether absence opens cases at all
 * @param windowDays how many offered days the rolling window looks back over
 * @param minimumDays fewer offered days than this: no case, a data-quality finding
 * @param coveragePercent less reported than this share of the offered minutes: no case, a data-quality finding
 * @param opensAbovePercent strictly above: a case
 * @param severeAbovePercent strictly above: letter and contact person
 * @param severeAgainPercent at or under: high absence counts as new the next time
 * @param contactPersonAbovePercent strictly above: a contact person other than the mentor
 * @param daysBeforeRestored offered days after the last contact before a person may close as restored
 * @param closingDays offered days at or under the threshold since the return after which a case closes by itself
 * @param firstCallsPerDay how many first calls a mentor gets a day
 * @param longestRest school days a case may rest at most
 * @param lostContactDays whole days of invalid absence in a row, with no adult reached, after which the coordinator takes over
 * @param dayLimits where absence is counted in days and hours, what opens a case instead of the percentages
 */
public record AbsenceRules(
        boolean followsUp,
        int windowDays,
        int minimumDays,
        int coveragePercent,
        int opensAbovePercent,
        int severeAbovePercent,
        int severeAgainPercent,
        int contactPersonAbovePercent,
        int daysBeforeRestored,
        int closingDays,
        int firstCallsPerDay,
        int longestRest,
        int lostContactDays,
        Optional<DayLimits> dayLimits) {

    /**
     * Whether these days call for a case.
     *
     * @param days of one school year, in order of date
     */
    public boolean above(List<DayTotal> days, LocalDate date) {
        return dayLimits
                .map(limits -> limits.above(days, date))
                .orElseGet(() -> Window.of(days, date, windowDays).above(opensAbovePercent));
    }

    /**
     * Whether absence has not come down yet.
     *
     * @param days of one school year up to the date, in order of date
     * @param shareOfDays over how many of the last of them a share is taken, where shares are counted
     */
    public boolean stillAbove(List<DayTotal> days, LocalDate date, int shareOfDays) {
        return dayLimits
                .map(limits -> limits.stillAbove(days, lastOf(days), date))
                .orElseGet(() -> Window.of(days, date, shareOfDays).above(opensAbovePercent));
    }

    /** The window's days of these, which are in order of date. */
    public List<DayTotal> lastOf(List<DayTotal> days) {
        return days.subList(Math.max(0, days.size() - windowDays), days.size());
    }
}
