package se.sedd.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;

/** The small model of these tests: one call home, with a form that has every kind of field. */
final class TrialModel {

    static final String OPTIONS =
            "[{\"label\":\"Anna Test\",\"value\":\"anna\"},{\"label\":\"Bo Test\",\"value\":\"bo\"}]";

    private final RuntimeService runtime;
    private final TaskService tasks;

    TrialModel(RepositoryService repository, RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
        repository
                .createDeployment()
                .name("trial")
                .enableDuplicateFiltering(true)
                .addClasspathResource("engine/trial-call.bpmn")
                .addClasspathResource("engine/trial-task.form")
                .deploy();
    }

    /** A call that lies with the given user. */
    Task taskOf(String assignee) {
        return taskOf(assignee, "trial-school");
    }

    Task taskOf(String assignee, String school) {
        String key = UUID.randomUUID().toString();
        Map<String, Object> variables = new HashMap<>(Map.of("pupilRef", key, "schoolId", school));
        runtime.startProcessInstanceByKey("trial-call", key, variables);
        Task task = open(key);
        tasks.setAssignee(task.getId(), assignee);
        tasks.setVariableLocal(
                task.getId(),
                "contactPersonOptions",
                Variables.untypedValue(org.camunda.spin.plugin.variable.SpinValues.jsonValue(OPTIONS)
                        .create()));
        return open(key);
    }

    Task open(String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult();
    }

    String keyOf(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }
}
