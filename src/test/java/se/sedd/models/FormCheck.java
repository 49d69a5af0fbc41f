package se.sedd.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import se.sedd.models.ModelFolder.Form;
import se.sedd.models.ModelFolder.Model;

/** Whether every user task has the form that is named as it is, bundled with the model, and every form its task. */
final class FormCheck {

    private FormCheck() {}

    static List<String> complaints(ModelFolder folder) {
        List<String> complaints = new ArrayList<>();
        Map<String, Set<String>> processesOfTask = new HashMap<>();
        for (Model model : folder.models()) {
            for (UserTask task : model.all(UserTask.class)) {
                String id = task.getId();
                processesOfTask.computeIfAbsent(id, any -> new TreeSet<>()).add(model.key());
                if (!id.equals(task.getCamundaFormRef())) {
                    complaints.add(model.about(
                            task,
                            "names the form " + task.getCamundaFormRef() + ". Set the form reference to " + id + "."));
                }
                if (!"deployment".equals(task.getCamundaFormRefBinding())) {
                    complaints.add(model.about(
                            task,
                            "takes its form with binding " + task.getCamundaFormRefBinding()
                                    + ". Set it to deployment, so that a running task keeps its form."));
                }
                if (task.getCamundaFormKey() != null) {
                    complaints.add(model.about(
                            task, "has the form key " + task.getCamundaFormKey() + ". Use a Camunda Form."));
                }
                if (folder.form(id).isEmpty()) {
                    complaints.add(model.about(task, "has no form. Add forms/" + model.key() + "/" + id + ".form."));
                }
            }
            model.all(StartEvent.class).stream()
                    .filter(start -> start.getCamundaFormRef() != null || start.getCamundaFormKey() != null)
                    .forEach(start -> complaints.add(
                            model.about(start, "has a start form, which nothing listens to. Begin with a user task.")));
        }
        for (Form form : folder.forms()) {
            if (!form.id().equals(form.fileName())) {
                complaints.add(form.file() + ": has the id " + form.id() + ". Name file and id alike.");
            }
            Set<String> processes = processesOfTask.getOrDefault(form.id(), Set.of());
            if (processes.isEmpty()) {
                complaints.add(
                        form.file() + ": belongs to no user task. Delete it or name the task " + form.id() + ".");
            } else if (!processes.contains(form.folder())) {
                complaints.add(form.file() + ": belongs to a task of " + String.join(" and ", processes)
                        + ". Move it to forms/" + processes.iterator().next() + "/.");
            }
        }
        return complaints;
    }
}
