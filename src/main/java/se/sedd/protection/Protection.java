package se.sedd.protection;

import java.time.LocalDate;

/**
 * A pupil who is treated as protected, with the one process that asks for handlers.
 *
 * @param pupilRef the pupil's random reference
 * @param schoolId the school whose principal is asked
 * @param number what it is called in lists, for example {@code S2026-00001}; also the business key of its process
 */
public record Protection(String pupilId, String pupilRef, String schoolId, String number, LocalDate since) {}
