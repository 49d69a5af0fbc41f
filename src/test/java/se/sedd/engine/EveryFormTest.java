package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.sedd.engine.FormField.Choice;
import se.sedd.engine.FormField.Day;
import se.sedd.engine.FormField.Kind;

/** Every form of the project through the gate's own reading, answered as a person in a hurry would. */
class EveryFormTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final List<Choice> STAFF = List.of(new Choice(JSON.textNode("mentor1"), "En mentor"));

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("with only what is required it passes, and whatever required answer is left out is named")
    void requiredIsEnough(Path form) throws IOException {
        FormSheet sheet = read(form);
        Set<String> everShown = new HashSet<>();
        for (Map<String, JsonNode> answers : inAHurry(sheet)) {
            Set<String> given = keys(reading(sheet).read(answers));
            everShown.addAll(given);
            sheet.fields().stream()
                    .filter(field -> field.required() && given.contains(field.key()))
                    .forEach(field -> {
                        Map<String, JsonNode> without = new LinkedHashMap<>(answers);
                        without.put(field.key(), JSON.nullNode());
                        assertThatThrownBy(() -> reading(sheet).read(without))
                                .isInstanceOf(FormRefused.class)
                                .hasMessageContaining(field.label());
                    });
        }
        assertThat(sheet.fields().stream().filter(FormField::required).map(FormField::key))
                .as("required fields that some answer brings up")
                .allMatch(everShown::contains);
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("left empty, it is refused, unless nothing in it must be answered")
    void emptyIsRefused(Path form) throws IOException {
        FormSheet sheet = read(form);
        if (sheet.fields().stream().noneMatch(FormField::required)) {
            assertThat(keys(reading(sheet).read(Map.of()))).isEmpty();
            return;
        }
        assertThatThrownBy(() -> reading(sheet).read(Map.of())).isInstanceOf(FormRefused.class);
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("a date on the wrong side of today is refused, and the question is named")
    void wrongSideOfToday(Path form) throws IOException {
        FormSheet sheet = read(form);
        Set<String> refused = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (FormField field : sheet.fields()) {
            if (field.limits().day() == Day.ANY) {
                continue;
            }
            asked.add(field.key());
            LocalDate wrong = field.limits().day() == Day.TO_COME ? TODAY.minusDays(1) : TODAY.plusDays(1);
            for (Map<String, JsonNode> answers : inAHurry(sheet)) {
                answers.put(
                        field.key(),
                        JSON.textNode(field.kind() == Kind.DATE_TIME ? wrong + "T08:15" : wrong.toString()));
                try {
                    assertThat(keys(reading(sheet).read(answers))).doesNotContain(field.key());
                } catch (FormRefused e) {
                    assertThat(e).hasMessageContaining(field.label());
                    refused.add(field.key());
                }
            }
        }
        assertThat(refused).containsExactlyInAnyOrderElementsOf(asked);
    }

    /** The required fields filled in and all others blank, and once more for every other answer to a choice. */
    private static List<Map<String, JsonNode>> inAHurry(FormSheet sheet) {
        Map<String, JsonNode> first = new LinkedHashMap<>();
        sheet.fields()
                .forEach(field ->
                        first.put(field.key(), field.required() ? sample(field, choices(field), 0) : JSON.nullNode()));
        List<Map<String, JsonNode>> all = new ArrayList<>(List.of(first));
        sheet.fields().stream().filter(field -> field.kind() == Kind.CHOICE).forEach(field -> {
            for (int n = field.required() ? 1 : 0; n < choices(field).size(); n++) {
                Map<String, JsonNode> other = new LinkedHashMap<>(first);
                other.put(field.key(), sample(field, choices(field), n));
                all.add(other);
            }
        });
        return all;
    }

    private static List<Choice> choices(FormField field) {
        return field.choicesKey().isPresent() ? STAFF : field.choices();
    }

    private static JsonNode sample(FormField field, List<Choice> choices, int n) {
        return switch (field.kind()) {
            case TEXT -> JSON.textNode("Vi hörs på torsdag.");
            case NUMBER -> JSON.numberNode(1);
            case TICK -> JSON.booleanNode(true);
            case DATE -> JSON.textNode(TODAY.toString());
            case TIME -> JSON.textNode("08:15");
            case DATE_TIME -> JSON.textNode(TODAY + "T08:15");
            case CHOICE -> choices.get(n).value();
            case CHOICES -> {
                ArrayNode chosen = JSON.arrayNode();
                yield chosen.add(choices.get(n).value());
            }
            case LIST -> {
                ObjectNode row = JSON.objectNode();
                field.columns().stream()
                        .filter(FormField::required)
                        .forEach(column -> row.set(column.key(), sample(column, choices(column), 0)));
                ArrayNode rows = JSON.arrayNode();
                yield rows.add(row);
            }
        };
    }

    private static Set<String> keys(FormAnswers answers) {
        Set<String> keys = new HashSet<>(answers.steering().keySet());
        answers.texts().forEach(text -> keys.add(text.key()));
        return keys;
    }

    private static FormReading reading(FormSheet sheet) {
        return new FormReading(
                sheet, new FormConditions(), new Sentences("se.sedd.engine.form"), TODAY, variable -> STAFF);
    }

    private static FormSheet read(Path form) throws IOException {
        try (InputStream file = Files.newInputStream(form)) {
            return FormSheet.read(file);
        }
    }
}
