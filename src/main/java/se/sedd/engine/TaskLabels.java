package se.sedd.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** What the models call their user tasks, so that nobody writes a label a second time. */
@Component
public class TaskLabels {

    private final RepositoryService repository;
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();

    TaskLabels(RepositoryService repository) {
        this.repository = repository;
    }

    /** The labels of all user tasks of the models that hold now, by the tasks' ids; models are read once. */
    public Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .forEach(definition -> all.putAll(labels.computeIfAbsent(definition, this::read)));
        return all;
    }

    private Map<String, String> read(String definition) {
        Map<String, String> read = new HashMap<>();
        repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class).stream()
                .filter(task -> task.getName() != null)
                .forEach(task -> read.put(task.getId(), task.getName().replaceAll("\\s+", " ")));
        return read;
    }
}
