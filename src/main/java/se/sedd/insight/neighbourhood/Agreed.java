package se.sedd.insight.neighbourhood;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.sedd.partnership.Agreement;
import se.sedd.partnership.AgreementSheets;

/**
 * A partner agreement as the school's page and its tasks show it.
 *
 * @param waits what is to be done next and by when, in a sentence
 * @param late whether that should have been by now
 */
record Agreed(
        String number,
        String title,
        String state,
        String reach,
        List<Signed> parties,
        Optional<String> purpose,
        Optional<String> scope,
        Optional<String> commitments,
        Optional<String> reference,
        List<Annexed> annexes,
        Optional<LocalDate> signedOn,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> nextReview,
        Optional<String> waits,
        boolean late) {

    record Signed(String party, Optional<String> signedBy, Optional<String> contributes) {}

    record Annexed(String title, String reference) {}

    static Agreed of(Agreement one, LocalDate today) {
        return new Agreed(
                one.number(),
                one.title(),
                Asked.code(one.state()),
                Asked.code(one.reach()),
                one.parties().stream()
                        .map(party -> new Signed(party.name(), party.signedBy(), party.contributes()))
                        .toList(),
                one.purpose(),
                one.scope(),
                one.commitments(),
                one.reference(),
                one.annexes().stream()
                        .map(annex -> new Annexed(annex.title(), annex.reference()))
                        .toList(),
                one.signedOn(),
                one.validUntil(),
                one.nextReview(),
                AgreementSheets.waits(one),
                one.dueOn().filter(today::isAfter).isPresent());
    }
}
