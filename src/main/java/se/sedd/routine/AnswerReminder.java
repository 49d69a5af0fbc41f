package se.sedd.routine;

/**
 * A reminder that no answer has come from outside the school. Whoever waits for it is told each time.
 *
 * @param schoolDaysAfter school days after the day on which the answer was expected
 * @param coordinator whether the coordinator is told as well
 * @param principal whether the principal is told as well
 */
public record AnswerReminder(int schoolDaysAfter, boolean coordinator, boolean principal) {}
