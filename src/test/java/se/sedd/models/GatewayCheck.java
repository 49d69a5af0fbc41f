package se.sedd.models;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;
import se.sedd.models.ModelFolder.Field;
import se.sedd.models.ModelFolder.Model;

/** Whether every way out of a gateway is an answer to one question that has been asked before. */
final class GatewayCheck {

    private static final Pattern YES = Pattern.compile("\\$\\{\\s*(?:!|not\\s+)?\\s*(\\w+)\\s*}");
    private static final Pattern CHOICE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*==\\s*['\"]([\\w-]+)['\"]\\s*}");

    private final ModelFolder folder;
    private final Model model;
    private final Optional<ProcessContract> contract;
    private final Set<String> setByCode;
    private final List<String> complaints = new ArrayList<>();

    private GatewayCheck(ModelFolder folder, Model model, Optional<ProcessContract> contract, Set<String> setByCode) {
        this.folder = folder;
        this.model = model;
        this.contract = contract;
        this.setByCode = setByCode;
    }

    /**
     * @param setByCode names of variables that delegates or façades write
     */
    static List<String> complaints(ModelFolder folder, List<ProcessContract> contracts, Set<String> setByCode) {
        return folder.models().stream()
                .flatMap(model ->
                        new GatewayCheck(folder, model, Contracts.of(contracts, model), setByCode).check().stream())
                .toList();
    }

    private List<String> check() {
        for (Gateway gateway : model.all(Gateway.class)) {
            if (gateway instanceof EventBasedGateway
                    || gateway instanceof ComplexGateway
                    || gateway instanceof InclusiveGateway) {
                complaints.add(
                        model.about(
                                gateway,
                                "is a kind of gateway that loses messages or that nobody can read. Use a task with a date and an exclusive gateway."));
            }
        }
        model.all(ConditionalEventDefinition.class)
                .forEach(event -> complaints.add(model.about(event, "waits for a condition. Use a message.")));
        model.all(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(this::question);
        model.all(SequenceFlow.class).stream()
                .filter(flow ->
                        flow.getConditionExpression() != null && !(flow.getSource() instanceof ExclusiveGateway))
                .forEach(flow -> complaints.add(model.about(
                        flow, "has a condition but does not leave a gateway. Draw the gateway with its question.")));
        return complaints;
    }

    private void question(ExclusiveGateway gateway) {
        if (gateway.getName() == null || !gateway.getName().strip().endsWith("?")) {
            complaints.add(model.about(gateway, "does not ask a question. Name it as one, ending with ?."));
        }
        if (gateway.getDefault() == null) {
            complaints.add(model.about(
                    gateway,
                    "has no default flow: an answer nobody thought of would stop the case. Mark one flow as default."));
        }
        Set<String> names = new LinkedHashSet<>();
        Set<String> answers = new LinkedHashSet<>();
        for (SequenceFlow flow : gateway.getOutgoing()) {
            if (flow.getName() == null || flow.getName().isBlank()) {
                complaints.add(model.about(
                        flow, "does not answer the question of " + gateway.getId() + ". Write the answer on it."));
            }
            if (flow.equals(gateway.getDefault())) {
                continue;
            }
            String condition = flow.getConditionExpression() == null
                    ? ""
                    : flow.getConditionExpression().getTextContent().strip();
            Matcher yes = YES.matcher(condition);
            Matcher choice = CHOICE.matcher(condition);
            if (yes.matches()) {
                names.add(yes.group(1));
                declared(flow, yes.group(1), Variable.Kind.YES_NO);
                once(flow, answers, condition.replaceAll("\\s", ""));
            } else if (choice.matches()) {
                names.add(choice.group(1));
                declared(flow, choice.group(1), Variable.Kind.CHOICE)
                        .filter(variable -> !variable.values().contains(choice.group(2)))
                        .ifPresent(variable -> complaints.add(model.about(
                                flow,
                                "asks for " + choice.group(1) + " = " + choice.group(2) + ", but its values are "
                                        + variable.values() + ". Mend the value.")));
                once(flow, answers, choice.group(2));
            } else {
                complaints.add(
                        model.about(
                                flow,
                                "has the condition \"" + condition
                                        + "\". Write ${name} for a yes/no or ${name == 'code'} for a choice; what needs more belongs in a DMN table."));
            }
        }
        if (names.size() > 1) {
            complaints.add(model.about(
                    gateway,
                    "reads " + String.join(" and ", names)
                            + ". A gateway reads one name; let a DMN table or a second gateway decide."));
        }
        names.forEach(name -> answered(gateway, name));
    }

    private void once(SequenceFlow flow, Set<String> answers, String answer) {
        if (!answers.add(answer)) {
            complaints.add(model.about(flow, "has the same condition as another flow of its gateway. Take one away."));
        }
    }

    private Optional<? extends Variable<?>> declared(SequenceFlow flow, String name, Variable.Kind kind) {
        Optional<? extends Variable<?>> variable = contract.stream()
                .flatMap(known -> known.variables().stream())
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (variable.isEmpty()) {
            complaints.add(model.about(
                    flow,
                    "reads " + name + ", which the contract of " + model.key()
                            + " does not declare. Declare it or mend the name."));
        } else if (variable.get().kind() != kind) {
            complaints.add(model.about(
                    flow,
                    "reads " + name + " as " + kind + ", but it is declared as "
                            + variable.get().kind() + "."));
            return Optional.empty();
        }
        return variable;
    }

    /** Somebody must have answered before the gateway asks: a required field, a table, a called process or code. */
    private void answered(ExclusiveGateway gateway, String name) {
        boolean byTable = model.all(BusinessRuleTask.class).stream()
                .anyMatch(rule -> name.equals(rule.getCamundaResultVariable()));
        boolean byCall = model.all(org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut.class).stream()
                .anyMatch(out -> name.equals(out.getCamundaTarget()));
        List<Field> fields = model.all(UserTask.class).stream()
                .flatMap(task -> folder.form(task.getId()).stream())
                .flatMap(form -> form.field(name).stream())
                .toList();
        boolean byForm = fields.stream().anyMatch(field -> field.required() && !field.journal());
        boolean byCaller = Calls.into(folder, model).anyMatch(call -> call.passes(name));
        if (byTable || byCall || byCaller || byForm || setByCode.contains(name)) {
            return;
        }
        complaints.add(model.about(
                gateway,
                fields.isEmpty()
                        ? "reads " + name + ", which no form of " + model.key()
                                + " asks for and no code sets. Add the field or the delegate."
                        : "reads " + name + ", but the form does not require it. Make the field required."));
    }
}
