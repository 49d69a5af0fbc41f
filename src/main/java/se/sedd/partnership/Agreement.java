package se.sedd.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An agreement between a school, or the district's schools, and those it works with. It is about no pupil.
 *
 * @param reach whether it is the school's own or holds for all schools of the municipality
 * @param offices of the partners' table that are party to it; those who work there may read it
 * @param scope what and whom it covers
 * @param commitments what the parties have promised together
 * @param reference where the text is kept: a number in the archive, or an address
 * @param validFrom empty means from the day on which it was signed
 * @param nextReview empty while there is no agreement
 * @param step key of the task that waits, and {@code dueOn} the day on which it is due; empty when nothing more is to be done
 */
public record Agreement(
        String number,
        String schoolId,
        Reach reach,
        String title,
        List<Party> parties,
        Set<String> offices,
        Optional<String> purpose,
        Optional<String> scope,
        Optional<String> commitments,
        Optional<String> reference,
        List<Annex> annexes,
        State state,
        Optional<LocalDate> signedOn,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> nextReview,
        Optional<String> step,
        Optional<LocalDate> dueOn,
        String begunBy,
        LocalDate begunOn) {

    public enum Reach {
        SCHOOL,
        MUNICIPALITY
    }

    /** Where an agreement stands. */
    public enum State {
        DIALOGUE,
        IN_FORCE,
        ENDED,
        NOT_REACHED
    }

    /**
     * @param signedBy who signed for them; empty until it is signed
     * @param contributes what they bring
     */
    public record Party(String name, Optional<String> signedBy, Optional<String> contributes) {}

    /** @param reference where it is kept: a number in the archive, or an address */
    public record Annex(String title, String reference) {}
}
