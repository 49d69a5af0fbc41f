package se.sedd.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An agreement between a school, or the district's schools, and those it works with. It is about no pupil.
 *
 * @param reach whether it is the school's own or holds for all schools of the municipality
 * @param reference where the text is kept: a number in the archive, or an address
 * @param annex where its annex is kept, such as the common indicators
 * @param nextReview empty while there is no agreement
 */
public record Agreement(
        String number,
        String schoolId,
        Reach reach,
        String title,
        List<Party> parties,
        Optional<String> purpose,
        Optional<String> commitments,
        Optional<String> reference,
        Optional<String> annex,
        State state,
        Optional<LocalDate> signedOn,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> nextReview,
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

    /** @param signedBy who signed for them; empty until it is signed */
    public record Party(String name, Optional<String> signedBy) {}
}
