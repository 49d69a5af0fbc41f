package se.sedd.journal;

import java.util.List;
import se.sedd.engine.JournalAnswer;

/**
 * One answer of an entry.
 *
 * @param key the field's key
 * @param label what was asked, as the author saw it
 * @param answer what was answered, as people read it
 * @param raw what was submitted: text, or JSON for lists
 * @param sensitive also kept out of lists and exports
 */
public record JournalText(String key, String label, String answer, String raw, boolean sensitive) {

    /** The journal's answers of a submitted form. */
    public static List<JournalText> of(List<JournalAnswer> answers) {
        return answers.stream()
                .map(answer ->
                        new JournalText(answer.key(), answer.label(), answer.value(), answer.raw(), answer.sensitive()))
                .toList();
    }
}
