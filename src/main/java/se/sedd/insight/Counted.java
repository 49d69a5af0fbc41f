package se.sedd.insight;

import se.sedd.attendance.DaysAndHours;
import se.sedd.routine.Standing;

/**
 * Whole days, and whole hours outside them, as people read them; never converted into each other.
 *
 * @param all of the days that are shown: the window, or those after a contact
 * @param month of the calendar month up to the last day
 * @param halfYear of the half-year up to the last day
 */
public record Counted(Away all, Away month, Away halfYear) {

    public record Away(int days, int hours) {

        public static Away of(DaysAndHours counted) {
            return new Away(counted.days(), counted.hours());
        }
    }

    public static Counted of(Standing.Counted counted) {
        return of(counted.window(), counted);
    }

    public static Counted of(DaysAndHours all, Standing.Counted counted) {
        return new Counted(Away.of(all), Away.of(counted.month()), Away.of(counted.halfYear()));
    }
}
