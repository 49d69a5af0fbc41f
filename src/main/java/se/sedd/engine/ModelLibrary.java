package se.sedd.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The bundled processes as people read them. Read once, when the application starts. */
@Component
public class ModelLibrary {

    private static final Pattern COMPARED = Pattern.compile("==\\s*'([^']+)'");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, byte[]> pictures = new HashMap<>();
    private final List<ProcessGuide> guides;
    private final TableSheets tables;
    private final ModelTexts texts;

    public ModelLibrary() {
        this("classpath*:");
    }

    /** @param root where {@code processes/} and {@code forms/} lie, as Spring names resources */
    ModelLibrary(String root) {
        texts = new ModelTexts(root);
        Map<String, FormSheet> forms = new HashMap<>();
        for (Resource form : resources(root + "forms/**/*.form")) {
            FormSheet sheet = FormSheet.read(stream(form));
            forms.put(sheet.id(), sheet);
            sheet.fields().stream()
                    .flatMap(field -> field.choices().stream())
                    .filter(choice -> choice.value().isTextual())
                    .forEach(choice -> names.putIfAbsent(choice.value().textValue(), choice.label()));
        }
        Map<String, List<DecisionTable>> byFolder = new HashMap<>();
        for (Resource table : resources(root + "processes/**/*.dmn")) {
            DmnModelInstance file = Dmn.readModelFromStream(stream(table));
            byFolder.computeIfAbsent(folder(table), any -> new ArrayList<>())
                    .addAll(file.getModelElementsByType(DecisionTable.class));
        }
        for (Resource picture : resources(root + "processes/**/*.svg")) {
            pictures.put(picture.getFilename(), bytes(picture));
        }
        List<BpmnModelInstance> models = new ArrayList<>();
        resources(root + "processes/**/*.bpmn").forEach(model -> models.add(Bpmn.readModelFromStream(stream(model))));
        models.forEach(model -> model.getModelElementsByType(Activity.class)
                .forEach(activity -> names.put(activity.getId(), ModelReading.nameOf(activity))));
        models.forEach(model -> model.getModelElementsByType(SequenceFlow.class).forEach(this::nameOfAnswer));
        Set<String> called = models.stream()
                .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream())
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toSet());
        tables = new TableSheets(byFolder, names);
        guides = inReadingOrder(
                models.stream().map(new ModelReading(forms, tables)::guide).toList(), called);
    }

    /** Every process: an overview, then the steps it calls in their order, then the others by name. */
    public List<ProcessGuide> processes() {
        return guides;
    }

    /** The same in the language of a reader; a process that has no texts in it is in its own. */
    public List<ProcessGuide> processes(Locale reader) {
        return guides.stream().map(guide -> in(reader, guide)).toList();
    }

    /** The process with this key. */
    public Optional<ProcessGuide> process(String key) {
        return guides.stream().filter(guide -> guide.key().equals(key)).findFirst();
    }

    /** The process with this key, in the language of a reader. */
    public Optional<ProcessGuide> process(String key, Locale reader) {
        return process(key).map(guide -> in(reader, guide));
    }

    private ProcessGuide in(Locale reader, ProcessGuide guide) {
        return reader.getLanguage().equals(ModelTexts.BOKMAL)
                        && !guide.language().equals(ModelTexts.BOKMAL)
                ? guide.in(ModelTexts.BOKMAL, text -> texts.of(guide.key(), ModelTexts.BOKMAL, text))
                : guide;
    }

    /** The picture of a process in the language of a reader, as SVG; its own where there is none in that. */
    public Optional<byte[]> picture(String key, Locale reader) {
        return Stream.of("." + reader.getLanguage(), "")
                .flatMap(language -> Optional.ofNullable(pictures.get(key + language + ".svg")).stream())
                .findFirst()
                .map(byte[]::clone);
    }

    /** Every code that a decision table can answer in one of its outputs, in the table's order. */
    public List<String> answers(String decision, String output) {
        return tables.answers(decision, output);
    }

    private static List<ProcessGuide> inReadingOrder(List<ProcessGuide> found, Set<String> called) {
        Map<String, ProcessGuide> byKey = found.stream().collect(Collectors.toMap(ProcessGuide::key, guide -> guide));
        Set<ProcessGuide> ordered = new LinkedHashSet<>();
        found.stream()
                .filter(guide -> !called.contains(guide.key()))
                .sorted(Comparator.comparing(
                                (ProcessGuide guide) -> calls(guide).isEmpty())
                        .thenComparing(ProcessGuide::key))
                .forEach(guide -> {
                    ordered.add(guide);
                    calls(guide).stream()
                            .filter(byKey::containsKey)
                            .map(byKey::get)
                            .forEach(ordered::add);
                });
        return List.copyOf(ordered);
    }

    private static List<String> calls(ProcessGuide guide) {
        return guide.tasks().stream().flatMap(task -> task.calls().stream()).toList();
    }

    /** A code that a gateway compares with is read as the answer on that way out. */
    private void nameOfAnswer(SequenceFlow flow) {
        if (flow.getConditionExpression() != null && flow.getName() != null) {
            Matcher code = COMPARED.matcher(flow.getConditionExpression().getTextContent());
            if (code.find()) {
                names.putIfAbsent(code.group(1), ModelReading.nameOf(flow.getName(), ""));
            }
        }
    }

    private static List<Resource> resources(String pattern) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder a model lies in is the key of its process. */
    private static String folder(Resource resource) {
        try {
            String[] parts = resource.getURL().getPath().split("/");
            return parts[parts.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(Resource resource) {
        try {
            return resource.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Resource resource) {
        try (InputStream stream = stream(resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
