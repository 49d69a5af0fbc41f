package se.sedd.attendance;

import java.util.List;

/**
 * Absence as Norwegian schools count it: whole days, and single lessons on other days. The two are never converted into each
 * other.
 *
 * @param days on which every reported minute was absence
 * @param minutes of absence on the other days
 */
public record DaysAndHours(int days, int minutes) {

    /** All the absence of these days. */
    public static DaysAndHours of(List<DayTotal> counted) {
        int days = 0;
        int minutes = 0;
        for (DayTotal day : counted) {
            if (day.whollyAbsent()) {
                days++;
            } else {
                minutes += day.absent();
            }
        }
        return new DaysAndHours(days, minutes);
    }

    /** Whole hours of 60 minutes, for people; what is left over is not shown. */
    public int hours() {
        return minutes / 60;
    }
}
