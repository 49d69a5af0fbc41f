package se.sedd.ledger;

import java.time.LocalDate;

/**
 * A duty that has been done.
 *
 * @param caseOpenedOn the day on whose absence the case was opened
 * @param arisenOn when it was asked for, the school's date
 * @param doneOn when it was done, the school's date
 */
public record DoneDuty(
        String caseNumber,
        DutyKind kind,
        LocalDate caseOpenedOn,
        LocalDate arisenOn,
        LocalDate dueOn,
        LocalDate doneOn) {}
