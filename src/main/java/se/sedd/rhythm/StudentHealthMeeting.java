package se.sedd.rhythm;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * One of a school's weekly student health meetings (EHT).
 *
 * @param number for example {@code EHT-skolan-2026-03-18}; also the business key of its process
 * @param plannedOn the day the routine gave it
 * @param meetsOn the day it is held on: another one where the principal has chosen so
 * @param meetsAt local time at the school
 */
public record StudentHealthMeeting(
        String number, String schoolId, LocalDate plannedOn, LocalDate meetsOn, LocalTime meetsAt, State state) {

    public enum State {
        PLANNED,
        HELD,
        CANCELLED
    }
}
