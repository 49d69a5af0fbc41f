package se.sedd.insight.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;

/**
 * What was agreed last, out of the journal: the numbered lists that follow-up forms refer to by number, and what was said at
 * the last call and meeting.
 */
@Component
class AgreedActions {

    private static final String ACTIONS = "agreedActions";
    private static final String MEASURES = "measures";

    /** What the home and the school said they would do, and what the plan is to lead to. */
    private static final List<String> SPOKEN = List.of("attendanceGoal", "callNote");

    private final ObjectMapper json;

    AgreedActions(ObjectMapper json) {
        this.json = json;
    }

    /**
     * One line of the list.
     *
     * @param number from 1, as forms refer to it
     * @param owner who does it: a name, or school, home, pupil, other
     */
    record Agreed(
            int number,
            String action,
            Optional<String> owner,
            Optional<LocalDate> dueDate,
            Optional<String> doneWhen) {}

    /**
     * An agreement in words.
     *
     * @param label what was asked in the form
     * @param on the school's day on which it was written
     */
    record Spoken(String label, String value, LocalDate on) {}

    /** The latest words of each kind in the case. */
    List<Spoken> spoken(List<JournalEntry> newestFirst, ZoneId zone) {
        return SPOKEN.stream()
                .flatMap(key -> newestFirst.stream()
                        .flatMap(entry -> entry.texts().stream()
                                .filter(text -> text.key().equals(key))
                                .map(text ->
                                        new Spoken(text.label(), text.answer(), LocalDate.ofInstant(entry.at(), zone))))
                        .findFirst()
                        .stream())
                .toList();
    }

    /** The latest agreed actions of the case. */
    List<Agreed> actions(List<JournalEntry> newestFirst) {
        return latest(newestFirst, ACTIONS).map(this::rows).orElse(List.of());
    }

    /** The latest decided measures of the case, as people read them. */
    List<Agreed> measures(List<JournalEntry> newestFirst) {
        List<Agreed> measures = new ArrayList<>();
        latest(newestFirst, MEASURES).map(JournalText::answer).stream()
                .flatMap(String::lines)
                .forEach(line -> measures.add(
                        new Agreed(measures.size() + 1, line, Optional.empty(), Optional.empty(), Optional.empty())));
        return measures;
    }

    private static Optional<JournalText> latest(List<JournalEntry> newestFirst, String key) {
        return newestFirst.stream()
                .map(JournalEntry::texts)
                .flatMap(Collection::stream)
                .filter(text -> text.key().equals(key))
                .findFirst();
    }

    private List<Agreed> rows(JournalText text) {
        try {
            List<Agreed> rows = new ArrayList<>();
            for (JsonNode row : json.readTree(text.raw())) {
                rows.add(new Agreed(
                        rows.size() + 1,
                        row.path("action").asText(),
                        cell(row, "owner").or(() -> cell(row, "ownerKind")),
                        cell(row, "dueDate").flatMap(AgreedActions::date),
                        cell(row, "doneWhen")));
            }
            return rows;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The journal holds a list of actions that is no JSON", e);
        }
    }

    private static Optional<String> cell(JsonNode row, String name) {
        return Optional.of(row.path(name).asText("")).filter(value -> !value.isBlank());
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
