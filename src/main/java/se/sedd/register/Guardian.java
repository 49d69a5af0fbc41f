package se.sedd.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A guardian, as a guardian of one pupil: somebody with two children at the school is here twice.
 *
 * @param language BCP 47
 * @param until last day as this pupil's guardian
 */
public record Guardian(
        String id,
        String pupilId,
        String givenName,
        String familyName,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> language,
        boolean receivesLetters,
        boolean receivesNotices,
        Optional<String> street,
        Optional<String> postalCode,
        Optional<String> city,
        Relation relation,
        boolean interpreter,
        Marking marking,
        Optional<LocalDate> until) {

    public String name() {
        return givenName + " " + familyName;
    }
}
