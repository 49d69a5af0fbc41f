package se.sedd.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was signed. */
public record Terms(
        List<Agreement.Party> parties,
        String purpose,
        Optional<String> commitments,
        String reference,
        Optional<String> annex,
        LocalDate signedOn,
        Optional<LocalDate> validUntil,
        LocalDate nextReview) {}
