package se.sedd.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessGuide.Answer;
import se.sedd.engine.ProcessGuide.Cell;
import se.sedd.engine.ProcessGuide.Deadline;
import se.sedd.engine.ProcessGuide.Event;
import se.sedd.engine.ProcessGuide.EventKind;
import se.sedd.engine.ProcessGuide.Field;
import se.sedd.engine.ProcessGuide.Kind;
import se.sedd.engine.ProcessGuide.Question;
import se.sedd.engine.ProcessGuide.RuleRow;
import se.sedd.engine.ProcessGuide.RuleTable;
import se.sedd.engine.ProcessGuide.Task;

/** The bundled processes as people read them. Read once, when the application starts. */
@Component
public class ModelLibrary {

    /** The input of a decision table whose rows speak of one task each. */
    private static final String TASK_INPUT = "task";

    private static final Pattern COMPARED = Pattern.compile("==\\s*'([^']+)'");

    /** Where a long word may break in a picture. */
    private static final String SOFT_HYPHEN = "\u00AD";

    private final Map<String, FormSheet> forms = new HashMap<>();
    private final Map<String, List<DecisionTable>> tablesByFolder = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, byte[]> pictures = new HashMap<>();
    private final List<ProcessGuide> guides;
    private final ModelTexts texts;

    public ModelLibrary() {
        this("classpath*:");
    }

    /** @param root where {@code processes/} and {@code forms/} lie, as Spring names resources */
    ModelLibrary(String root) {
        texts = new ModelTexts(root);
        for (Resource form : resources(root + "forms/**/*.form")) {
            FormSheet sheet = FormSheet.read(stream(form));
            forms.put(sheet.id(), sheet);
            sheet.fields().stream()
                    .flatMap(field -> field.choices().stream())
                    .filter(choice -> choice.value().isTextual())
                    .forEach(choice -> names.putIfAbsent(choice.value().textValue(), choice.label()));
        }
        for (Resource table : resources(root + "processes/**/*.dmn")) {
            DmnModelInstance tables = Dmn.readModelFromStream(stream(table));
            tablesByFolder
                    .computeIfAbsent(folder(table), any -> new ArrayList<>())
                    .addAll(tables.getModelElementsByType(DecisionTable.class));
        }
        for (Resource picture : resources(root + "processes/**/*.svg")) {
            pictures.put(picture.getFilename(), bytes(picture));
        }
        List<BpmnModelInstance> models = new ArrayList<>();
        resources(root + "processes/**/*.bpmn").forEach(model -> models.add(Bpmn.readModelFromStream(stream(model))));
        models.forEach(model -> model.getModelElementsByType(Activity.class)
                .forEach(activity -> names.put(activity.getId(), nameOf(activity))));
        models.forEach(model -> model.getModelElementsByType(SequenceFlow.class).forEach(this::nameOfAnswer));
        Set<String> called = models.stream()
                .flatMap(model -> model.getModelElementsByType(CallActivity.class).stream())
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toSet());
        guides = inReadingOrder(models.stream().map(this::guide).toList(), called);
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
        return tablesByFolder.values().stream()
                .flatMap(Collection::stream)
                .filter(table -> ((Decision) table.getParentElement()).getId().equals(decision))
                .flatMap(table -> answers(table, output))
                .distinct()
                .toList();
    }

    private static Stream<String> answers(DecisionTable table, String output) {
        int column = table.getOutputs().stream().map(Output::getName).toList().indexOf(output);
        return table.getRules().stream()
                .map(rule ->
                        text(List.copyOf(rule.getOutputEntries()).get(column).getText()))
                .flatMap(cell -> codes(cell).stream())
                .filter(code -> !code.isEmpty());
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
                names.putIfAbsent(code.group(1), nameOf(flow.getName(), ""));
            }
        }
    }

    private ProcessGuide guide(BpmnModelInstance model) {
        Process process = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .findFirst()
                .orElseThrow();
        Map<String, Double> across = new HashMap<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            across.put(shape.getBpmnElement().getId(), shape.getBounds().getX());
        }
        Comparator<FlowNode> leftToRight = Comparator.<FlowNode, Boolean>comparing(ModelLibrary::aside)
                .thenComparing(node -> asideX(node, across))
                .thenComparing(node -> across.getOrDefault(node.getId(), 0.0));
        return new ProcessGuide(
                process.getId(),
                nameOf(process.getName(), process.getId()),
                language(process),
                documentation(process).orElse(""),
                nodes(model, Activity.class, leftToRight)
                        .filter(activity -> !(activity instanceof SubProcess))
                        .map(this::task)
                        .toList(),
                nodes(model, ExclusiveGateway.class, leftToRight)
                        .filter(gateway -> gateway.getOutgoing().size() > 1)
                        .map(ModelLibrary::question)
                        .distinct()
                        .toList(),
                nodes(model, FlowNode.class, leftToRight)
                        .flatMap(node -> event(node).stream())
                        .distinct()
                        .toList(),
                tablesByFolder.getOrDefault(process.getId(), List.of()).stream()
                        .map(this::rules)
                        .toList());
    }

    private static <T extends FlowNode> Stream<T> nodes(
            BpmnModelInstance model, Class<T> type, Comparator<FlowNode> order) {
        return model.getModelElementsByType(type).stream().sorted(order);
    }

    private static boolean aside(FlowNode node) {
        return eventSubProcess(node).isPresent();
    }

    /** What lies in one event subprocess stays together. */
    private static double asideX(FlowNode node, Map<String, Double> across) {
        return eventSubProcess(node)
                .map(sub -> across.getOrDefault(sub.getId(), 0.0))
                .orElse(0.0);
    }

    private static Optional<SubProcess> eventSubProcess(FlowNode node) {
        for (ModelElementInstance parent = node.getParentElement();
                parent != null;
                parent = parent.getParentElement()) {
            if (parent instanceof SubProcess sub && sub.triggeredByEvent()) {
                return Optional.of(sub);
            }
        }
        return Optional.empty();
    }

    private Task task(Activity activity) {
        FormSheet form = activity instanceof UserTask ? forms.get(activity.getId()) : null;
        return new Task(
                activity.getId(),
                nameOf(activity),
                kind(activity),
                activity instanceof UserTask task && task.getCamundaCandidateGroupsList() != null
                        ? List.copyOf(task.getCamundaCandidateGroupsList())
                        : List.of(),
                form == null
                        ? List.of()
                        : form.fields().stream().map(ModelLibrary::field).toList(),
                deadlines(activity.getId()),
                activity instanceof CallActivity call ? Optional.of(call.getCalledElement()) : Optional.empty(),
                documentation(activity),
                aside(activity));
    }

    private static Kind kind(Activity activity) {
        if (activity instanceof UserTask) {
            return Kind.PERSON;
        }
        return activity instanceof CallActivity ? Kind.PROCESS : Kind.SYSTEM;
    }

    private static Field field(FormField field) {
        return new Field(
                field.label(),
                field.required(),
                !field.hides().isEmpty(),
                field.choices().stream().map(FormField.Choice::label).toList());
    }

    private static Question question(ExclusiveGateway gateway) {
        return new Question(
                nameOf(gateway),
                gateway.getOutgoing().stream()
                        .map(flow -> new Answer(nameOf(flow.getName(), ""), nextNamed(flow)))
                        .toList());
    }

    /** What the flow comes to, past gateways that only bring flows together. */
    private static String nextNamed(SequenceFlow flow) {
        FlowNode node = flow.getTarget();
        Set<FlowNode> seen = new HashSet<>();
        while (node.getName() == null && node.getOutgoing().size() == 1 && seen.add(node)) {
            node = node.getOutgoing().iterator().next().getTarget();
        }
        return nameOf(node);
    }

    private static Optional<Event> event(FlowNode node) {
        if (node instanceof EndEvent) {
            return Optional.of(new Event(nameOf(node), EventKind.ENDS));
        }
        if (!(node instanceof CatchEvent event)) {
            return Optional.empty();
        }
        boolean time = event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
        boolean begins = node instanceof StartEvent && node.getParentElement() instanceof Process;
        return Optional.of(
                new Event(nameOf(node), begins ? EventKind.BEGINS : time ? EventKind.TIME : EventKind.MESSAGE));
    }

    private List<Deadline> deadlines(String task) {
        return tablesByFolder.values().stream()
                .flatMap(Collection::stream)
                .flatMap(table -> deadlines(table, task))
                .sorted(Comparator.comparing(deadline -> !deadline.when().isEmpty()))
                .toList();
    }

    private Stream<Deadline> deadlines(DecisionTable table, String task) {
        List<Input> inputs = List.copyOf(table.getInputs());
        int column = inputs.stream()
                .map(input ->
                        input.getInputExpression().getText().getTextContent().strip())
                .toList()
                .indexOf(TASK_INPUT);
        if (column < 0) {
            return Stream.empty();
        }
        return table.getRules().stream()
                .filter(rule -> codes(inputCells(rule).get(column)).contains(task))
                .map(rule -> new Deadline(
                        cells(table, rule).subList(0, inputs.size()).stream()
                                .filter(cell -> !cell.values().isEmpty())
                                .filter(cell -> !cell.label().equals(labelOf(inputs.get(column))))
                                .toList(),
                        cells(table, rule)
                                .subList(
                                        inputs.size(),
                                        inputs.size() + table.getOutputs().size())
                                .stream()
                                .filter(cell -> !cell.values().isEmpty())
                                .toList(),
                        Optional.ofNullable(rule.getDescription()).map(ModelElementInstance::getTextContent)));
    }

    private RuleTable rules(DecisionTable table) {
        Decision decision = (Decision) table.getParentElement();
        return new RuleTable(
                decision.getId(),
                nameOf(decision.getName(), decision.getId()),
                Optional.ofNullable(decision.getDescription())
                        .map(ModelElementInstance::getTextContent)
                        .orElse(""),
                table.getInputs().stream().map(ModelLibrary::labelOf).toList(),
                table.getOutputs().stream().map(ModelLibrary::labelOf).toList(),
                table.getRules().stream()
                        .map(rule -> new RuleRow(
                                cells(table, rule),
                                Optional.ofNullable(rule.getDescription())
                                        .map(ModelElementInstance::getTextContent)
                                        .orElse("")))
                        .toList());
    }

    private List<Cell> cells(DecisionTable table, Rule rule) {
        List<String> labels = Stream.concat(
                        table.getInputs().stream().map(ModelLibrary::labelOf),
                        table.getOutputs().stream().map(ModelLibrary::labelOf))
                .toList();
        List<String> values = Stream.concat(
                        inputCells(rule).stream(),
                        rule.getOutputEntries().stream().map(entry -> text(entry.getText())))
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            cells.add(new Cell(labels.get(i), readable(values.get(i))));
        }
        return cells;
    }

    private static List<String> inputCells(Rule rule) {
        return rule.getInputEntries().stream()
                .map(entry -> text(entry.getText()))
                .toList();
    }

    private static String text(ModelElementInstance text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    /** A cell without its syntax: labels of tasks and answers for their codes, empty where anything will do. */
    private List<String> readable(String cell) {
        if (cell.equals("-") || cell.isEmpty()) {
            return List.of();
        }
        if (cell.startsWith("\"")) {
            return codes(cell).stream()
                    .map(code -> names.getOrDefault(code, code))
                    .toList();
        }
        return List.of(cell.replaceAll("date\\(\"([\\d-]+)\"\\)", "$1"));
    }

    private static List<String> codes(String cell) {
        return Arrays.stream(cell.split("\"\\s*,\\s*\""))
                .map(code -> code.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    private static String labelOf(Input input) {
        return nameOf(input.getLabel(), text(input.getInputExpression().getText()));
    }

    private static String labelOf(Output output) {
        return nameOf(output.getLabel(), output.getName());
    }

    private static String nameOf(FlowNode node) {
        return nameOf(node.getName(), node.getId());
    }

    private static String nameOf(String name, String otherwise) {
        return name == null || name.isBlank()
                ? otherwise
                : name.strip().replace(SOFT_HYPHEN, "").replaceAll("\\s+", " ");
    }

    private static Optional<String> documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(ModelElementInstance::getTextContent)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String language(Process process) {
        return process.getExtensionElements() == null
                ? "sv"
                : process.getExtensionElements().getElements().stream()
                        .flatMap(extension -> extension.getChildElementsByType(CamundaProperty.class).stream())
                        .filter(property -> "language".equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst()
                        .orElse("sv");
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
