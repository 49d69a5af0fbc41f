package se.sedd.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.sedd.engine.FormField.Choice;
import se.sedd.engine.FormField.Kind;
import se.sedd.engine.FormField.Limits;

/**
 * A form (form-js JSON) as it was deployed: its fields in the order people see them.
 *
 * @param computed keys of expressions that the browser computes; they arrive and are ignored
 */
record FormSheet(String id, List<FormField> fields, Set<String> computed) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SHOWN_ONLY =
            Set.of("text", "html", "image", "separator", "spacer", "button", "iframe", "table", "documentPreview");

    /** @throws IllegalArgumentException if the form has a kind of field that cannot be checked */
    static FormSheet read(InputStream form) {
        try {
            return read(JSON.readTree(form));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FormSheet read(JsonNode form) {
        List<FormField> fields = new ArrayList<>();
        Set<String> computed = new HashSet<>();
        collect(form.path("components"), List.of(), fields, computed);
        return new FormSheet(form.path("id").asText(), List.copyOf(fields), Set.copyOf(computed));
    }

    private static void collect(JsonNode components, List<String> hides, List<FormField> fields, Set<String> computed) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            List<String> all = with(hides, component.path("conditional").path("hide"));
            if (type.equals("group")) {
                if (!component.path("path").asText().isEmpty()) {
                    throw new IllegalArgumentException("a group with a path cannot be checked");
                }
                collect(component.path("components"), all, fields, computed);
            } else if (type.equals("expression")) {
                computed.add(component.path("key").asText());
            } else if (!SHOWN_ONLY.contains(type)) {
                fields.add(field(type, component, all));
            }
        }
    }

    private static List<String> with(List<String> hides, JsonNode hide) {
        return hide.asText().isBlank()
                ? hides
                : Stream.concat(hides.stream(), Stream.of(hide.asText())).toList();
    }

    private static FormField field(String type, JsonNode component, List<String> hides) {
        Kind kind = kind(type, component);
        JsonNode properties = component.path("properties");
        JsonNode validate = component.path("validate");
        String key = component.path(kind == Kind.LIST ? "path" : "key").asText();
        if (key.isBlank() || key.contains(".")) {
            throw new IllegalArgumentException("a field of type " + type + " without a plain key cannot be checked");
        }
        List<FormField> columns = new ArrayList<>();
        if (kind == Kind.LIST) {
            collect(component.path("components"), List.of(), columns, new HashSet<>());
        }
        String label = component
                .path(kind == Kind.DATE_TIME || kind == Kind.DATE ? "dateLabel" : "label")
                .asText(component.path("label").asText());
        return new FormField(
                kind,
                key,
                label.isBlank() ? key : label,
                validate.path("required").asBoolean()
                        || properties.path("required").asBoolean(),
                hides,
                choices(component.path("values")),
                Optional.of(component.path("valuesKey").asText()).filter(name -> !name.isEmpty()),
                kind == Kind.TEXT
                        || columns.stream().anyMatch(column -> column.kind() == Kind.TEXT)
                        || properties.path("journal").asBoolean(),
                properties.path("sensitive").asBoolean(),
                limits(validate, properties),
                List.copyOf(columns));
    }

    private static Kind kind(String type, JsonNode component) {
        return switch (type) {
            case "textfield", "textarea" -> Kind.TEXT;
            case "number" -> Kind.NUMBER;
            case "checkbox" -> Kind.TICK;
            case "radio", "select" -> Kind.CHOICE;
            case "checklist", "taglist" -> Kind.CHOICES;
            case "dynamiclist" -> Kind.LIST;
            case "datetime" ->
                switch (component.path("subtype").asText("date")) {
                    case "time" -> Kind.TIME;
                    case "datetime" -> Kind.DATE_TIME;
                    default -> Kind.DATE;
                };
            default -> throw new IllegalArgumentException("a field of type " + type + " cannot be checked");
        };
    }

    static List<Choice> choices(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> new Choice(
                        value.path("value"),
                        value.path("label").asText(value.path("value").asText())))
                .toList();
    }

    private static Limits limits(JsonNode validate, JsonNode properties) {
        return new Limits(
                whole(validate.path("minLength")),
                whole(validate.path("maxLength")),
                decimal(validate.path("min")),
                decimal(validate.path("max")),
                Optional.of(validate.path("pattern").asText()).filter(pattern -> !pattern.isEmpty()),
                day(properties.path("day").asText()));
    }

    private static FormField.Day day(String property) {
        return switch (property) {
            case "" -> FormField.Day.ANY;
            case "to-come" -> FormField.Day.TO_COME;
            case "passed" -> FormField.Day.PASSED;
            default ->
                throw new IllegalArgumentException("a date is \"to-come\" or \"passed\", not \"" + property + '"');
        };
    }

    private static Optional<Integer> whole(JsonNode number) {
        return decimal(number).map(BigDecimal::intValue);
    }

    private static Optional<BigDecimal> decimal(JsonNode number) {
        return number.asText().isBlank() ? Optional.empty() : Optional.of(new BigDecimal(number.asText()));
    }
}
