package se.sedd.routine;

import java.util.Optional;

/**
 * By when social services have to do a task: one row of {@code statutory-clocks.dmn}, in calendar days.
 *
 * @param dueDays due so many days after the clock began; 0 is the same day
 * @param remindDaysBefore reminded so many days before the due day
 * @param lastDays after so many days it is late; empty where nothing happens by itself
 * @param source the statute, or that it is local routine
 */
public record StatutoryClock(int dueDays, int remindDaysBefore, Optional<Integer> lastDays, String source) {}
