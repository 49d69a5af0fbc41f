package se.sedd.socialservices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;

/**
 * What the school writes of a concern: under the report's own number, in the compartment of those who handle it (OSL 40:7 g).
 */
@Component
public class ConcernJournal {

    private static final String REPORTED = "concern-reported";

    /** What a report tells social services, of all that a form may have asked. */
    private static final Set<String> OF_THE_REPORT =
            Set.of("observations", "observedOn", "urgent", "guardiansInformed", "siblingsConcerned", "phoned");

    private final Journal journal;
    private final Clock clock;

    ConcernJournal(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** What the report says, as its author wrote it. */
    public void reported(Concern concern, List<JournalText> texts) {
        write(
                concern,
                Optional.of(concern.author()),
                REPORTED,
                Optional.empty(),
                Optional.empty(),
                texts.stream()
                        .filter(text -> OF_THE_REPORT.contains(text.key()))
                        .toList());
    }

    /** The texts of the report. */
    List<JournalText> report(Concern concern) {
        return texts(concern, entry -> entry.kind().equals(REPORTED));
    }

    /** What a person at the school did and wrote. */
    public void done(Concern concern, String author, String kind, String task, List<JournalText> texts) {
        write(concern, Optional.of(author), kind, Optional.of(task), Optional.empty(), texts);
    }

    /** What was last written in this task. */
    List<JournalText> written(Concern concern, String task) {
        return texts(
                concern,
                entry ->
                        entry.task().equals(Optional.of(task)) && !entry.texts().isEmpty());
    }

    /** Who last did this task. */
    Optional<String> doneBy(Concern concern, String task) {
        return entries(concern).stream()
                .filter(entry ->
                        entry.task().equals(Optional.of(task)) && !entry.texts().isEmpty())
                .findFirst()
                .flatMap(JournalEntry::author);
    }

    /** Something that happened by itself. */
    void happened(Concern concern, String kind, List<JournalText> texts) {
        write(concern, Optional.empty(), kind, Optional.empty(), Optional.empty(), texts);
    }

    /** The same, as a note in somebody's list. */
    public void tell(Concern concern, String kind, Optional<String> task, String addressee, List<JournalText> texts) {
        write(concern, Optional.empty(), kind, task, Optional.of(addressee), texts);
    }

    private List<JournalText> texts(Concern concern, Predicate<JournalEntry> which) {
        return entries(concern).stream()
                .filter(which)
                .findFirst()
                .map(JournalEntry::texts)
                .orElse(List.of());
    }

    private List<JournalEntry> entries(Concern concern) {
        return journal.ofPupil(concern.pupilRef(), Set.of(Compartment.CONCERN)).stream()
                .filter(entry -> entry.caseNumber().equals(Optional.of(concern.key())))
                .toList();
    }

    private void write(
            Concern concern,
            Optional<String> author,
            String kind,
            Optional<String> task,
            Optional<String> addressee,
            List<JournalText> texts) {
        journal.write(new JournalEntry(
                clock.instant(),
                concern.pupilRef(),
                Optional.of(concern.key()),
                Compartment.CONCERN,
                author,
                kind,
                task,
                addressee,
                texts));
    }
}
