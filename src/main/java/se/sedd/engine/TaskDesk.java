package se.sedd.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;
import se.sedd.engine.Memberships.Membership;

/**
 * Taking a task over and giving it back (<i>Ta över</i>, <i>Lämna tillbaka</i>). May be done by the owner and by the stand-ins:
 * the task's candidates and the members of its candidate groups at the task's school. The owner is who had the task first; the
 * engine's field for that is set when somebody else takes it, and whoever had it stays a candidate, so that it is still in reach.
 */
@Component
public class TaskDesk {

    /** The hand-over may not be done; the message is a sentence for the person. */
    public static class Refused extends RuntimeException {
        private final boolean unknown;

        Refused(String sentence, boolean unknown) {
            super(sentence);
            this.unknown = unknown;
        }

        /** Whether the reason is that there is no such task for this person. */
        public boolean isUnknown() {
            return unknown;
        }
    }

    private final ProcessEngineConfigurationImpl engine;
    private final Memberships memberships;
    private final TaskPolicies policies;
    private final TaskLanguage language;

    TaskDesk(
            ProcessEngineConfigurationImpl engine,
            Memberships memberships,
            TaskPolicies policies,
            TaskLanguage language) {
        this.engine = engine;
        this.memberships = memberships;
        this.policies = policies;
        this.language = language;
    }

    /** Who has the task afterwards: the user. Taking one's own task changes nothing. */
    public void take(String taskId, String user) {
        run(taskId, user, (task, work) -> give(task, Optional.of(user), user));
    }

    /** The owner is who had it first, and whoever had it can reach it still. */
    private void give(TaskEntity task, Optional<String> to, String author) {
        Optional<String> before = Optional.ofNullable(task.getAssignee());
        if (before.equals(to)) {
            return;
        }
        if (task.getOwner() == null) {
            before.ifPresent(task::setOwner);
        }
        before.filter(one -> !isCandidate(task, one)).ifPresent(task::addCandidateUser);
        assign(task, before, to, author);
    }

    /** Back to the owner; without one, or when it is the owner who gives it back, to the candidates. */
    public void release(String taskId, String user) {
        run(taskId, user, (task, work) -> {
            Optional<String> before = Optional.ofNullable(task.getAssignee());
            if (!before.equals(Optional.of(user))) {
                throw new Refused(words(task).of("not-yours"), false);
            }
            Optional<String> owner = Optional.ofNullable(task.getOwner()).filter(first -> !first.equals(user));
            assign(task, before, owner, user);
        });
    }

    /** To one of the stand-ins, or back to the owner, by whoever the feature lets share out its tasks. */
    public void handOver(String taskId, String user, String to) {
        command(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            boolean shares = task != null
                    && policies.of(task)
                            .map(policy -> TrustedCode.call(task, () -> policy.mayShareOut(task, user)))
                            .orElse(false);
            if (!shares) {
                boolean known = task != null && mayWork(task, user);
                throw new Refused(words(task).of(known ? "not-yours" : "not-here"), !known);
            }
            if (!isCandidate(task, to) && !to.equals(task.getOwner())) {
                throw new Refused(words(task).of("no-stand-in"), false);
            }
            give(task, Optional.of(to), user);
            return null;
        });
    }

    /** Whether this user may work on the task: has it, owns it, or stands in. */
    public boolean serves(String taskId, String user) {
        return command(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task != null && mayWork(task, user);
        });
    }

    private interface HandOver {
        void change(TaskEntity task, CommandContext context);
    }

    private void run(String taskId, String user, HandOver handOver) {
        command(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null || !mayWork(task, user)) {
                throw new Refused(words(task).of("not-here"), true);
            }
            handOver.change(task, context);
            return null;
        });
    }

    /** The application's own decision, so the engine's authorizations and tenants are not asked. */
    private <T> T command(Command<T> command) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            boolean tenants = context.isTenantCheckEnabled();
            context.disableTenantCheck();
            try {
                return context.runWithoutAuthorization(() -> command.execute(context));
            } finally {
                if (tenants) {
                    context.enableTenantCheck();
                }
            }
        });
    }

    private void assign(TaskEntity task, Optional<String> before, Optional<String> after, String author) {
        task.setAssignee(after.orElse(null));
        task.triggerUpdateEvent();
        policies.of(task)
                .ifPresent(policy -> TrustedCode.run(task, () -> policy.handedOver(task, before, after, author)));
    }

    private boolean mayWork(TaskEntity task, String user) {
        if (user.equals(task.getAssignee()) || user.equals(task.getOwner())) {
            return true;
        }
        List<IdentityLinkEntity> candidates = task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        if (isCandidate(task, user)) {
            return true;
        }
        Membership membership = memberships.of(user);
        return (task.getTenantId() == null || membership.tenants().contains(task.getTenantId()))
                && candidates.stream().anyMatch(link -> membership.groups().contains(link.getGroupId()));
    }

    private static boolean isCandidate(TaskEntity task, String user) {
        return task.getIdentityLinks().stream()
                .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && user.equals(link.getUserId()));
    }

    private Sentences words(TaskEntity task) {
        return language.of(Optional.ofNullable(task).map(TaskEntity::getTenantId));
    }
}
