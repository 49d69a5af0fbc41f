package se.sedd.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models, tables and forms of one folder as they lie on the disk, before any engine has seen them. */
record ModelFolder(List<Model> models, List<Table> tables, List<Form> forms) {

    /** Camunda's own attributes. */
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The repository's own models: tests run in its root. */
    static ModelFolder ofTheRepository() {
        return read(Path.of(""));
    }

    /** What lies in {@code processes/} and {@code forms/} under this folder. */
    static ModelFolder read(Path root) {
        return new ModelFolder(
                files(
                        root,
                        "processes",
                        ".bpmn",
                        file -> new Model(name(root, file), Bpmn.readModelFromFile(file.toFile()))),
                files(
                        root,
                        "processes",
                        ".dmn",
                        file -> new Table(name(root, file), Dmn.readModelFromFile(file.toFile()))),
                files(root, "forms", ".form", file -> new Form(name(root, file), json(file))));
    }

    Optional<Model> model(String processKey) {
        return models.stream().filter(model -> model.key().equals(processKey)).findFirst();
    }

    Optional<Form> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    Stream<String> decisionKeys() {
        return tables.stream()
                .flatMap(table ->
                        table.xml().getModelElementsByType(org.camunda.bpm.model.dmn.instance.Decision.class).stream())
                .map(decision -> decision.getId());
    }

    /** One process file. */
    record Model(String file, BpmnModelInstance xml) {

        /** The one executable process; a second one is a fault that bpmnlint and the contract check name. */
        Process process() {
            return all(Process.class).stream()
                    .filter(Process::isExecutable)
                    .findFirst()
                    .orElseThrow(() ->
                            new AssertionError(file + " has no executable process. Tick Executable in the modeler."));
        }

        String key() {
            return process().getId();
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return xml.getModelElementsByType(type);
        }

        Optional<FlowNode> node(String id) {
            return all(FlowNode.class).stream()
                    .filter(node -> node.getId().equals(id))
                    .findFirst();
        }

        /** A complaint about one element of this file. */
        String about(BaseElement element, String sentence) {
            return about(element.getId(), sentence);
        }

        String about(String element, String sentence) {
            return file + ": " + element + ": " + sentence;
        }
    }

    /** One file of decision tables. */
    record Table(String file, DmnModelInstance xml) {}

    /** One form. */
    record Form(String file, JsonNode json) {

        String id() {
            return json.path("id").asText();
        }

        /** The name without folder and ending. */
        String fileName() {
            return file.substring(file.lastIndexOf('/') + 1, file.length() - ".form".length());
        }

        /** The folder it lies in, which is the key of the process that holds the task. */
        String folder() {
            String[] parts = file.split("/");
            return parts[parts.length - 2];
        }

        /** Every field outside of lists; a list counts as one field. */
        List<Field> fields() {
            List<Field> found = new ArrayList<>();
            collect(json, found);
            return found;
        }

        Optional<Field> field(String key) {
            return fields().stream().filter(field -> field.key().equals(key)).findFirst();
        }

        private static void collect(JsonNode container, List<Field> found) {
            for (JsonNode component : container.path("components")) {
                boolean list = component.path("type").asText().equals("dynamiclist");
                if (component.hasNonNull("key")) {
                    found.add(new Field(component));
                } else if (list) {
                    found.add(new Field(component));
                }
                if (!list) {
                    collect(component, found);
                }
            }
        }
    }

    /** One field of a form. */
    record Field(JsonNode json) {
        String key() {
            return json.path("type").asText().equals("dynamiclist")
                    ? json.path("path").asText()
                    : json.path("key").asText();
        }

        String type() {
            return json.path("type").asText();
        }

        boolean journal() {
            return json.path("properties").path("journal").asText().equals("true");
        }

        boolean required() {
            return json.path("validate").path("required").asBoolean();
        }

        List<String> values() {
            List<String> values = new ArrayList<>();
            json.path("values").forEach(value -> values.add(value.path("value").asText()));
            return values;
        }
    }

    private static <T> List<T> files(Path root, String folder, String ending, Function<Path, T> read) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(start)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .map(read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no JSON", e);
        }
    }
}
