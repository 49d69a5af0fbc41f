package se.sedd.routine;

import java.util.Optional;

/**
 * When a task is to be done: one row of {@code deadlines.dmn}, in school days.
 *
 * @param dueSchoolDays due so many school days after the task was given
 * @param remindAfterDue reminded so many school days after the due day; 0 is the due day itself
 * @param moveOnAfterDue the last day lies so many school days after the due day; empty where nothing moves on by itself
 * @param countedFromStep whether the due day is counted from the day on which the case came to the step, not from that on which
 *     the task was given: what is done before it makes it no later
 */
public record Deadline(
        int dueSchoolDays, int remindAfterDue, Optional<Integer> moveOnAfterDue, boolean countedFromStep) {}
