package se.sedd.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import se.sedd.engine.RoleNames;
import se.sedd.models.ModelFolder.Model;
import se.sedd.register.Role;

/** Whether a task's group is a role, and the lane it stands in is that role's, in the model's language. */
final class RoleCheck {

    private RoleCheck() {}

    static List<String> complaints(ModelFolder folder) {
        List<String> complaints = new ArrayList<>();
        for (Model model : folder.models()) {
            for (UserTask task : model.all(UserTask.class)) {
                known(model, task).ifPresent(complaints::add);
                laneOf(model, task)
                        .ifPresentOrElse(
                                lane -> compare(model, task, lane).ifPresent(complaints::add),
                                () -> lanelessOnPurpose(model, task).ifPresent(complaints::add));
                if (task.getCamundaAssignee() != null
                        || task.getCamundaCandidateUsers() != null
                        || task.getCamundaDueDate() != null) {
                    complaints.add(
                            model.about(
                                    task,
                                    "names a person or a date. The register says who and the routine says when; leave both out of the model."));
                }
            }
        }
        return complaints;
    }

    private static Optional<String> known(Model model, UserTask task) {
        if (groups(task).isEmpty()) {
            return Optional.of(model.about(task, "has no candidate group. Set the role of its lane."));
        }
        return groups(task).stream()
                .filter(group -> Role.of(group).isEmpty())
                .findFirst()
                .map(group -> model.about(
                        task, "has the candidate group " + group + ", which is no role. Use one of the roles."));
    }

    private static Optional<String> compare(Model model, UserTask task, Lane lane) {
        String language = language(model);
        boolean same = groups(task).stream()
                .flatMap(group -> Role.of(group).stream())
                .anyMatch(role -> RoleNames.of(role, language).equals(lane.getName()));
        if (RoleNames.anyone(language).equals(lane.getName())
                || (same && groups(task).size() == 1)) {
            return Optional.empty();
        }
        return Optional.of(model.about(
                task,
                "is done by " + String.join(" and ", groups(task)) + " but stands in the lane " + lane.getName()
                        + ". Move it or change its candidate group."));
    }

    /** Models are in Swedish if they do not say {@code nb}. */
    private static String language(Model model) {
        return model.all(CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().equals("language"))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse("sv");
    }

    /** An overview without lanes may ask somebody beside the main line, in an event subprocess. */
    private static Optional<String> lanelessOnPurpose(Model model, UserTask task) {
        boolean aside =
                model.all(SubProcess.class).stream().anyMatch(sub -> sub.triggeredByEvent() && contains(sub, task));
        return aside && model.all(Lane.class).isEmpty()
                ? Optional.empty()
                : Optional.of(model.about(task, "stands in no lane. Draw the lane of the role that does it."));
    }

    private static List<String> groups(UserTask task) {
        return task.getCamundaCandidateGroupsList() == null ? List.of() : task.getCamundaCandidateGroupsList();
    }

    static Optional<Lane> laneOf(Model model, UserTask task) {
        return model.all(Lane.class).stream()
                .filter(lane -> lane.getChildLaneSet() == null)
                .filter(lane ->
                        lane.getFlowNodeRefs().stream().anyMatch(node -> node.equals(task) || contains(node, task)))
                .findFirst();
    }

    private static boolean contains(FlowNode node, UserTask task) {
        for (var parent = task.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(node)) {
                return true;
            }
        }
        return false;
    }
}
