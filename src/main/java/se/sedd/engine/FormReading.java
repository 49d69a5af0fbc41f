package se.sedd.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.sedd.engine.FormField.Choice;
import se.sedd.engine.FormField.Kind;

/**
 * Reads one submission of a form: drops what is hidden, refuses what is unknown, missing or not among the choices. Conditions
 * see the answers of the form only, and those of hidden fields as unanswered.
 */
final class FormReading {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Characters, where the form names no limit. */
    private static final int LONGEST_TEXT = 10_000;

    private static final int MOST_ROWS = 200;

    /** A year further away has been mistyped: nobody plans so far, and nobody remembers further back. */
    private static final int YEARS_AHEAD = 20;

    private static final int YEARS_BACK = 120;

    /** No text of PostgreSQL may hold it. */
    private static final char NOT_STORED = '\0';

    private final FormSheet sheet;
    private final FormConditions conditions;
    private final Sentences words;
    private final LocalDate today;
    private final Function<String, List<Choice>> taskChoices;

    /**
     * @param today the date at the school
     * @param taskChoices the task's own choices by the name of the variable that holds them
     */
    FormReading(
            FormSheet sheet,
            FormConditions conditions,
            Sentences words,
            LocalDate today,
            Function<String, List<Choice>> taskChoices) {
        this.sheet = sheet;
        this.conditions = conditions;
        this.words = words;
        this.today = today;
        this.taskChoices = taskChoices;
    }

    /** @throws FormRefused with a sentence that names the first field that is wrong */
    FormAnswers read(Map<String, JsonNode> submitted) {
        refuseUnknown(sheet.fields(), sheet.computed(), submitted.keySet());
        List<FormField> visible = visible(sheet.fields(), submitted, Map.of());
        Map<String, Object> steering = new LinkedHashMap<>();
        List<JournalAnswer> texts = new ArrayList<>();
        List<JournalAnswer> said = new ArrayList<>();
        Map<String, Object> context = context(visible, submitted);
        for (FormField field : visible) {
            Optional<JsonNode> answer = answer(field, submitted.get(field.key()), "", context);
            answer.ifPresent(value -> keep(field, value, steering, texts, said));
        }
        return new FormAnswers(steering, texts, said);
    }

    private void keep(
            FormField field,
            JsonNode value,
            Map<String, Object> steering,
            List<JournalAnswer> texts,
            List<JournalAnswer> said) {
        if (!field.journal()) {
            steering.put(field.key(), JSON.convertValue(value, Object.class));
        }
        if (field.kind() == Kind.TICK && !value.booleanValue()) {
            return;
        }
        JournalAnswer answer =
                new JournalAnswer(field.key(), field.label(), readable(field, value), raw(value), field.sensitive());
        said.add(answer);
        if (field.journal()) {
            texts.add(answer);
        }
    }

    private void refuseUnknown(List<FormField> fields, Set<String> computed, Set<String> keys) {
        Set<String> known = fields.stream().map(FormField::key).collect(Collectors.toSet());
        keys.stream()
                .filter(key -> !known.contains(key) && !computed.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new FormRefused(words.of("unknown", key));
                });
    }

    /** Hiding a field can hide another one that asks for its answer, so this goes on until nothing changes. */
    private List<FormField> visible(
            List<FormField> fields, Map<String, JsonNode> submitted, Map<String, Object> surroundings) {
        List<FormField> visible = fields;
        for (int round = 0; round <= fields.size(); round++) {
            Map<String, Object> context = new HashMap<>(surroundings);
            fields.forEach(field -> context.put(field.key(), null));
            context.putAll(context(visible, submitted));
            List<FormField> next = fields.stream()
                    .filter(field -> field.hides().stream().noneMatch(hide -> conditions.holds(hide, context)))
                    .toList();
            if (next.equals(visible)) {
                break;
            }
            visible = next;
        }
        return visible;
    }

    private static Map<String, Object> context(List<FormField> fields, Map<String, JsonNode> submitted) {
        Map<String, Object> context = new HashMap<>();
        for (FormField field : fields) {
            JsonNode value = submitted.get(field.key());
            context.put(field.key(), value == null ? null : JSON.convertValue(value, Object.class));
        }
        return context;
    }

    /** The checked answer, or empty where nobody answered. */
    private Optional<JsonNode> answer(FormField field, JsonNode submitted, String where, Map<String, Object> context) {
        Optional<JsonNode> answer = Optional.ofNullable(submitted).filter(value -> !isBlank(value));
        if (field.kind() == Kind.LIST) {
            answer = answer.map(value -> rows(field, value, context)).filter(value -> !value.isEmpty());
        } else {
            answer = answer.map(value -> checked(field, value, where));
        }
        if (answer.isEmpty() && field.required()) {
            throw new FormRefused(located(words.of("missing", field.label()), where));
        }
        if (field.required()
                && field.kind() == Kind.TICK
                && !answer.orElseThrow().booleanValue()) {
            throw new FormRefused(located(words.of("missing", field.label()), where));
        }
        return answer;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isTextual() && value.textValue().isBlank())
                || (value.isContainerNode() && value.isEmpty());
    }

    private static String located(String sentence, String where) {
        return where.isEmpty() ? sentence : sentence.substring(0, sentence.length() - 1) + where + ".";
    }

    private JsonNode rows(FormField list, JsonNode value, Map<String, Object> context) {
        if (!value.isArray() || value.size() > MOST_ROWS) {
            throw new FormRefused(words.of("wrong", list.label()));
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        int number = 0;
        for (JsonNode row : value) {
            number++;
            if (!row.isObject()) {
                throw new FormRefused(words.of("wrong", list.label()));
            }
            Map<String, JsonNode> cells = new LinkedHashMap<>();
            row.fields().forEachRemaining(cell -> cells.put(cell.getKey(), cell.getValue()));
            if (cells.values().stream().allMatch(FormReading::isBlank)) {
                continue;
            }
            refuseUnknown(list.columns(), Set.of(), cells.keySet());
            Map<String, Object> surroundings = new HashMap<>(context);
            surroundings.put("this", JSON.convertValue(row, Object.class));
            surroundings.put("parent", context);
            surroundings.put("i", List.of(number));
            ObjectNode kept = rows.addObject();
            for (FormField column : visible(list.columns(), cells, surroundings)) {
                answer(column, cells.get(column.key()), words.of("in-row", number, list.label()), context)
                        .ifPresent(cell -> kept.set(column.key(), cell));
            }
        }
        return rows;
    }

    private JsonNode checked(FormField field, JsonNode value, String where) {
        return switch (field.kind()) {
            case TEXT -> text(field, value, where);
            case NUMBER -> number(field, value, where);
            case TICK -> {
                refuseUnless(value.isBoolean(), words.of("wrong", field.label()), where);
                yield value;
            }
            case CHOICE -> {
                refuseUnless(isChoice(field, value), words.of("not-a-choice", field.label()), where);
                yield value;
            }
            case CHOICES -> {
                refuseUnless(value.isArray(), words.of("not-a-choice", field.label()), where);
                Set<JsonNode> chosen = new HashSet<>();
                for (JsonNode one : value) {
                    refuseUnless(
                            isChoice(field, one) && chosen.add(one), words.of("not-a-choice", field.label()), where);
                }
                yield value;
            }
            case DATE -> {
                refuseUnless(
                        value.isTextual() && isDate(value.textValue()), words.of("not-a-date", field.label()), where);
                inTime(field, LocalDate.parse(value.textValue()), where);
                yield value;
            }
            case TIME -> {
                refuseUnless(
                        value.isTextual() && isTime(value.textValue()), words.of("not-a-time", field.label()), where);
                yield value;
            }
            case DATE_TIME -> {
                refuseUnless(
                        value.isTextual() && isDateTime(value.textValue()),
                        words.of("not-a-date", field.label()),
                        where);
                inTime(field, LocalDate.parse(value.textValue().substring(0, 10)), where);
                yield value;
            }
            case LIST -> throw new IllegalStateException("rows are read row by row");
        };
    }

    private void inTime(FormField field, LocalDate day, String where) {
        refuseUnless(
                !day.isAfter(today.plusYears(YEARS_AHEAD)) && !day.isBefore(today.minusYears(YEARS_BACK)),
                words.of("year-mistyped", field.label()),
                where);
        switch (field.limits().day()) {
            case ANY -> {}
            case TO_COME -> refuseUnless(!day.isBefore(today), words.of("day-passed", field.label()), where);
            case PASSED -> refuseUnless(!day.isAfter(today), words.of("day-to-come", field.label()), where);
        }
    }

    private JsonNode text(FormField field, JsonNode value, String where) {
        refuseUnless(
                value.isTextual() && value.textValue().indexOf(NOT_STORED) < 0,
                words.of("wrong", field.label()),
                where);
        int length = value.textValue().length();
        int most = field.limits().maxLength().orElse(LONGEST_TEXT);
        refuseUnless(length <= most, words.of("too-long", field.label(), most), where);
        field.limits()
                .minLength()
                .ifPresent(least -> refuseUnless(length >= least, words.of("too-short", field.label(), least), where));
        field.limits()
                .pattern()
                .ifPresent(pattern ->
                        refuseUnless(value.textValue().matches(pattern), words.of("wrong", field.label()), where));
        return value;
    }

    private JsonNode number(FormField field, JsonNode value, String where) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw new FormRefused(located(words.of("not-a-number", field.label()), where));
        }
        refuseUnless(value.isNumber() || value.isTextual(), words.of("not-a-number", field.label()), where);
        field.limits()
                .min()
                .ifPresent(min ->
                        refuseUnless(number.compareTo(min) >= 0, words.of("out-of-range", field.label()), where));
        field.limits()
                .max()
                .ifPresent(max ->
                        refuseUnless(number.compareTo(max) <= 0, words.of("out-of-range", field.label()), where));
        return value;
    }

    private static void refuseUnless(boolean fine, String sentence, String where) {
        if (!fine) {
            throw new FormRefused(located(sentence, where));
        }
    }

    private boolean isChoice(FormField field, JsonNode value) {
        return choicesOf(field).stream().anyMatch(choice -> choice.value().equals(value));
    }

    private List<Choice> choicesOf(FormField field) {
        return field.choicesKey().map(taskChoices).orElse(field.choices());
    }

    private static boolean isDate(String value) {
        return parses(() -> LocalDate.parse(value));
    }

    private static boolean isTime(String value) {
        return parses(() -> LocalTime.parse(value.replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", "")));
    }

    private static boolean isDateTime(String value) {
        return parses(() -> DateTimeFormatter.ISO_DATE_TIME.parse(value));
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The answer as people read it. */
    private String readable(FormField field, JsonNode value) {
        return switch (field.kind()) {
            case TICK -> value.booleanValue() ? words.of("yes") : words.of("no");
            case CHOICE -> label(field, value);
            case CHOICES -> {
                List<String> labels = new ArrayList<>();
                value.forEach(one -> labels.add(label(field, one)));
                yield String.join(", ", labels);
            }
            case LIST -> {
                List<String> lines = new ArrayList<>();
                value.forEach(row -> lines.add(readableRow(field, row)));
                yield String.join("\n", lines);
            }
            case DATE_TIME -> value.asText().replace('T', ' ');
            default -> value.asText();
        };
    }

    private String readableRow(FormField list, JsonNode row) {
        return list.columns().stream()
                .filter(column -> row.has(column.key()))
                .map(column -> heading(column.label()) + readable(column, row.get(column.key())))
                .collect(Collectors.joining("; "));
    }

    private static String heading(String label) {
        return label.endsWith("?") ? label + " " : label + ": ";
    }

    private String label(FormField field, JsonNode value) {
        return choicesOf(field).stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElseGet(value::asText);
    }

    private static String raw(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
