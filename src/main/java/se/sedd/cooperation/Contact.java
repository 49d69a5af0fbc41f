package se.sedd.cooperation;

import java.time.LocalDate;
import java.util.Optional;
import se.sedd.journal.Compartment;

/**
 * Somebody outside the school has been contacted about a pupil with an open case, or asked for advice without the pupil's name.
 *
 * @param compartment in whose file it is kept: who may know whom it is with and what about
 * @param body code of the one contacted
 * @param named whether the pupil is named
 * @param consentId the consent it rests on; empty if the pupil is not named
 * @param owner who waits for the answer
 * @param answerBy the day on which the answer is expected
 * @param reminders how many reminders have gone out since then
 */
public record Contact(
        String id,
        String caseNumber,
        String pupilRef,
        String schoolId,
        Compartment compartment,
        String body,
        boolean named,
        Optional<String> consentId,
        String owner,
        LocalDate begunOn,
        LocalDate answerBy,
        int reminders) {

    /** How a contact stands. */
    public enum State {
        WAITING,
        /** A person has said that it is done. */
        OVER,
        CONSENT_ENDED,
        CASE_CLOSED
    }
}
