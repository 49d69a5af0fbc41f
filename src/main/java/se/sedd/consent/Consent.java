package se.sedd.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.sedd.journal.Compartment;

/**
 * Somebody has agreed that others may be told, for one purpose.
 *
 * @param compartment in whose file it stands, and who may read it
 * @param processNumber number of the absence case or the referral whose tasks rest on it, or the contact's own
 * @param recipients codes of those who may be told
 * @param covers what it covers, in words
 * @param validUntil last day
 * @param ended when and how it ended before that day or after it
 */
public record Consent(
        String id,
        String pupilRef,
        String schoolId,
        Compartment compartment,
        String processNumber,
        Purpose purpose,
        List<String> recipients,
        Optional<String> covers,
        LocalDate givenOn,
        LocalDate validUntil,
        List<Giver> givers,
        Optional<Ended> ended) {

    /** How a consent ends. */
    public enum Ending {
        WITHDRAWN,
        EXPIRED,
        /** Asked for anew: another consent has taken its place. */
        RENEWED
    }

    public record Ended(LocalDate on, Ending how) {}

    public boolean holdsOn(LocalDate day) {
        return ended.isEmpty() && !validUntil.isBefore(day);
    }

    Consent givenBy(List<Giver> people) {
        return new Consent(
                id,
                pupilRef,
                schoolId,
                compartment,
                processNumber,
                purpose,
                recipients,
                covers,
                givenOn,
                validUntil,
                List.copyOf(people),
                ended);
    }
}
