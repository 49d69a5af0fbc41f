package se.sedd.models;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import se.sedd.models.ModelFolder.Model;

/**
 * Whether every text of a Swedish model, its forms and tables stands in bokmål beside it, and nothing there is left over. {@code
 * processes/<process>/labels.nb.json} gives for a text the same in bokmål; {@code processes/labels.nb.json} those that several
 * processes share.
 */
final class LabelCheck {

    private static final String SHARED = "processes/labels.nb.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Class<? extends BpmnModelElementInstance>> NAMED =
            List.of(Process.class, Participant.class, Lane.class, MessageFlow.class, FlowElement.class);
    /** The input whose cell says that a row is one municipality's own. */
    private static final String MUNICIPALITY = "municipality";

    /** A place of a table that is words for people, and no code. */
    private static final Pattern WORDS = Pattern.compile("\"([^\"]*(?:[A-ZÅÄÖÆØ]|\\s)[^\"]*)\"");

    private static final List<String> READ =
            List.of("label", "dateLabel", "timeLabel", "description", "text", "content", "alt");

    private LabelCheck() {}

    static List<String> complaints(ModelFolder folder, Path root) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> shared = read(root.resolve(SHARED), complaints);
        Map<String, String> anyIn = new HashMap<>();
        Set<String> sharedUsed = new HashSet<>();
        for (Model model : folder.models()) {
            String file = "processes/" + model.key() + "/labels.nb.json";
            Map<String, String> own = read(root.resolve(file), complaints);
            if (isBokmal(model)) {
                own.keySet().forEach(text -> complaints.add(leftOver(file, text)));
                continue;
            }
            Set<String> texts = texts(folder, model);
            for (String text : texts) {
                if (!own.containsKey(text) && !shared.containsKey(text)) {
                    complaints.add(file + ": has no bokmål for \"" + text
                            + "\". Norwegian schools use the same model: add the line \"" + text
                            + "\": \"…\" in bokmål, or, if several processes say it, in " + SHARED
                            + ". Is the model itself written in bokmål, give its process the extension property"
                            + " language with the value nb.");
                }
                if (!own.containsKey(text)) {
                    sharedUsed.add(text);
                }
            }
            Set<String> ofMunicipalities =
                    rows(folder, model).filter(row -> !isForAll(row)).collect(said());
            ofMunicipalities.stream().filter(text -> !own.containsKey(text)).forEach(sharedUsed::add);
            own.keySet().stream()
                    .filter(text -> !texts.contains(text) && !ofMunicipalities.contains(text))
                    .forEach(text -> complaints.add(leftOver(file, text)));
            own.forEach((text, bokmal) -> {
                String elsewhere = anyIn.putIfAbsent(text + "\n" + bokmal, file);
                if (elsewhere != null || bokmal.equals(shared.get(text))) {
                    complaints.add(file + ": says of \"" + text + "\" the same as "
                            + (elsewhere == null ? SHARED : elsewhere) + ". Let it stand once, in " + SHARED + ".");
                }
            });
        }
        shared.keySet().stream()
                .filter(text -> !sharedUsed.contains(text))
                .forEach(text -> complaints.add(leftOver(SHARED, text)));
        return complaints;
    }

    private static String leftOver(String file, String text) {
        return file + ": has a line for \"" + text
                + "\", which no model, form or table says any more. Remove or correct it.";
    }

    private static Map<String, String> read(Path file, List<String> complaints) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Map<String, String> lines =
                    JSON.readValue(Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {});
            lines.forEach((text, bokmal) -> {
                if (bokmal.isBlank() || bokmal.matches("(?s).*[äöÄÖ].*")) {
                    complaints.add(file + ": \"" + text + "\" is not in bokmål yet: \"" + bokmal
                            + "\". Bokmål has æ and ø, never ä and ö.");
                }
            });
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no list of \"text\": \"tekst\"", e);
        }
    }

    private static boolean isBokmal(Model model) {
        return model.all(CamundaProperty.class).stream()
                .anyMatch(property -> property.getCamundaName().equals("language")
                        && property.getCamundaValue().equals("nb"));
    }

    private static Set<String> texts(ModelFolder folder, Model model) {
        Set<String> texts = new LinkedHashSet<>();
        for (Class<? extends BpmnModelElementInstance> type : NAMED) {
            model.all(type).stream()
                    .map(element -> element.getAttributeValue("name"))
                    .filter(name -> name != null && !name.isBlank())
                    .forEach(name -> texts.add(plain(name)));
        }
        Stream.concat(
                        model.all(Documentation.class).stream().map(Documentation::getTextContent),
                        model.all(TextAnnotation.class).stream()
                                .map(note -> note.getText().getTextContent()))
                .filter(text -> !text.isBlank())
                .forEach(text -> texts.add(plain(text)));
        folder.tables().stream()
                .filter(table -> table.file().startsWith("processes/" + model.key() + "/"))
                .forEach(table -> collect(table.xml(), texts));
        texts.addAll(rows(folder, model).filter(LabelCheck::isForAll).collect(said()));
        folder.forms().stream()
                .filter(form -> form.file().startsWith("forms/" + model.key() + "/"))
                .forEach(form -> collect(form.json().path("components"), texts));
        return texts;
    }

    private static Stream<Rule> rows(ModelFolder folder, Model model) {
        return folder.tables().stream()
                .filter(table -> table.file().startsWith("processes/" + model.key() + "/"))
                .flatMap(table -> table.xml().getModelElementsByType(Rule.class).stream());
    }

    /** What a municipality writes in a row of its own stands in its language; what holds for all stands in both. */
    private static boolean isForAll(Rule row) {
        List<String> inputs = ((DecisionTable) row.getParentElement())
                .getInputs().stream()
                        .map(input -> input.getInputExpression()
                                .getText()
                                .getTextContent()
                                .strip())
                        .toList();
        int municipality = inputs.indexOf(MUNICIPALITY);
        return municipality < 0
                || cell(List.copyOf(row.getInputEntries()).get(municipality)).matches("-?");
    }

    private static String cell(DmnElement entry) {
        return entry.getChildElementsByType(Text.class).stream()
                .map(text -> text.getTextContent().strip())
                .collect(Collectors.joining());
    }

    /** The note of a row, and its cells that people read as they stand. */
    private static Collector<Rule, ?, Set<String>> said() {
        return Collectors.flatMapping(
                row -> Stream.concat(
                        Stream.ofNullable(row.getDescription()).map(Description::getTextContent),
                        Stream.concat(row.getInputEntries().stream(), row.getOutputEntries().stream())
                                .map(LabelCheck::cell)
                                .map(WORDS::matcher)
                                .filter(Matcher::matches)
                                .map(words -> words.group(1))),
                Collectors.toCollection(LinkedHashSet::new));
    }

    /** Names, headings and what a table is for. */
    private static void collect(DmnModelInstance table, Set<String> texts) {
        table.getModelElementsByType(Decision.class).forEach(decision -> {
            add(decision.getName(), texts);
            add(
                    decision.getDescription() == null
                            ? null
                            : decision.getDescription().getTextContent(),
                    texts);
        });
        table.getModelElementsByType(Input.class).forEach(input -> add(input.getLabel(), texts));
        table.getModelElementsByType(Output.class).forEach(output -> add(output.getLabel(), texts));
    }

    private static void add(String text, Set<String> texts) {
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }

    private static String plain(String name) {
        return name.strip().replace("\u00AD", "").replaceAll("\\s+", " ");
    }

    private static void collect(JsonNode components, Set<String> texts) {
        for (JsonNode component : components) {
            said(component, texts);
            component.path("values").forEach(choice -> said(choice, texts));
            component.path("appearance").forEach(adorner -> texts.add(adorner.asText()));
            collect(component.path("components"), texts);
        }
    }

    private static void said(JsonNode part, Set<String> texts) {
        READ.stream()
                .map(part::path)
                .filter(text -> text.isTextual() && !text.textValue().isBlank())
                .forEach(text -> texts.add(text.textValue()));
    }
}
