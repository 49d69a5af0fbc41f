package se.sedd.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import se.sedd.engine.ProcessGuide.Answer;
import se.sedd.engine.ProcessGuide.Event;
import se.sedd.engine.ProcessGuide.EventKind;
import se.sedd.engine.ProcessGuide.Field;
import se.sedd.engine.ProcessGuide.Kind;
import se.sedd.engine.ProcessGuide.Question;
import se.sedd.engine.ProcessGuide.Task;

/** Reads a process model as people read it: its tasks from left to right, its questions, its events. */
final class ModelReading {

    /** Where a long word may break in a picture. */
    private static final String SOFT_HYPHEN = "\u00AD";

    private final Map<String, FormSheet> forms;
    private final TableSheets tables;

    ModelReading(Map<String, FormSheet> forms, TableSheets tables) {
        this.forms = forms;
        this.tables = tables;
    }

    ProcessGuide guide(BpmnModelInstance model) {
        Process process = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .findFirst()
                .orElseThrow();
        Map<String, Double> across = new HashMap<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            across.put(shape.getBpmnElement().getId(), shape.getBounds().getX());
        }
        Comparator<FlowNode> leftToRight = Comparator.<FlowNode, Boolean>comparing(ModelReading::aside)
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
                        .map(ModelReading::question)
                        .distinct()
                        .toList(),
                nodes(model, FlowNode.class, leftToRight)
                        .flatMap(node -> event(node).stream())
                        .distinct()
                        .toList(),
                tables.of(process.getId()));
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
                        : form.fields().stream().map(ModelReading::field).toList(),
                tables.deadlines(activity.getId()),
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

    static String nameOf(FlowNode node) {
        return nameOf(node.getName(), node.getId());
    }

    /** A label on one line, or what else stands for it where there is none. */
    static String nameOf(String name, String otherwise) {
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
}
