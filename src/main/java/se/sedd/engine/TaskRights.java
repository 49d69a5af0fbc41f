package se.sedd.engine;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * The right to a task goes with the task: whoever had it and is neither its owner nor a stand-in loses the right when another
 * gets it. The engine itself would leave it, so that a deputy could read on in a case long after the mentor was back.
 */
final class TaskRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        AuthorizationEntity[] given = super.newTaskAssignee(task, oldAssignee, newAssignee);
        takeFrom((TaskEntity) task, oldAssignee);
        return given;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        AuthorizationEntity[] given = super.newTaskOwner(task, oldOwner, newOwner);
        takeFrom((TaskEntity) task, oldOwner);
        return given;
    }

    private static void takeFrom(TaskEntity task, String user) {
        if (user == null || user.equals(task.getAssignee()) || user.equals(task.getOwner()) || isNamed(task, user)) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        AuthorizationEntity right = context.getAuthorizationManager()
                .findAuthorizationByUserIdAndResourceId(
                        Authorization.AUTH_TYPE_GRANT, user, Resources.TASK, task.getId());
        if (right != null) {
            context.getDbEntityManager().delete(right);
        }
    }

    private static boolean isNamed(TaskEntity task, String user) {
        return task.getIdentityLinks().stream().anyMatch(link -> user.equals(link.getUserId()));
    }
}
