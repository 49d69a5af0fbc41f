package se.sedd.journal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.engine.FormAnswers;

/** What happens with a user task about a pupil, in the same words whichever feature the task belongs to. */
@Component
public class TaskJournal {

    private final Journal journal;
    private final Clock clock;

    TaskJournal(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A task about a pupil.
     *
     * @param pupilRef the pupil's random reference
     * @param number of the case, meeting, measure or whatever else the task stands in
     * @param compartment who may read what is written
     * @param key the task's id in its model
     */
    public record JournaledTask(String pupilRef, Optional<String> number, Compartment compartment, String key) {}

    /** Somebody has done it, with what they wrote. */
    public void completed(JournaledTask task, FormAnswers answers, String author) {
        write(task, Optional.of(author), "task-completed", Optional.empty(), JournalText.of(answers.said()));
    }

    /** Its reminder came, a note to whoever has it. */
    public void reminded(JournaledTask task, Optional<String> assignee) {
        write(task, Optional.empty(), "reminded", assignee, List.of());
    }

    /**
     * Somebody has taken it over or given it back.
     *
     * @param after who has it now, if anybody
     */
    public void handedOver(JournaledTask task, Optional<String> after, String author) {
        String kind = after.equals(Optional.of(author)) ? "taken-over" : "given-back";
        write(task, Optional.of(author), kind, Optional.empty(), List.of());
    }

    private void write(
            JournaledTask task,
            Optional<String> author,
            String kind,
            Optional<String> addressee,
            List<JournalText> texts) {
        journal.write(new JournalEntry(
                clock.instant(),
                task.pupilRef(),
                task.number(),
                task.compartment(),
                author,
                kind,
                Optional.of(task.key()),
                addressee,
                texts));
    }
}
