package se.sedd.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One fact of a pupil's case, with the texts that belong to it. Never changed once written.
 *
 * @param pupilRef the pupil's random reference
 * @param author userId of the logged-in user, empty for what the routine did by itself
 * @param kind what happened, a code such as {@code task-completed} or {@code reminded}; its words stand in
 *     {@code journal.properties}
 * @param task key of the user task it is about
 * @param addressee userId of the person whose list this is a note in
 */
public record JournalEntry(
        Instant at,
        String pupilRef,
        Optional<String> caseNumber,
        Compartment compartment,
        Optional<String> author,
        String kind,
        Optional<String> task,
        Optional<String> addressee,
        List<JournalText> texts) {

    public JournalEntry {
        texts = List.copyOf(texts);
    }

    JournalEntry with(List<JournalText> itsTexts) {
        return new JournalEntry(at, pupilRef, caseNumber, compartment, author, kind, task, addressee, itsTexts);
    }
}
