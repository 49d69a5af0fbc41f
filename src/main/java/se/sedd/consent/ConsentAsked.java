package se.sedd.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.sedd.journal.Compartment;

/**
 * A consent as it stands in a form, before it has been checked.
 *
 * @param from codes of the givers, see {@link Giver}
 * @param recipients codes of those who may be told
 * @param covers what it covers, in words
 * @param givenOn the day on which it was given, today or before
 * @param until last day; empty means as long as the rule allows
 */
public record ConsentAsked(
        Compartment compartment,
        String processNumber,
        Purpose purpose,
        List<String> from,
        List<String> recipients,
        Optional<String> covers,
        LocalDate givenOn,
        Optional<LocalDate> until) {}
