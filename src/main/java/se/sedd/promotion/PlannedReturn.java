package se.sedd.promotion;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A pupil is to come back after a long absence.
 *
 * @param on the day, if it is known
 * @param owner who plans it
 */
public record PlannedReturn(
        String pupilRef, String schoolId, String caseNumber, Optional<LocalDate> on, String owner) {}
