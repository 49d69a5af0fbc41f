package se.sedd.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import se.sedd.models.ModelFolder.Model;

/**
 * Whether the tests have been everywhere a case can come. Looks back on the whole run, so it runs last and says nothing when
 * only some tests were asked for.
 */
@Order(Integer.MAX_VALUE)
class NodeCoverageTest {

    /** Of a process's nodes, in percent; every end and every timer is asked for besides. */
    private static final int AT_LEAST = 95;

    @Test
    @DisplayName("a case has reached every end and every timer, and nearly every node, in some test")
    void everywhere() {
        assumeTrue(System.getProperty("test") == null, "only a run of all tests tells what they have passed");

        List<String> complaints = new ArrayList<>();
        for (Model model : ModelFolder.ofTheRepository().models()) {
            List<FlowNode> nodes = List.copyOf(model.all(FlowNode.class));
            List<FlowNode> missed = nodes.stream()
                    .filter(node -> !PassedNodes.passed(model.key(), node.getId()))
                    .toList();
            missed.stream()
                    .filter(NodeCoverageTest::isEndOrTimer)
                    .forEach(node -> complaints.add(
                            model.about(node, "was reached by no test. Write the test of this outcome.")));
            int percent = 100 * (nodes.size() - missed.size()) / nodes.size();
            System.out.println(model.key() + ": " + percent + " % of " + nodes.size() + " nodes passed by tests");
            if (percent < AT_LEAST) {
                complaints.add(model.file() + ": only " + percent + " % of its nodes were passed by tests. Missed: "
                        + String.join(", ", missed.stream().map(FlowNode::getId).toList()));
            }
        }
        assertThat(complaints).as("\n" + String.join("\n", complaints) + "\n").isEmpty();
    }

    private static boolean isEndOrTimer(FlowNode node) {
        return node instanceof EndEvent
                || (node instanceof CatchEvent event
                        && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance));
    }
}
