package se.sedd.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import se.sedd.models.ModelFolder.Model;
import se.sedd.register.Role;
import se.sedd.web.handbook.RoleNames;

/** Whether a task's group is a role, and the lane it stands in is that role's. */
final class RoleCheck {

    private RoleCheck() {}

    static List<String> complaints(ModelFolder folder) {
        List<String> complaints = new ArrayList<>();
        for (Model model : folder.models()) {
            for (UserTask task : model.all(UserTask.class)) {
                laneOf(model, task)
                        .ifPresentOrElse(
                                lane -> compare(model, task, lane).ifPresent(complaints::add),
                                () -> complaints.add(model.about(
                                        task, "stands in no lane. Draw the lane of the role that does it.")));
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

    private static Optional<String> compare(Model model, UserTask task, Lane lane) {
        String group = task.getCamundaCandidateGroups();
        if (group == null) {
            return RoleNames.ANYONE.contains(lane.getName())
                    ? Optional.empty()
                    : Optional.of(model.about(
                            task, "has no candidate group. Set the role of its lane " + lane.getName() + "."));
        }
        Optional<Role> role = Role.of(group);
        if (role.isEmpty()) {
            return Optional.of(model.about(
                    task, "has the candidate group " + group + ", which is no role. Use one of the roles."));
        }
        if (!RoleNames.of(role.get()).contains(lane.getName())) {
            return Optional.of(model.about(
                    task,
                    "is done by " + group + " but stands in the lane " + lane.getName()
                            + ". Move it or change its candidate group."));
        }
        return Optional.empty();
    }

    static Optional<Lane> laneOf(Model model, UserTask task) {
        return model.all(Lane.class).stream()
                .filter(lane -> lane.getChildLaneSet() == null)
                .filter(lane ->
                        lane.getFlowNodeRefs().stream().anyMatch(node -> node.equals(task) || contains(node, task)))
                .findFirst();
    }

    private static boolean contains(org.camunda.bpm.model.bpmn.instance.FlowNode node, UserTask task) {
        for (var parent = task.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(node)) {
                return true;
            }
        }
        return false;
    }
}
