package se.sedd.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was signed. */
public record Terms(
        List<Agreement.Party> parties,
        String purpose,
        Optional<String> scope,
        Optional<String> commitments,
        String reference,
        List<Agreement.Annex> annexes,
        LocalDate signedOn,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        LocalDate nextReview) {}
