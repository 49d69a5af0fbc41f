package se.sedd.measure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A measure for one pupil. What it is, since when and for which cause is kept for good, so that the pupil's absence before and after
 * its first day can be compared.
 *
 * @param offerId empty until one has been chosen
 * @param origin number of the meeting or the case that it comes from
 * @param cause coarse cause of the absence as it was known when it was proposed
 * @param owner userId of whoever proposed it
 * @param startsOn the first time; empty if it never began
 * @param endsOn the last day that was agreed, or on which it was given up
 * @param closedOn the day on which it was over, whatever had been agreed
 */
public record Measure(
        String number,
        String pupilId,
        String pupilRef,
        String schoolId,
        Optional<Offer.Kind> kind,
        Optional<String> offerId,
        Optional<String> origin,
        Optional<String> cause,
        String owner,
        LocalDate begunOn,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> endsOn,
        Optional<LocalDate> closedOn,
        Status status,
        Optional<String> outcome) {

    /** Where a measure stands. */
    public enum Status {
        BEGUN,
        /** Its place is held while the guardians are asked. */
        PROPOSED,
        RUNNING,
        /** Begun and never proposed. */
        LEFT,
        DECLINED,
        EVALUATED,
        /** Consent was taken back, or the pupil has left. */
        STOPPED;

        public boolean isOpen() {
            return this == BEGUN || this == PROPOSED || this == RUNNING;
        }
    }
}
