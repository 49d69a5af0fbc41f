package se.sedd.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import se.sedd.models.ModelFolder.Model;

/** Whether what the models call exists, and whether everything that waits to be called is called. */
final class DelegateCheck {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    private DelegateCheck() {}

    /**
     * @param beans names of the Spring beans that are delegates or listeners of a process package
     */
    static List<String> complaints(ModelFolder folder, Set<String> beans) {
        List<String> complaints = new ArrayList<>();
        Set<String> called = new TreeSet<>();
        for (Model model : folder.models()) {
            for (BaseElement element : model.all(BaseElement.class)) {
                namesIn(element).forEach(expression -> {
                    Matcher name = NAME.matcher(expression);
                    if (!name.matches()) {
                        complaints.add(model.about(
                                element,
                                "calls \"" + expression + "\", which is more than a name. Write ${beanName}."));
                    } else if (!beans.contains(name.group(1))) {
                        complaints.add(model.about(
                                element,
                                "calls " + expression + ", but no Spring bean is called " + name.group(1)
                                        + ". Write the delegate or mend the name."));
                    } else {
                        called.add(name.group(1));
                    }
                });
                forbidden(element)
                        .forEach(what -> complaints.add(
                                model.about(element, "uses " + what + ". Use a delegate expression: ${beanName}.")));
            }
            for (Task task : model.all(Task.class)) {
                Optional<String> expression = attribute(task.getDomElement(), "delegateExpression");
                String expected = "${" + camelCase(task.getId()) + "}";
                if (task instanceof ServiceTask && expression.isEmpty()) {
                    complaints.add(model.about(task, "calls nothing. Give it a delegate expression."));
                }
                expression
                        .filter(given -> !given.equals(expected))
                        .ifPresent(given -> complaints.add(model.about(
                                task, "calls " + given + ". A delegate is named as its task: " + expected + ".")));
            }
            for (CallActivity call : model.all(CallActivity.class)) {
                if (folder.model(call.getCalledElement()).isEmpty()) {
                    complaints.add(model.about(
                            call,
                            "calls the process " + call.getCalledElement()
                                    + ", which does not exist. Mend the called element."));
                }
            }
            for (BusinessRuleTask rule : model.all(BusinessRuleTask.class)) {
                if (rule.getCamundaDecisionRef() != null
                        && folder.decisionKeys().noneMatch(key -> key.equals(rule.getCamundaDecisionRef()))) {
                    complaints.add(model.about(
                            rule,
                            "asks the decision " + rule.getCamundaDecisionRef()
                                    + ", which does not exist. Mend the decision reference."));
                }
            }
        }
        beans.stream()
                .filter(bean -> !called.contains(bean))
                .forEach(bean ->
                        complaints.add("The delegate " + bean + " is called by no model. Call it or delete it."));
        return complaints;
    }

    /** Delegate expressions of the element itself and of the listeners inside it. */
    private static List<String> namesIn(BaseElement element) {
        List<String> names = new ArrayList<>();
        attribute(element.getDomElement(), "delegateExpression").ifPresent(names::add);
        listeners(element)
                .forEach(listener -> attribute(listener, "delegateExpression").ifPresent(names::add));
        return names;
    }

    private static List<String> forbidden(BaseElement element) {
        List<String> found = new ArrayList<>();
        List<DomElement> carriers = new ArrayList<>(listeners(element));
        carriers.add(element.getDomElement());
        for (DomElement carrier : carriers) {
            attribute(carrier, "class").ifPresent(name -> found.add("the class " + name));
            attribute(carrier, "expression").ifPresent(text -> found.add("the expression " + text));
            attribute(carrier, "resource").ifPresent(text -> found.add("the script " + text));
            carrier.getChildElements().stream()
                    .filter(child -> child.getLocalName().equals("script"))
                    .forEach(child -> found.add("a script"));
        }
        return found;
    }

    private static List<DomElement> listeners(BaseElement element) {
        boolean owner = element instanceof FlowNode || element instanceof Process;
        if (!owner || element.getExtensionElements() == null) {
            return List.of();
        }
        return element.getExtensionElements().getElements().stream()
                .map(ModelElementInstance::getDomElement)
                .filter(extension -> extension.getLocalName().endsWith("Listener"))
                .toList();
    }

    private static Optional<String> attribute(DomElement element, String name) {
        return Optional.ofNullable(element.getAttribute(ModelFolder.CAMUNDA, name))
                .or(() -> Optional.ofNullable(
                        element.getNamespaceURI().equals(ModelFolder.CAMUNDA) ? element.getAttribute(name) : null));
    }

    /** {@code send-letter} becomes {@code sendLetter}. */
    static String camelCase(String id) {
        Matcher hyphen = Pattern.compile("-(\\w)").matcher(id);
        return hyphen.replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
