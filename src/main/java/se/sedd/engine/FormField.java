package se.sedd.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A field of a deployed form.
 *
 * @param hides FEEL expressions; the field is hidden when one of them is true
 * @param choicesKey the task-local variable that holds the choices, for choices that depend on the task
 * @param columns the fields of one row, for lists
 */
record FormField(
        Kind kind,
        String key,
        String label,
        boolean required,
        List<String> hides,
        List<Choice> choices,
        Optional<String> choicesKey,
        boolean journal,
        boolean sensitive,
        Limits limits,
        List<FormField> columns) {

    enum Kind {
        TEXT,
        NUMBER,
        TICK,
        CHOICE,
        CHOICES,
        DATE,
        TIME,
        DATE_TIME,
        LIST;

        boolean many() {
            return this == CHOICES || this == LIST;
        }
    }

    /** An option as stored and as people read it. */
    record Choice(JsonNode value, String label) {}

    /** Which days a date may name, seen from the day on which the form is submitted. */
    enum Day {
        ANY,
        /** Today or later. */
        TO_COME,
        /** Today or earlier. */
        PASSED
    }

    /** What form-js checks in the browser, checked again, and what it cannot know: the date at the school. */
    record Limits(
            Optional<Integer> minLength,
            Optional<Integer> maxLength,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            Optional<String> pattern,
            Day day) {}
}
