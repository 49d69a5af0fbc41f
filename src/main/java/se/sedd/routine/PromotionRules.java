package se.sedd.routine;

/**
 * What promotes attendance, and for whom.
 *
 * @param longAbsenceDays school days away after which a return is planned
 * @param returnLeadDays school days before the return on which its planning begins
 * @param lastYearPercent absence in the whole school year before, above which a pupil is welcomed to the new one
 * @param welcomePerWeek how many such talks a mentor gets in a week at most
 * @param welcomeWeeks in how many school weeks from the pupil's first day they are given out
 * @param classPercent share of a class above the case's threshold, from which the class as a whole is looked at
 */
public record PromotionRules(
        int longAbsenceDays,
        int returnLeadDays,
        int lastYearPercent,
        int welcomePerWeek,
        int welcomeWeeks,
        int classPercent) {}
