package se.sedd.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A duty that is open.
 *
 * @param caseOpenedOn the day on whose absence the case was opened
 * @param taskId the task that it is, where it is one
 */
public record OpenDuty(
        String caseNumber,
        LocalDate caseOpenedOn,
        String pupilRef,
        String schoolId,
        DutyKind kind,
        Optional<String> taskId,
        LocalDate dueOn) {}
