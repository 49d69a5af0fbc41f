package se.sedd.engine;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import se.sedd.register.Duty;

/**
 * Gives a task that is open already to other people, and takes it from everybody else the same moment: the engine itself leaves
 * whoever once had or could have had a task the right to read it.
 */
@Component
public class Reassignment {

    /** Marks a task that is a deputy's until its owner is back; the engine's own owner field says whose it is. */
    public static final String STANDS_IN = "standsIn";

    /** Holds the group to whom the tasks of a process go when their owner has left, where the model names several. */
    public static final String OWNER_ROLE = "ownerRole";

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final RepositoryService repository;

    Reassignment(TaskService tasks, AuthorizationService authorizations, RepositoryService repository) {
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.repository = repository;
    }

    /** Owner, stand-ins and, where the duty says so, the model's groups; nobody else sees the task from now on. */
    public void give(Task task, Duty duty) {
        Set<String> people = new HashSet<>(duty.standIns());
        duty.owner().ifPresent(people::add);
        Set<String> groups = duty.wholeGroup() ? new HashSet<>(groupsOf(task)) : Set.of();
        withdraw(task, people, groups);
        duty.standIns().forEach(person -> tasks.addCandidateUser(task.getId(), person));
        groups.forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        tasks.removeVariableLocal(task.getId(), STANDS_IN);
        Task now = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        now.setOwner(null);
        now.setAssignee(duty.owner().orElse(null));
        tasks.saveTask(now);
    }

    /** The role whose task it is: named in the process where the model leaves it open, else its first candidate group. */
    public String groupOf(Task task) {
        return groupsOf(task).iterator().next();
    }

    private Set<String> groupsOf(Task task) {
        Object named = tasks.getVariable(task.getId(), OWNER_ROLE);
        if (named != null) {
            return Set.of(String.valueOf(named));
        }
        UserTask model = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return new LinkedHashSet<>(model.getCamundaCandidateGroupsList());
    }

    private void withdraw(Task task, Set<String> people, Set<String> groups) {
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (!link.getType().equals(IdentityLinkType.CANDIDATE)) {
                continue;
            }
            if (link.getUserId() != null) {
                tasks.deleteCandidateUser(task.getId(), link.getUserId());
            } else {
                tasks.deleteCandidateGroup(task.getId(), link.getGroupId());
            }
        }
        for (Authorization right : authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .list()) {
            boolean stays = Objects.requireNonNullElse(right.getUserId(), "").isEmpty()
                    ? groups.contains(right.getGroupId())
                    : people.contains(right.getUserId());
            if (!stays) {
                authorizations.deleteAuthorization(right.getId());
            }
        }
    }
}
