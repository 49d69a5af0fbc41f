package se.sedd.attendance;

import java.time.LocalDate;

/**
 * One pupil's day in whole minutes, cancelled lessons left out.
 *
 * @param offered minutes of all lessons
 * @param reported minutes of the reported ones; the rest is unknown, neither presence nor absence
 * @param valid minutes of valid absence in reported lessons
 * @param invalid minutes of invalid absence in reported lessons
 * @param other minutes of other attendance (a study visit) in reported lessons: presence
 * @param lessons how many lessons were offered
 */
public record DayTotal(LocalDate date, int offered, int reported, int valid, int invalid, int other, int lessons) {

    public int absent() {
        return valid + invalid;
    }

    /** Whether the pupil was seen at all: some reported minute was not absence. */
    public boolean attended() {
        return reported > absent();
    }

    /** Whether every reported minute was absence, and something was reported. */
    public boolean whollyAbsent() {
        return reported > 0 && reported == absent();
    }
}
