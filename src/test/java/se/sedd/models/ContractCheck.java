package se.sedd.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FormalExpression;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;
import se.sedd.models.ModelFolder.Field;
import se.sedd.models.ModelFolder.Model;

/** Whether contract class and model say the same, read from either side. */
final class ContractCheck {

    private static final Pattern READ = Pattern.compile("\\$\\{\\s*(?:!|not\\s+)?\\s*(\\w+)");

    /** The engine answers these itself from routine and calendar, see {@code TimerMoments}: they are no variables. */
    private static final Set<String> MOMENTS = Set.of("remindAt", "remindAgainAt", "remindLastAt", "moveOnAt");

    private final ModelFolder folder;
    private final Model model;
    private final ProcessContract contract;
    private final Set<String> usedByCode;
    private final List<String> complaints = new ArrayList<>();

    private ContractCheck(ModelFolder folder, Model model, ProcessContract contract, Set<String> usedByCode) {
        this.folder = folder;
        this.model = model;
        this.contract = contract;
        this.usedByCode = usedByCode;
    }

    /**
     * @param usedByCode names of variables that code outside the contract classes reads or writes
     */
    static List<String> complaints(ModelFolder folder, List<ProcessContract> contracts, Set<String> usedByCode) {
        List<String> complaints = new ArrayList<>();
        for (Model model : folder.models()) {
            String file = model.file().substring(model.file().lastIndexOf('/') + 1);
            String[] parts = model.file().split("/");
            if (!file.equals(model.key() + ".bpmn") || !parts[parts.length - 2].equals(model.key())) {
                complaints.add(model.file() + ": holds the process " + model.key()
                        + ". Name folder and file as the process key.");
            }
            Contracts.of(contracts, model)
                    .ifPresentOrElse(
                            contract ->
                                    complaints.addAll(new ContractCheck(folder, model, contract, usedByCode).check()),
                            () -> complaints.add(model.file()
                                    + ": has no contract class. Write one that implements ProcessContract with the key "
                                    + model.key() + "."));
        }
        contracts.stream()
                .filter(contract -> folder.model(contract.key()).isEmpty())
                .forEach(contract -> complaints.add(contract.getClass().getSimpleName() + ": there is no process "
                        + contract.key() + ". Mend the key or delete the class."));
        return complaints;
    }

    private List<String> check() {
        elements();
        messages();
        variables();
        return complaints;
    }

    private void elements() {
        contract.elements().stream()
                .filter(id -> model.node(id).isEmpty())
                .forEach(id -> complain(
                        id, "stands in the contract class but not in the model. Rename it in both or take it away."));
        Set<String> named = new TreeSet<>();
        model.all(UserTask.class).forEach(task -> named.add(task.getId()));
        model.all(CallActivity.class).forEach(call -> named.add(call.getId()));
        named.removeAll(contract.elements());
        named.forEach(id -> complain(id, "stands in the model but not in the contract class. Add it to elements()."));
    }

    private void messages() {
        Set<String> drawn =
                model.all(Message.class).stream().map(Message::getName).collect(Collectors.toCollection(TreeSet::new));
        contract.messages().stream()
                .filter(name -> !drawn.contains(name))
                .forEach(name -> complain(
                        name,
                        "is a message of the contract class that the model does not know. Mend it in one of them."));
        drawn.stream()
                .filter(name -> !contract.messages().contains(name))
                .forEach(name -> complain(
                        name,
                        "is a message of the model that the contract class does not know. Add it to messages()."));
        drawn.stream()
                .filter(name -> !name.matches("[a-z-]+\\.[a-z-]+"))
                .forEach(name ->
                        complain(name, "is no message name. Write noun.participle, for example attendance.restored."));
    }

    private void variables() {
        Set<String> declared =
                contract.variables().stream().map(Variable::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = new TreeSet<>();
        model.all(FormalExpression.class).forEach(expression -> read(expression, used));
        model.all(TimeDate.class).forEach(date -> read(date, used));
        model.all(BusinessRuleTask.class)
                .forEach(rule ->
                        Optional.ofNullable(rule.getCamundaResultVariable()).ifPresent(used::add));
        model.all(CamundaIn.class)
                .forEach(in -> Optional.ofNullable(in.getCamundaSource()).ifPresent(used::add));
        model.all(CamundaOut.class)
                .forEach(out -> Optional.ofNullable(out.getCamundaTarget()).ifPresent(used::add));
        Calls.into(folder, model).forEach(call -> {
            used.addAll(call.passed());
            used.addAll(call.returned());
        });
        model.all(UserTask.class).stream()
                .flatMap(task -> folder.form(task.getId()).stream())
                .flatMap(form -> form.fields().stream())
                .filter(field -> !field.journal())
                .peek(this::sameValues)
                .map(Field::key)
                .filter(key -> !key.isEmpty())
                .forEach(used::add);
        used.stream()
                .filter(name -> !declared.contains(name) && !MOMENTS.contains(name))
                .forEach(
                        name -> complain(
                                name,
                                "is used by the model or its forms but not declared. Add it to variables() of the contract class, or make the field a journal field."));
        declared.stream()
                .filter(name -> !used.contains(name) && !usedByCode.contains(name))
                .forEach(
                        name -> complain(
                                name,
                                "is declared in the contract class but used neither by the model, nor by its forms, nor by code. Take it away."));
    }

    private void sameValues(Field field) {
        contract.variables().stream()
                .filter(variable -> variable.name().equals(field.key()) && variable.kind() == Variable.Kind.CHOICE)
                .filter(variable ->
                        !field.values().isEmpty() && !variable.values().containsAll(field.values()))
                .forEach(variable -> complain(
                        field.key(),
                        "is answered with " + field.values() + " in the form but declared with " + variable.values()
                                + ". Make them the same."));
    }

    private void complain(String element, String sentence) {
        complaints.add(model.about(element, sentence));
    }

    private static void read(ModelElementInstance expression, Set<String> used) {
        Matcher name = READ.matcher(expression.getTextContent());
        while (name.find()) {
            used.add(name.group(1));
        }
    }
}
