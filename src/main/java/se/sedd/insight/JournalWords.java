package se.sedd.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.springframework.stereotype.Component;
import se.sedd.engine.TaskLabels;
import se.sedd.journal.JournalEntry;

/** What an entry of the journal is called: a task by its label in the model, the rest by {@code journal.properties}. */
@Component
class JournalWords {

    private static final String DONE = "task-completed";

    private final TaskLabels tasks;
    private final Properties kinds = new Properties();

    JournalWords(TaskLabels tasks) {
        this.tasks = tasks;
        try (InputStream file = JournalWords.class.getResourceAsStream("/journal.properties")) {
            kinds.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The titles of entries; ask once for a list. */
    Titles titles() {
        Map<String, String> labels = tasks.all();
        return entry -> {
            String kind = kinds.getProperty(entry.kind(), entry.kind());
            String task = entry.task().map(key -> labels.getOrDefault(key, key)).orElse("");
            if (task.isEmpty() || entry.kind().equals(DONE)) {
                return task.isEmpty() ? kind : task;
            }
            return kind + ": " + task;
        };
    }

    interface Titles {
        String of(JournalEntry entry);
    }
}
