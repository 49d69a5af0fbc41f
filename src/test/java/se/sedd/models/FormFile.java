package se.sedd.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A form as it lies on disk, read without the engine. */
record FormFile(Path path, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every form of the project, in the order of their paths. */
    static List<FormFile> all() {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(FormFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormFile read(Path path) {
        try {
            return new FormFile(path, JSON.readTree(Files.readString(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is not valid JSON", e);
        }
    }

    /** The name of the file without its ending: the task's key. */
    String name() {
        return path.getFileName().toString().replaceFirst("\\.form$", "");
    }

    /** Every component in reading order, those of lists included. */
    List<Component> components() {
        List<Component> found = new ArrayList<>();
        collect(json.path("components"), Optional.empty(), found);
        return found;
    }

    private void collect(JsonNode nodes, Optional<Component> list, List<Component> found) {
        for (JsonNode node : nodes) {
            Component component = new Component(name(), node, list);
            found.add(component);
            collect(node.path("components"), component.isList() ? Optional.of(component) : list, found);
        }
    }

    /** What a person answers, without the columns of lists. */
    List<Component> fields() {
        return components().stream()
                .filter(component -> component.isField() && component.list().isEmpty())
                .toList();
    }

    /** The fields that a condition of this component can ask for: its neighbours in a list, else the form's fields. */
    List<Component> neighboursOf(Component component) {
        return component.list().isEmpty()
                ? fields()
                : components().stream()
                        .filter(other -> other.isField() && other.list().equals(component.list()))
                        .toList();
    }

    /** One component of a form; a failure names it by {@link #toString()}. */
    record Component(String form, JsonNode node, Optional<Component> list) {

        String type() {
            return node.path("type").asText();
        }

        String id() {
            return node.path("id").asText();
        }

        /** The name of the answer; lists call it their path. */
        String key() {
            return node.path(isList() ? "path" : "key").asText();
        }

        boolean isList() {
            return type().equals("dynamiclist");
        }

        boolean isField() {
            return !List.of("text", "separator", "group").contains(type());
        }

        boolean isTyped() {
            return List.of("textfield", "textarea").contains(type());
        }

        boolean isChoice() {
            return List.of("radio", "select", "checklist", "taglist").contains(type());
        }

        boolean isYesNo() {
            return codes().equals(List.of("true", "false"));
        }

        boolean isRequired() {
            return node.path("validate").path("required").asBoolean();
        }

        boolean isJournal() {
            return node.path("properties").path("journal").asText().equals("true");
        }

        boolean isSensitive() {
            return node.path("properties").path("sensitive").asText().equals("true");
        }

        /** FEEL that is true when the component is hidden, without the leading equals sign. */
        Optional<String> hiddenWhen() {
            return Optional.of(node.path("conditional").path("hide").asText())
                    .filter(condition -> !condition.isEmpty())
                    .map(condition -> condition.substring(1));
        }

        List<JsonNode> options() {
            return StreamSupport.stream(node.path("values").spliterator(), false)
                    .toList();
        }

        List<String> codes() {
            return options().stream()
                    .map(option -> option.path("value").asText())
                    .toList();
        }

        /** Everything people read of it. */
        List<String> texts() {
            List<String> texts = new ArrayList<>();
            Stream.of("label", "dateLabel", "timeLabel", "description", "text")
                    .filter(node::has)
                    .forEach(name -> texts.add(node.path(name).asText()));
            options().forEach(option -> texts.add(option.path("label").asText()));
            return texts;
        }

        @Override
        public String toString() {
            return form + ": " + (isField() ? list.map(l -> l.key() + ".").orElse("") + key() : id());
        }
    }
}
