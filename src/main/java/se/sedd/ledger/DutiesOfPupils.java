package se.sedd.ledger;

import java.time.LocalDate;
import java.util.Set;

/**
 * Open duties of one kind of these pupils at a school, whichever their cases are.
 *
 * @param from first day on which they were due
 * @param to last such day
 */
public record DutiesOfPupils(String schoolId, DutyKind kind, Set<String> pupilRefs, LocalDate from, LocalDate to) {

    public DutiesOfPupils {
        pupilRefs = Set.copyOf(pupilRefs);
    }
}
