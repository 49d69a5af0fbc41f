package se.sedd.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.stereotype.Component;
import se.sedd.register.Duty;

/** Gives a new task to its people. */
@Component
public class Assignment {

    private static final String GROUPS = "candidateGroups";

    /** Owner, stand-ins as named candidates, and the role's group only where the duty says so. */
    public void give(DelegateTask task, Duty duty, Instant due) {
        if (duty.wholeGroup()) {
            toGroups(task);
        }
        duty.standIns().forEach(task::addCandidateUser);
        duty.owner().ifPresent(task::setAssignee);
        task.setDueDate(Date.from(due));
    }

    /** To the one person who began it. */
    public void give(DelegateTask task, String userId, Instant due) {
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
        return groupsOf(task).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The model names no candidate group for " + task.getTaskDefinitionKey()));
    }

    /** To the whole groups that the model names. */
    static void toGroups(DelegateTask task) {
        groupsOf(task).forEach(task::addCandidateGroup);
    }

    /**
     * Keeps the model's candidate groups for {@link #give} instead of letting the engine hand every new task to them: a group
     * that has been a candidate for a moment keeps its right to the task, because the engine cannot take back within a
     * transaction what the same transaction gave.
     */
    static void keepGroups(TaskDefinition definition, ActivityImpl activity) {
        activity.setProperty(
                GROUPS,
                definition.getCandidateGroupIdExpressions().stream()
                        .map(Expression::getExpressionText)
                        .sorted()
                        .toList());
        definition.getCandidateGroupIdExpressions().clear();
    }

    @SuppressWarnings("unchecked")
    private static List<String> groupsOf(DelegateTask task) {
        return (List<String>) ((TaskEntity) task)
                .getProcessDefinition()
                .findActivity(task.getTaskDefinitionKey())
                .getProperty(GROUPS);
    }
}
