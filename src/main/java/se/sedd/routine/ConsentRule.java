package se.sedd.routine;

/**
 * Whose consent it takes, and for how long it holds at most.
 *
 * @param everyCustodian all who have custody
 * @param pupil the pupil's own
 * @param longestDays calendar days from the day on which it was given
 */
public record ConsentRule(boolean everyCustodian, boolean pupil, int longestDays) {}
