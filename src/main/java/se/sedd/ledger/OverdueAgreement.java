package se.sedd.ledger;

import java.time.LocalDate;
import se.sedd.partnership.Agreement;
import se.sedd.routine.DutySeverity;

/**
 * An agreement of which something should have been done by now.
 *
 * @param step key of the task that waits
 * @param schoolDays how many school days past its day
 * @param severity 0 to 3 as for the steps of a case; there is no coordinator in between
 */
public record OverdueAgreement(
        Agreement agreement, String step, LocalDate dueOn, int schoolDays, int severity, DutySeverity rule) {}
