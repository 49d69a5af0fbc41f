package se.sedd.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import se.sedd.models.ModelFolder.Form;
import se.sedd.models.ModelFolder.Model;

/** Whether every user task has the form that is named as it is, bundled with the model, and every form its task. */
final class FormCheck {

    private FormCheck() {}

    static List<String> complaints(ModelFolder folder) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> processOfTask = new HashMap<>();
        for (Model model : folder.models()) {
            for (UserTask task : model.all(UserTask.class)) {
                String id = task.getId();
                String before = processOfTask.put(id, model.key());
                if (before != null) {
                    complaints.add(model.about(
                            task,
                            "is also a task of " + before + ". Two tasks cannot share a form's name; rename one."));
                }
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
            String process = processOfTask.get(form.id());
            if (process == null) {
                complaints.add(
                        form.file() + ": belongs to no user task. Delete it or name the task " + form.id() + ".");
            } else if (!process.equals(form.folder())) {
                complaints.add(
                        form.file() + ": belongs to a task of " + process + ". Move it to forms/" + process + "/.");
            }
        }
        return complaints;
    }
}
