package se.sedd.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;
import se.sedd.register.Duty;

/** Gives a new task to its people. */
@Component
public class Assignment {

    /** Owner, stand-ins as named candidates, and the role's group only where the duty says so. */
    public void give(DelegateTask task, Duty duty, Instant due) {
        if (!duty.wholeGroup()) {
            withoutGroups(task);
        }
        duty.standIns().forEach(task::addCandidateUser);
        duty.owner().ifPresent(task::setAssignee);
        task.setDueDate(Date.from(due));
    }

    /** To the one person who began it. */
    public void give(DelegateTask task, String userId, Instant due) {
        withoutGroups(task);
        task.setAssignee(userId);
        task.setDueDate(Date.from(due));
    }

    /** The key of the process that the task belongs to. */
    public static String processOf(DelegateTask task) {
        return ((TaskEntity) task).getProcessDefinition().getKey();
    }

    /** The key of the process that runs here. */
    public static String processOf(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }

    /** The role whose task the model says it is: its first candidate group. */
    public static String groupOf(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The model names no candidate group for " + task.getTaskDefinitionKey()));
    }

    private static void withoutGroups(DelegateTask task) {
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
        groups.forEach(task::deleteCandidateGroup);
    }
}
