package se.sedd.rhythm;

import java.time.LocalDate;

/**
 * A case that a member of the mobile team has taken on.
 *
 * @param until last day, as they meant it when they took it on
 */
public record TeamCase(String caseNumber, String schoolId, String userId, LocalDate since, LocalDate until) {}
