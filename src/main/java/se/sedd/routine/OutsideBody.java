package se.sedd.routine;

import java.util.List;
import java.util.Optional;
import se.sedd.journal.Compartment;

/**
 * Somebody outside the school with whom it has contacts, as the municipality's rows name them.
 *
 * @param compartment in whose file such a contact is kept: who may begin it and read about it
 * @param partOf code of a wider recipient that consents name, for example health care
 * @param answerSchoolDays within how many school days an answer is expected
 */
public record OutsideBody(
        String code, String label, Compartment compartment, Optional<String> partOf, int answerSchoolDays) {

    /** Whether somebody who has agreed that these may be told has agreed that this body may. */
    public boolean isAmong(List<String> recipients) {
        return recipients.contains(code) || partOf.filter(recipients::contains).isPresent();
    }
}
