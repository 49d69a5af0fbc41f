package se.sedd.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One submitted form after it has been checked: hidden fields are gone, required ones are there.
 *
 * @param steering values that become variables of the process, by field key; no nulls
 * @param texts answers for the journal in the form's order; answers nobody gave are missing
 * @param said all answers as people read them, those that steer too, in the form's order
 */
public record FormAnswers(Map<String, Object> steering, List<JournalAnswer> texts, List<JournalAnswer> said) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public FormAnswers {
        steering = Collections.unmodifiableMap(new LinkedHashMap<>(steering));
        texts = List.copyOf(texts);
        said = List.copyOf(said);
    }

    /** The journal answer of this field, as people read it. */
    public Optional<String> text(String key) {
        return answer(key).map(JournalAnswer::value);
    }

    /** The journal answer of this field. */
    public Optional<JournalAnswer> answer(String key) {
        return texts.stream().filter(text -> text.key().equals(key)).findFirst();
    }

    /** The steering value of this field. */
    public Optional<Object> value(String key) {
        return Optional.ofNullable(steering.get(key));
    }

    /** The steering choice of this field, as its code. */
    public Optional<String> choice(String key) {
        return value(key).map(String.class::cast);
    }

    /** Whether this steering yes/no was answered with yes; a field that nobody answered means no. */
    public boolean isTrue(String key) {
        return Boolean.TRUE.equals(steering.get(key));
    }

    /** The date of this field, steering or journal. */
    public Optional<LocalDate> date(String key) {
        return value(key)
                .map(String.class::cast)
                .or(() -> answer(key).map(JournalAnswer::raw))
                .map(LocalDate::parse);
    }

    /** The codes that were ticked in this checklist of the journal; empty where nobody answered. */
    public List<String> ticked(String key) {
        return answer(key).map(answer -> codes(answer.raw())).orElse(List.of());
    }

    /** The codes in what a checklist of the journal submitted. */
    public static List<String> codes(String list) {
        try {
            return JSON.readValue(list, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checked checklist is a list of codes", e);
        }
    }

    /** What was submitted in this field, steering or journal: text, or JSON for lists. */
    public Optional<String> raw(String key) {
        return value(key).map(String::valueOf).or(() -> answer(key).map(JournalAnswer::raw));
    }
}
