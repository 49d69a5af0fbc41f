package se.sedd.followup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.value.JsonValue;
import se.sedd.WorkFloor;

/**
 * A task's form, filled in by somebody who answers what is required and nothing else: what a test has decided as decided, the
 * rest at random. What the decided answers hide is sent along, as a browser would, and ignored.
 */
final class FilledForm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonNode> FORMS = new ConcurrentHashMap<>();
    private static final int FARTHEST_DAY = 20;

    private final WorkFloor floor;
    private final Random random;

    FilledForm(WorkFloor floor, Random random) {
        this.floor = floor;
        this.random = random;
    }

    /** The answers to every required question of the task's form; dates of what is done are today, all others within
     * the coming {@value #FARTHEST_DAY} days. */
    Map<String, Object> of(Task task, LocalDate today, Map<String, Object> decided) {
        Map<String, Object> answers = new HashMap<>();
        for (JsonNode field : FORMS.computeIfAbsent(task.getTaskDefinitionKey(), FilledForm::read)) {
            fill(field, task, today, answers);
        }
        answers.putAll(decided);
        return answers;
    }

    private static JsonNode read(String task) {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            Path form = files.filter(file -> file.endsWith(task + ".form"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No form for " + task));
            return JSON.readTree(form.toFile()).get("components");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(JsonNode field, Task task, LocalDate today, Map<String, Object> answers) {
        String type = field.path("type").asText();
        if (type.equals("group")) {
            field.get("components").forEach(inner -> fill(inner, task, today, answers));
        } else if (type.equals("dynamiclist")) {
            Map<String, Object> row = new HashMap<>();
            field.get("components").forEach(column -> fill(column, task, today, row));
            if (!row.isEmpty()) {
                answers.put(field.path("path").asText(), List.of(row));
            }
        } else if (field.path("validate").path("required").asBoolean()) {
            answer(field, type, task, today)
                    .ifPresent(answer -> answers.put(field.path("key").asText(), answer));
        }
    }

    /** Empty where the task offers nothing to choose: if the question is shown, the form will be refused and say so. */
    private Optional<Object> answer(JsonNode field, String type, Task task, LocalDate today) {
        return switch (type) {
            case "radio", "select" -> option(field, task);
            case "checklist", "taglist" -> option(field, task).map(List::of);
            case "datetime" ->
                Optional.of(
                        field.path("properties").path("day").asText().equals("passed")
                                ? today.toString()
                                : today.plusDays(1L + random.nextInt(FARTHEST_DAY))
                                        .toString());
            case "number" -> Optional.of(1);
            default -> Optional.of("Det vi kom fram till.");
        };
    }

    private Optional<Object> option(JsonNode field, Task task) {
        List<JsonNode> options = new ArrayList<>();
        field.path("values").forEach(options::add);
        if (options.isEmpty()) {
            JsonValue offered = floor.bean(TaskService.class)
                    .getVariableLocalTyped(task.getId(), field.path("valuesKey").asText());
            try {
                JSON.readTree(offered.getValueSerialized()).forEach(options::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (options.isEmpty()) {
            return Optional.empty();
        }
        JsonNode chosen = options.get(random.nextInt(options.size())).get("value");
        return Optional.of(chosen.isBoolean() ? (Object) chosen.booleanValue() : chosen.asText());
    }
}
