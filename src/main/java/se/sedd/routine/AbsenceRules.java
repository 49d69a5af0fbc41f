package se.sedd.routine;

import java.util.Optional;

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
        Optional<DayLimits> dayLimits) {}
