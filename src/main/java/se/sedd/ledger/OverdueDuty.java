package se.sedd.ledger;

import java.time.LocalDate;

/**
 * A duty that is past its day.
 *
 * @param schoolDays how many school days past it
 * @param severity 0 to 3: whose matter it is besides its owner's, see {@link se.sedd.routine.DutySeverity}
 */
public record OverdueDuty(OpenDuty duty, int schoolDays, int severity) {

    public String caseNumber() {
        return duty.caseNumber();
    }

    public LocalDate dueOn() {
        return duty.dueOn();
    }
}
