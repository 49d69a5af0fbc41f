package se.sedd.engine;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's tasks with the system's own eyes and decides by the task's people alone: an authorization that somebody
 * has for another reason (a manager, an administrator) opens no pupil.
 */
@Component
class EngineTaskAccess implements TaskAccess {

    private static final String PUPIL_REF = "pupilRef";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final Memberships memberships;

    EngineTaskAccess(TaskService tasks, RuntimeService runtime, IdentityService identities, Memberships memberships) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
        this.memberships = memberships;
    }

    @Override
    public Optional<OpenTask> forUser(String taskId, String userId) {
        return forUser(List.of(taskId), userId).stream().findFirst();
    }

    @Override
    public List<OpenTask> forUser(Collection<String> taskIds, String userId) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        return asSystem(() -> read(taskIds, userId));
    }

    private List<OpenTask> read(Collection<String> taskIds, String userId) {
        Set<String> own = Stream.of(
                        tasks.createTaskQuery().taskIdIn(array(taskIds)).taskAssignee(userId),
                        tasks.createTaskQuery().taskIdIn(array(taskIds)).taskOwner(userId))
                .flatMap(query -> query.list().stream())
                .map(Task::getId)
                .collect(toSet());
        // as the engine means it: named as a candidate, or a member of a candidate group
        Set<String> offered = tasks
                .createTaskQuery()
                .taskIdIn(array(taskIds))
                .taskCandidateUser(userId)
                .includeAssignedTasks()
                .list()
                .stream()
                .map(Task::getId)
                .collect(toSet());
        if (own.isEmpty() && offered.isEmpty()) {
            return List.of();
        }
        List<String> tenants = memberships.of(userId).tenants();
        List<Task> found = tasks.createTaskQuery().taskIdIn(array(taskIds)).active().list().stream()
                .filter(task -> own.contains(task.getId())
                        || offered.contains(task.getId())
                                && (task.getTenantId() == null || tenants.contains(task.getTenantId())))
                .toList();
        Set<String> instances = found.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet());
        Map<String, String> refs = pupilRefs(instances);
        Map<String, String> caseNumbers = caseNumbers(instances);
        return found.stream()
                .map(task -> new OpenTask(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        key(task.getProcessDefinitionId()),
                        Optional.ofNullable(caseNumbers.get(task.getProcessInstanceId())),
                        Optional.ofNullable(task.getTenantId()),
                        Optional.ofNullable(refs.get(task.getProcessInstanceId())),
                        Optional.ofNullable(task.getAssignee()),
                        Optional.ofNullable(task.getOwner()),
                        Optional.ofNullable(task.getDueDate()).map(Date::toInstant)))
                .toList();
    }

    private Map<String, String> pupilRefs(Set<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(array(instances))
                .variableName(PUPIL_REF)
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .collect(toMap(
                        VariableInstance::getProcessInstanceId,
                        variable -> String.valueOf(variable.getValue()),
                        (first, second) -> first));
    }

    private Map<String, String> caseNumbers(Set<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private <T> T asSystem(Callable<T> read) {
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return read.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The open tasks cannot be read", e);
        } finally {
            identities.setAuthentication(before);
        }
    }

    private static String key(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }

    private static String[] array(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }
}
