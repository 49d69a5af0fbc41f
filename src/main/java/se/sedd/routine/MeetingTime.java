package se.sedd.routine;

import java.time.DayOfWeek;

/**
 * When a school's student health meeting is held: one row of {@code student-health-meetings.dmn}.
 *
 * @param hour local time at the school, whole hours
 * @param prepareSchoolDays the list is prepared so many school days before
 */
public record MeetingTime(DayOfWeek weekday, int hour, int prepareSchoolDays) {}
