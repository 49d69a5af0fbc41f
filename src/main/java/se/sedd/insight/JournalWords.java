package se.sedd.insight;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.sedd.engine.TaskLabels;
import se.sedd.journal.JournalEntry;

/** What an entry of the journal is called: a task by its label in the model, the rest by {@code journal.properties}. */
@Component
public class JournalWords {

    private static final String DONE = "task-completed";

    private final TaskLabels tasks;
    private final MessageSource kinds;

    JournalWords(TaskLabels tasks, MessageSource kinds) {
        this.tasks = tasks;
        this.kinds = kinds;
    }

    /** The titles of entries; ask once for a list. */
    public Titles titles(Locale language) {
        Map<String, String> labels = tasks.in(language);
        return entry -> {
            String kind = kinds.getMessage("journal." + entry.kind(), null, entry.kind(), language);
            String task = entry.task().map(key -> labels.getOrDefault(key, key)).orElse("");
            if (task.isEmpty() || entry.kind().equals(DONE)) {
                return task.isEmpty() ? kind : task;
            }
            return kind + ": " + task;
        };
    }

    public interface Titles {
        String of(JournalEntry entry);
    }
}
