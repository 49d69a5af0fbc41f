package se.sedd.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import se.sedd.engine.Memberships.Membership;
import se.sedd.register.Role;

/**
 * How many tasks are open at the schools somebody follows. Cockpit asks the tasks themselves, of which its people may read
 * none: they would be told that there are none.
 */
@Component
class OpenTaskFigures {

    /** Tasks of one role that nobody has. */
    record OfGroup(String groupName, long taskCount) {}

    private final TaskService tasks;
    private final Memberships memberships;
    private final AsRoutine asRoutine;

    OpenTaskFigures(TaskService tasks, Memberships memberships, AsRoutine asRoutine) {
        this.tasks = tasks;
        this.memberships = memberships;
        this.asRoutine = asRoutine;
    }

    /**
     * @param asked names of Cockpit's conditions: {@code assigned}, {@code unassigned}, {@code withCandidateGroups},
     *     {@code withoutCandidateGroups}
     */
    Map<String, Long> count(String user, Set<String> asked) {
        Map<String, UnaryOperator<TaskQuery>> conditions = new LinkedHashMap<>();
        conditions.put("assigned", TaskQuery::taskAssigned);
        conditions.put("unassigned", TaskQuery::taskUnassigned);
        conditions.put("withCandidateGroups", TaskQuery::withCandidateGroups);
        conditions.put("withoutCandidateGroups", TaskQuery::withoutCandidateGroups);
        return Map.of("count", count(user, query -> {
            conditions.forEach((name, condition) -> {
                if (asked.contains(name)) {
                    condition.apply(query);
                }
            });
            return query;
        }));
    }

    List<OfGroup> byGroup(String user) {
        return Arrays.stream(Role.values())
                .map(role -> new OfGroup(
                        role.id(), count(user, query -> query.taskUnassigned().taskCandidateGroup(role.id()))))
                .filter(figure -> figure.taskCount() > 0)
                .toList();
    }

    private long count(String user, UnaryOperator<TaskQuery> condition) {
        Membership membership = memberships.of(user);
        boolean everything = membership.groups().contains(Role.CAMUNDA_ADMIN.id());
        if (!everything && membership.tenants().isEmpty()) {
            return 0;
        }
        return asRoutine.call(() -> {
            TaskQuery query = condition.apply(tasks.createTaskQuery());
            return everything
                    ? query.count()
                    : query.tenantIdIn(membership.tenants().toArray(String[]::new))
                            .count();
        });
    }
}
