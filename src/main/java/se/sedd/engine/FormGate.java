package se.sedd.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.FormField.Choice;

/**
 * Every user task of every process goes through here, when it is created and when its form is submitted. The form is checked
 * again on the server, the journal's answers are taken out before they ever become variables, and only the assignee submits.
 *
 * <p>It replaces the engine's own form handler, because an exception in a listener reaches the person wrapped in the engine's
 * words, and a model's error event could swallow it.
 */
@Component
class FormGate extends AbstractBpmnParseListener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskPolicies policies;
    private final ObjectProvider<TaskLanguage> language;
    private final ObjectProvider<SchoolCalendar> calendar;
    private final FormConditions conditions = new FormConditions();
    private final Map<String, FormSheet> sheets = new ConcurrentHashMap<>();

    FormGate(TaskPolicies policies, ObjectProvider<TaskLanguage> language, ObjectProvider<SchoolCalendar> calendar) {
        this.policies = policies;
        this.language = language;
        this.calendar = calendar;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        Assignment.keepGroups(definition, activity);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::opened);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::refuseOtherWays);
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_DELETE, task -> policies.of(task).ifPresent(policy -> policy.withdrawn(task)));
        definition.setTaskFormHandler(new CheckedForm(definition.getTaskFormHandler()));
    }

    private void opened(DelegateTask task) {
        if (task.getName() != null) {
            task.setName(language.getObject().name((TaskEntity) task));
        }
        policies.of(task).ifPresentOrElse(policy -> policy.opened(task), () -> Assignment.toGroups(task));
        forgetEarlierAnswers((TaskEntity) task);
    }

    /**
     * A form shows what variables of its fields' names hold. An earlier answer to the same question must not stand there as
     * if it had been given again, so the task gets its own empty one, unless the policy has filled it in.
     */
    private void forgetEarlierAnswers(TaskEntity task) {
        if (task.getTaskDefinition().getCamundaFormDefinitionKey() == null) {
            return;
        }
        for (FormField field : sheet(task).fields()) {
            if (!task.hasVariableLocal(field.key()) && task.getVariableTyped(field.key()) != null) {
                task.setVariableLocal(
                        field.key(),
                        field.kind().many() ? SpinValues.jsonValue("[]").create() : null);
            }
        }
    }

    /**
     * Adds to the variables that a form shows what it begins with in the journal's words: for the assignee alone, and for this
     * answer alone.
     */
    void begin(TaskEntity task, VariableMap shown) {
        String reader = Context.getCommandContext().getAuthenticatedUserId();
        if (reader == null || !reader.equals(task.getAssignee())) {
            return;
        }
        Map<String, String> written = policies.of(task)
                .map(feature -> TrustedCode.call(task, () -> feature.begunWith(task, reader)))
                .orElse(Map.of());
        if (!written.isEmpty()) {
            sheet(task).fields().stream()
                    .filter(field -> written.containsKey(field.key()))
                    .forEach(field -> shown.putValueTyped(field.key(), begun(field, written.get(field.key()))));
        }
    }

    private static TypedValue begun(FormField field, String raw) {
        if (field.kind().many()) {
            return SpinValues.jsonValue(raw).create();
        }
        boolean yesNo =
                field.choices().stream().anyMatch(choice -> choice.value().isBoolean());
        return yesNo ? Variables.booleanValue(Boolean.valueOf(raw)) : Variables.stringValue(raw);
    }

    /** The one way in: submits the form of a task and leaves its steering values in the process. */
    private void submitted(TaskEntity task, VariableMap variables) {
        Sentences words = words(task);
        String author = Context.getCommandContext().getAuthenticatedUserId();
        if (author == null || !author.equals(task.getAssignee()) || task.getDelegationState() != null) {
            throw new AuthorizationException(words.of("not-yours"));
        }
        FormSheet sheet = sheet(task);
        FormAnswers answers = new FormReading(sheet, conditions, words, today(task), key -> taskChoices(task, key))
                .read(asJson(variables, words));
        Optional<TaskPolicy> policy = policies.of(task);
        policy.flatMap(feature -> TrustedCode.call(task, () -> feature.refusal(task, answers, author)))
                .ifPresent(sentence -> {
                    throw new FormRefused(sentence);
                });
        steer(task, sheet, answers);
        Admitted.of(Context.getCommandContext()).admit(task.getId());
        policy.ifPresent(feature -> TrustedCode.run(task, () -> feature.completed(task, answers, author)));
    }

    /** Every steering field gets a value, so that a gateway never reads an answer to an earlier form. */
    private static void steer(TaskEntity task, FormSheet sheet, FormAnswers answers) {
        task.removeVariablesLocal();
        for (FormField field : sheet.fields()) {
            if (!field.journal()) {
                Object value = answers.value(field.key()).orElse(field.kind() == FormField.Kind.TICK ? false : null);
                task.getExecution().setVariable(field.key(), value instanceof Collection<?> list ? json(list) : value);
            }
        }
    }

    private static TypedValue json(Object value) {
        return SpinValues.jsonValue(JSON.valueToTree(value).toString()).create();
    }

    /** A person's completion that did not come through the form is refused; the application's own ones are not forms. */
    private void refuseOtherWays(DelegateTask task) {
        CommandContext context = Context.getCommandContext();
        if (context.getAuthenticatedUserId() != null && !Admitted.of(context).admits(task.getId())) {
            throw new FormRefused(words(task).of("only-by-form"));
        }
    }

    private FormSheet sheet(TaskEntity task) {
        TaskLanguage shown = language.getObject();
        return sheets.computeIfAbsent(
                task.getProcessDefinitionId() + '/' + task.getTaskDefinitionKey() + '/' + shown.code(task), key -> {
                    CommandContext context = Context.getCommandContext();
                    return FormSheet.read(
                            context.runWithoutAuthorization(() -> new ShowForm(task.getId(), shown).execute(context)));
                });
    }

    private List<Choice> taskChoices(TaskEntity task, String variable) {
        if (!(task.getVariableLocalTyped(variable) instanceof JsonValue choices)) {
            return List.of();
        }
        try {
            return FormSheet.choices(JSON.readTree(choices.getValueSerialized()));
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonNode> asJson(VariableMap variables, Sentences words) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String key : variables.keySet()) {
            answers.put(key, asJson(key, variables.getValueTyped(key), words));
        }
        return answers;
    }

    private static JsonNode asJson(String key, TypedValue value, Sentences words) {
        try {
            if (value == null) {
                return NullNode.getInstance();
            }
            if (value instanceof JsonValue json) {
                return JSON.readTree(json.getValueSerialized());
            }
            boolean readable = value.getType() == null
                    || value.getType().isPrimitiveValueType()
                    || (value instanceof ObjectValue object && object.isDeserialized());
            return readable && isSimple(value.getValue())
                    ? JSON.valueToTree(value.getValue())
                    : refuse(words.of("wrong", key));
        } catch (java.io.IOException e) {
            return refuse(words.of("wrong", key));
        }
    }

    private static boolean isSimple(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Collection<?>;
    }

    private static JsonNode refuse(String sentence) {
        throw new FormRefused(sentence);
    }

    private LocalDate today(TaskEntity task) {
        return calendar.getObject().today(task.getTenantId());
    }

    private Sentences words(DelegateTask task) {
        return language.getObject().of(Optional.ofNullable(task.getTenantId()));
    }

    /** Hands a submitted form to the gate instead of making variables of it. */
    private final class CheckedForm implements TaskFormHandler {

        private final TaskFormHandler shown;

        private CheckedForm(TaskFormHandler shown) {
            this.shown = shown;
        }

        @Override
        public void parseConfiguration(
                Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            shown.parseConfiguration(element, deployment, definition, parse);
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            return shown.createTaskForm(task);
        }

        @Override
        public void submitFormVariables(VariableMap properties, VariableScope scope) {
            submitted((TaskEntity) scope, properties);
        }
    }
}
