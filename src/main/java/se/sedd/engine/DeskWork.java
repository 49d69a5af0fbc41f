package se.sedd.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.engine.Memberships.Membership;

/**
 * An invented person's work in the demo: their forms go the way everybody's do, past the same checks and into the same journal.
 * Outside the demo nobody works in another's name, so it does not exist there.
 */
@Component
@Profile("demo")
public class DeskWork {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;
    private final Memberships memberships;
    private final TaskAccess access;

    DeskWork(
            TaskService tasks,
            FormService forms,
            IdentityService identities,
            Memberships memberships,
            TaskAccess access) {
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.memberships = memberships;
        this.access = access;
    }

    /** The open tasks that are assigned to the person, in no particular order. */
    public List<OpenTask> of(String userId) {
        List<String> ids = tasks.createTaskQuery().taskAssignee(userId).active().list().stream()
                .map(Task::getId)
                .toList();
        return access.forUser(ids, userId);
    }

    /**
     * Submits the form of the person's own task.
     *
     * @param answers by field; lists as lists of text or of maps, dates as yyyy-MM-dd
     * @throws RuntimeException with a sentence if the form is refused, or the task is not this person's
     */
    public void complete(String taskId, String userId, Map<String, Object> answers) {
        VariableMap values = Variables.createVariables();
        answers.forEach((key, value) -> values.put(
                key,
                value instanceof Collection<?>
                        ? SpinValues.jsonValue(JSON.valueToTree(value).toString())
                                .create()
                        : value));
        Membership membership = memberships.of(userId);
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthentication(userId, membership.groups(), membership.tenants());
        try {
            forms.submitTaskForm(taskId, values);
        } finally {
            identities.setAuthentication(before);
        }
    }
}
