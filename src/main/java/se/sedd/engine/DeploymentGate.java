package se.sedd.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.context.ApplicationContext;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import se.sedd.register.Role;

/**
 * Deployments are code. What comes with the application has been checked by its build; anything else is looked at here before
 * the engine reads it, and refused with a sentence: no scripts, no classes, no expressions beyond names, only delegates the
 * application has, only groups it knows, every user task with a form that is deployed with it.
 */
final class DeploymentGate implements Deployer {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** Attributes that would run something, or decide in the model whose task it is. */
    private static final Set<String> CLOSED_ATTRIBUTES = Set.of(
            "class",
            "expression",
            "resource",
            "type",
            "topic",
            "scriptFormat",
            "formHandlerClass",
            "formKey",
            "assignee",
            "candidateUsers",
            "candidateStarterUsers",
            "candidateStarterGroups",
            "variableMappingClass",
            "variableMappingDelegateExpression");

    private static final Set<String> CLOSED_ELEMENTS = Set.of(
            "scriptTask",
            "script",
            "connector",
            "formData",
            "formProperty",
            "potentialOwner",
            "humanPerformer",
            "performer",
            "resourceRole");

    private final NamedDelegates delegates;
    private final BundledModels bundled;

    DeploymentGate(ApplicationContext beans, BundledModels bundled) {
        this.delegates = new NamedDelegates(beans);
        this.bundled = bundled;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew() || deployment.getResources() == null) {
            return;
        }
        Collection<ResourceEntity> files = deployment.getResources().values();
        Set<String> forms = new HashSet<>();
        for (ResourceEntity file : files) {
            if (isForm(file)) {
                forms.add(formId(file));
            }
        }
        List<String> faults = new ArrayList<>();
        for (ResourceEntity file : files) {
            if (!bundled.contains(file.getName(), file.getBytes())) {
                check(file, forms, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new BadUserRequestException("The deployment is refused: " + String.join("; ", faults) + ".");
        }
    }

    private void check(ResourceEntity file, Set<String> forms, List<String> faults) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".bpmn")) {
            Element model = parse(file, faults);
            if (model != null) {
                checkModel(file.getName(), model, forms, faults);
            }
        } else if (name.endsWith(".dmn")) {
            Element table = parse(file, faults);
            if (table != null) {
                checkTable(file.getName(), table, faults);
            }
        } else if (!isForm(file)) {
            faults.add(file.getName() + " is neither a model (.bpmn), a decision table (.dmn) nor a form (.form)");
        }
    }

    private static boolean isForm(ResourceEntity file) {
        return file.getName().toLowerCase(Locale.ROOT).endsWith(".form");
    }

    private static String formId(ResourceEntity file) {
        try {
            return FormSheet.read(new ByteArrayInputStream(file.getBytes())).id();
        } catch (RuntimeException e) {
            throw new BadUserRequestException("The deployment is refused: the form " + file.getName()
                    + " cannot be checked, " + e.getMessage() + ".");
        }
    }

    private static Element parse(ResourceEntity file, List<String> faults) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(file.getBytes()))
                    .getDocumentElement();
        } catch (Exception e) {
            faults.add(file.getName() + " cannot be read");
            return null;
        }
    }

    private void checkModel(String file, Element model, Set<String> forms, List<String> faults) {
        for (Element element : elements(model)) {
            String where = file + ", " + described(element);
            if (CLOSED_ELEMENTS.contains(element.getLocalName())) {
                faults.add(where + ": " + element.getLocalName() + " may not be used");
            }
            for (Attr attribute : attributes(element)) {
                checkAttribute(where, element, attribute, faults);
            }
            checkText(where, element, faults);
            if (element.getLocalName().equals("userTask") && BPMN.equals(element.getNamespaceURI())) {
                checkForm(where, element, forms, faults);
            }
        }
    }

    private void checkAttribute(String where, Element element, Attr attribute, List<String> faults) {
        String name = attribute.getLocalName();
        String value = attribute.getValue();
        boolean extension = CAMUNDA.equals(attribute.getNamespaceURI())
                || CAMUNDA.equals(element.getNamespaceURI())
                || String.valueOf(attribute.getNamespaceURI()).contains("activiti");
        boolean closed = CLOSED_ATTRIBUTES.contains(name) && !(name.equals("type") && isPlainField(element));
        if (extension && closed) {
            faults.add(where + ": " + name + " may not be used");
        } else if (extension && name.equals("delegateExpression")) {
            if (!isDelegate(value)) {
                faults.add(where + ": the delegate " + value + " is not one of the application's");
            }
        } else if (extension && name.equals("candidateGroups")) {
            Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(group -> Role.of(group).isEmpty())
                    .forEach(group -> faults.add(where + ": the group " + group + " is unknown"));
        } else if (name.equals("language") || name.equals("expressionLanguage")) {
            faults.add(where + ": the language " + value + " may not be used");
        } else if (!PlainExpressions.isPlain(value)) {
            faults.add(where + ": the expression " + value + " is more than a name");
        }
        if (String.valueOf(attribute.getNamespaceURI()).contains("activiti")) {
            faults.add(where + ": old extensions may not be used");
        }
    }

    private static boolean isPlainField(Element element) {
        return element.getLocalName().equals("inputParameter")
                || element.getLocalName().equals("outputParameter")
                || element.getLocalName().equals("property");
    }

    private boolean isDelegate(String expression) {
        return expression.matches("[$#]\\{[A-Za-z][A-Za-z0-9]*}")
                && delegates.containsKey(expression.substring(2, expression.length() - 1));
    }

    private static void checkText(String where, Element element, List<String> faults) {
        NodeList children = element.getChildNodes();
        IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .map(node -> node.getNodeValue().strip())
                .filter(text -> !PlainExpressions.isPlain(text))
                .forEach(text -> faults.add(where + ": the expression " + text + " is more than a name"));
    }

    private static void checkForm(String where, Element task, Set<String> forms, List<String> faults) {
        String form = task.getAttributeNS(CAMUNDA, "formRef");
        if (form.isEmpty()) {
            faults.add(where + ": the task has no form");
        } else if (!task.getAttributeNS(CAMUNDA, "formRefBinding").equals("deployment")) {
            faults.add(where + ": the form is not bound to its deployment");
        } else if (!forms.contains(form)) {
            faults.add(where + ": the form " + form + " is not deployed with the model");
        }
    }

    private static void checkTable(String file, Element table, List<String> faults) {
        for (Element element : elements(table)) {
            for (Attr attribute : attributes(element)) {
                if (attribute.getLocalName().equals("expressionLanguage")
                        && !attribute.getValue().toLowerCase(Locale.ROOT).contains("feel")) {
                    faults.add(file + ", " + described(element) + ": the language " + attribute.getValue()
                            + " may not be used, only FEEL");
                }
            }
        }
    }

    private static List<Element> elements(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        NodeList below = root.getElementsByTagNameNS("*", "*");
        IntStream.range(0, below.getLength()).forEach(i -> all.add((Element) below.item(i)));
        return all;
    }

    private static List<Attr> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> (Attr) element.getAttributes().item(i))
                .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()))
                .toList();
    }

    private static String described(Element element) {
        for (Node node = element; node instanceof Element at; node = node.getParentNode()) {
            if (at.hasAttribute("id")) {
                return at.getAttribute("id");
            }
        }
        return element.getLocalName();
    }
}
