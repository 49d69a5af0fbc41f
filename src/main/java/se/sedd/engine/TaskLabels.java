package se.sedd.engine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** What the models call their user tasks, so that nobody writes a label a second time. */
@Component
public class TaskLabels {

    private final RepositoryService repository;
    private final ModelTexts texts;
    private final TaskLanguage language;
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();

    TaskLabels(RepositoryService repository, ModelTexts texts, TaskLanguage language) {
        this.repository = repository;
        this.texts = texts;
        this.language = language;
    }

    /** The labels as the people of this school read them on their tasks. */
    public Map<String, String> at(String schoolId) {
        return all(language.code(Optional.of(schoolId)));
    }

    /** The labels in the language of a reader. */
    public Map<String, String> in(Locale language) {
        return all(language.getLanguage());
    }

    /** The labels of all user tasks of the models that hold now, by the tasks' ids; models are read once. */
    private Map<String, String> all(String language) {
        Map<String, String> all = new HashMap<>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            labels.computeIfAbsent(definition.getId(), this::read)
                    .forEach((task, label) -> all.put(task, texts.of(definition.getKey(), language, label)));
        }
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
