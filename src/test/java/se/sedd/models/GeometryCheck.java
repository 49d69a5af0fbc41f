package se.sedd.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import se.sedd.models.ModelFolder.Model;

/**
 * Whether a picture can be read: everything drawn, left to right, nothing crossing, slanting or lying over something else.
 * Sizes are those of the drawing; text is measured as Arial, which the modeler and {@code render.mjs} write with.
 */
final class GeometryCheck {

    /** More than this in one file is two processes. */
    static final int ELEMENTS_IN_A_FILE = 50;

    private static final double TOUCH = 1;

    private final Model model;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();
    private final Map<String, Box> labels = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    private GeometryCheck(Model model) {
        this.model = model;
    }

    static List<String> complaints(Model model) {
        return new GeometryCheck(model).check();
    }

    private List<String> check() {
        readDrawing();
        size();
        everythingDrawn();
        if (!complaints.isEmpty()) {
            return complaints;
        }
        overlaps();
        insideItsLane();
        straightLines();
        docked();
        crossings();
        throughShapes();
        leftToRight();
        labelsReadable();
        return complaints;
    }

    private void size() {
        int elements = model.all(FlowNode.class).size();
        if (elements > ELEMENTS_IN_A_FILE) {
            complaints.add(model.file() + ": has " + elements + " elements, more than " + ELEMENTS_IN_A_FILE
                    + ". Move a part into a process of its own and call it.");
        }
    }

    private void readDrawing() {
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            if (shape.getBpmnElement() != null) {
                boxes.put(shape.getBpmnElement().getId(), box(shape.getBounds()));
                label(shape.getBpmnElement(), shape.getBpmnLabel());
            }
        }
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            if (edge.getBpmnElement() != null) {
                lines.put(
                        edge.getBpmnElement().getId(),
                        edge.getWaypoints().stream().map(GeometryCheck::point).toList());
                label(edge.getBpmnElement(), edge.getBpmnLabel());
            }
        }
    }

    /** As bpmn-js lays a label out: wrapped at the given width, centred, growing downwards. */
    private void label(BaseElement element, BpmnLabel label) {
        String text = element instanceof FlowElement flow ? flow.getName() : null;
        if (text == null || text.isBlank() || label == null || label.getBounds() == null) {
            return;
        }
        Box given = box(label.getBounds());
        Text.Size size = Text.external(text, given.width());
        labels.put(
                element.getId(),
                new Box(given.x() + given.width() / 2 - size.width() / 2, given.y(), size.width(), size.height()));
    }

    private void everythingDrawn() {
        model.all(FlowNode.class).forEach(node -> drawn(node, boxes));
        model.all(Lane.class).forEach(lane -> drawn(lane, boxes));
        model.all(Participant.class).forEach(pool -> drawn(pool, boxes));
        model.all(TextAnnotation.class).forEach(note -> drawn(note, boxes));
        model.all(SequenceFlow.class).forEach(flow -> drawn(flow, lines));
        model.all(MessageFlow.class).forEach(flow -> drawn(flow, lines));
    }

    private void drawn(BaseElement element, Map<String, ?> drawing) {
        if (!drawing.containsKey(element.getId())) {
            complaints.add(model.about(element, "is not drawn. Draw it or take it out of the file."));
        }
    }

    private void overlaps() {
        List<FlowNode> nodes = List.copyOf(model.all(FlowNode.class));
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = i + 1; j < nodes.size(); j++) {
                FlowNode one = nodes.get(i);
                FlowNode other = nodes.get(j);
                if (boxOf(one).overlaps(boxOf(other), 0) && !belong(one, other) && !belong(other, one)) {
                    complaints.add(model.about(one, "lies over " + other.getId() + ". Move them apart."));
                }
            }
        }
    }

    /** A boundary event sits on its activity, a child lies in its subprocess. */
    private static boolean belong(FlowNode inner, FlowNode outer) {
        if (inner instanceof BoundaryEvent event
                && (event.getAttachedTo().equals(outer) || belongsDeep(event.getAttachedTo(), outer))) {
            return true;
        }
        return belongsDeep(inner, outer);
    }

    private static boolean belongsDeep(FlowNode inner, FlowNode outer) {
        for (var parent = inner.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private void insideItsLane() {
        for (Lane lane : model.all(Lane.class)) {
            for (FlowNode node : lane.getFlowNodeRefs()) {
                boolean onTheEdgeOfAnother = node instanceof BoundaryEvent;
                Box box = boxOf(node);
                boolean inside = onTheEdgeOfAnother
                        ? boxOf(lane).contains(box.centre())
                        : boxOf(lane).contains(box);
                if (!inside) {
                    complaints.add(model.about(
                            node,
                            "is not drawn inside its lane " + lane.getName()
                                    + ". Move it or give it to the lane it stands in."));
                }
            }
        }
        for (SubProcess sub : model.all(SubProcess.class)) {
            sub.getFlowElements().stream()
                    .filter(FlowNode.class::isInstance)
                    .filter(node -> !boxOf(sub).contains(boxOf(node)))
                    .forEach(node ->
                            complaints.add(model.about(node, "is not drawn inside " + sub.getId() + ". Move it in.")));
        }
    }

    private void straightLines() {
        lines.forEach((id, points) -> segments(points).stream()
                .filter(segment -> !segment.horizontal() && !segment.vertical())
                .findFirst()
                .ifPresent(segment -> {
                    if (isFlow(id)) {
                        complaints.add(model.about(
                                id,
                                "runs diagonally from " + segment.from() + " to " + segment.to()
                                        + ". Make it level or upright."));
                    }
                }));
    }

    private boolean isFlow(String id) {
        var element = model.xml().getModelElementById(id);
        return element instanceof SequenceFlow || element instanceof MessageFlow;
    }

    private void docked() {
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            List<Point> points = lines.get(flow.getId());
            if (!docks(flow.getSource(), points.get(0))) {
                complaints.add(model.about(
                        flow, "does not begin at " + flow.getSource().getId() + ". Dock it there."));
            }
            if (!docks(flow.getTarget(), points.get(points.size() - 1))) {
                complaints.add(
                        model.about(flow, "does not end at " + flow.getTarget().getId() + ". Dock it there."));
            }
        }
    }

    /** On the outline that is drawn: a rectangle, a diamond or a circle. */
    private boolean docks(FlowNode node, Point point) {
        Box box = boxOf(node);
        double across = Math.abs(point.x() - box.centre().x()) / (box.width() / 2);
        double down = Math.abs(point.y() - box.centre().y()) / (box.height() / 2);
        if (node instanceof Gateway) {
            return Math.abs(across + down - 1) < 0.1;
        }
        return node instanceof Event ? Math.abs(Math.hypot(across, down) - 1) < 0.1 : box.onBorder(point);
    }

    private void crossings() {
        List<String> ids = lines.keySet().stream().filter(this::isFlow).toList();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                crossing(ids.get(i), ids.get(j)).ifPresent(complaints::add);
            }
        }
    }

    private Optional<String> crossing(String one, String other) {
        for (Segment first : segments(lines.get(one))) {
            for (Segment second : segments(lines.get(other))) {
                if (first.meets(second)) {
                    return Optional.of(model.about(
                            one,
                            "crosses or lies on " + other + " near " + first.middle(second)
                                    + ". Lead one of them round the other."));
                }
            }
        }
        return Optional.empty();
    }

    private void throughShapes() {
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            for (FlowNode node : model.all(FlowNode.class)) {
                boolean container = node instanceof SubProcess
                        && (belongsDeep(flow.getSource(), node) || belongsDeep(flow.getTarget(), node));
                boolean itsOwn =
                        (node.equals(flow.getSource()) || node.equals(flow.getTarget())) && !(node instanceof Activity);
                if (container || itsOwn) {
                    continue;
                }
                Box inner = boxOf(node).shrunk(TOUCH);
                if (segments(lines.get(flow.getId())).stream().anyMatch(inner::cutBy)) {
                    complaints.add(model.about(flow, "runs through " + node.getId() + ". Lead it round."));
                }
            }
        }
    }

    /** Backwards only in a loop: where the target comes back to the source. */
    private void leftToRight() {
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            boolean backwards = boxOf(flow.getTarget()).centre().x()
                    < boxOf(flow.getSource()).centre().x() - TOUCH;
            if (backwards && !leadsTo(flow.getTarget(), flow.getSource())) {
                complaints.add(model.about(
                        flow,
                        "runs from right to left. Place " + flow.getTarget().getId() + " to the right of "
                                + flow.getSource().getId() + "."));
            }
        }
    }

    private boolean leadsTo(FlowNode from, FlowNode to) {
        Set<FlowNode> seen = new HashSet<>();
        List<FlowNode> next = new ArrayList<>(List.of(from));
        while (!next.isEmpty()) {
            FlowNode node = next.remove(next.size() - 1);
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node)) {
                next.addAll(node.getSucceedingNodes().list());
                model.all(BoundaryEvent.class).stream()
                        .filter(event -> event.getAttachedTo().equals(node))
                        .forEach(next::add);
            }
        }
        return false;
    }

    private void labelsReadable() {
        Map<String, Box> shapes = new HashMap<>();
        model.all(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess))
                .forEach(node -> shapes.put(node.getId(), boxOf(node)));
        List<String> labelled = List.copyOf(labels.keySet());
        for (int i = 0; i < labelled.size(); i++) {
            String id = labelled.get(i);
            Box label = labels.get(id).shrunk(TOUCH);
            shapes.forEach((shape, box) -> {
                if (label.overlaps(box, 0)) {
                    complaints.add(model.about(id, "has its label over " + shape + ". Move the label."));
                }
            });
            for (int j = i + 1; j < labelled.size(); j++) {
                if (label.overlaps(labels.get(labelled.get(j)).shrunk(TOUCH), 0)) {
                    complaints.add(model.about(
                            id, "has its label over the label of " + labelled.get(j) + ". Move one of them."));
                }
            }
            lines.keySet().stream()
                    .filter(this::isFlow)
                    .filter(flow -> segments(lines.get(flow)).stream().anyMatch(label::cutBy))
                    .forEach(flow -> complaints.add(
                            model.about(id, "has its label on the line of " + flow + ". Move the label.")));
            model.all(SubProcess.class).stream()
                    .map(BaseElement::getId)
                    .filter(sub -> label.cutByBorderOf(boxes.get(sub)))
                    .forEach(sub -> complaints.add(
                            model.about(id, "has its label on the border of " + sub + ". Move the label.")));
        }
        for (SubProcess sub : model.all(SubProcess.class)) {
            Box title = titleOf(sub);
            labels.forEach((id, label) -> {
                if (label.shrunk(TOUCH).overlaps(title, 0)) {
                    complaints.add(model.about(
                            id, "has its label over the title of " + sub.getId() + ". Move the label down."));
                }
            });
            shapes.forEach((id, shape) -> {
                if (shape.overlaps(title, TOUCH)) {
                    complaints.add(model.about(id, "lies over the title of " + sub.getId() + ". Move it down."));
                }
            });
        }
        for (Activity activity : model.all(Activity.class)) {
            if (!(activity instanceof SubProcess) && activity.getName() != null) {
                Box box = boxOf(activity);
                Text.Size size = Text.inside(activity.getName(), box.width() - 10);
                if (size.width() > box.width() - 4 || size.height() > box.height() - 20) {
                    complaints.add(model.about(
                            activity, "has a name that does not fit into its box. Shorten it or make the box larger."));
                }
            }
        }
        for (FlowNode node : model.all(FlowNode.class)) {
            if (!(node instanceof Activity) && node.getName() != null && !labels.containsKey(node.getId())) {
                complaints.add(
                        model.about(node, "has a name without a place. Move its label in the modeler and save."));
            }
        }
    }

    /** An open subprocess has its name at the top, in the middle. */
    private Box titleOf(SubProcess sub) {
        Box box = boxOf(sub);
        Text.Size size = Text.inside(sub.getName() == null ? "" : sub.getName(), box.width() - 10);
        return new Box(box.centre().x() - size.width() / 2, box.y() + 6, size.width(), size.height());
    }

    private Box boxOf(BaseElement element) {
        return boxes.get(element.getId());
    }

    private static List<Segment> segments(List<Point> points) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            segments.add(new Segment(points.get(i - 1), points.get(i)));
        }
        return segments;
    }

    private static Box box(Bounds bounds) {
        return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static Point point(Waypoint waypoint) {
        return new Point(waypoint.getX(), waypoint.getY());
    }

    private record Point(double x, double y) {
        @Override
        public String toString() {
            return "(" + Math.round(x) + ", " + Math.round(y) + ")";
        }
    }

    /** A straight piece of a flow. */
    private record Segment(Point from, Point to) {
        boolean horizontal() {
            return Math.abs(from.y - to.y) < 0.5;
        }

        boolean vertical() {
            return Math.abs(from.x - to.x) < 0.5;
        }

        double left() {
            return Math.min(from.x, to.x);
        }

        double right() {
            return Math.max(from.x, to.x);
        }

        double top() {
            return Math.min(from.y, to.y);
        }

        double bottom() {
            return Math.max(from.y, to.y);
        }

        /** Has a point in common; the two flows of a gateway may begin, or end, at the same point. */
        boolean meets(Segment other) {
            boolean common = left() <= other.right() + 0.5
                    && other.left() <= right() + 0.5
                    && top() <= other.bottom() + 0.5
                    && other.top() <= bottom() + 0.5;
            return common && !onlyAtEnds(other);
        }

        private boolean onlyAtEnds(Segment other) {
            boolean perpendicular = horizontal() != other.horizontal();
            boolean sharedEnd = same(from, other.from) || same(to, other.to);
            if (!sharedEnd) {
                return false;
            }
            return perpendicular || overlapLength(other) < 1;
        }

        private double overlapLength(Segment other) {
            return Math.max(
                    Math.min(right(), other.right()) - Math.max(left(), other.left()),
                    Math.min(bottom(), other.bottom()) - Math.max(top(), other.top()));
        }

        private static boolean same(Point one, Point other) {
            return Math.abs(one.x - other.x) < 0.5 && Math.abs(one.y - other.y) < 0.5;
        }

        Point middle(Segment other) {
            return new Point(
                    (Math.max(left(), other.left()) + Math.min(right(), other.right())) / 2,
                    (Math.max(top(), other.top()) + Math.min(bottom(), other.bottom())) / 2);
        }
    }

    /** A rectangle of the drawing. */
    private record Box(double x, double y, double width, double height) {
        Point centre() {
            return new Point(x + width / 2, y + height / 2);
        }

        Box shrunk(double by) {
            return new Box(x + by, y + by, width - 2 * by, height - 2 * by);
        }

        boolean overlaps(Box other, double by) {
            return x < other.x + other.width - by
                    && other.x < x + width - by
                    && y < other.y + other.height - by
                    && other.y < y + height - by;
        }

        boolean contains(Box other) {
            return other.x >= x
                    && other.y >= y
                    && other.x + other.width <= x + width
                    && other.y + other.height <= y + height;
        }

        boolean contains(Point point) {
            return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
        }

        boolean onBorder(Point point) {
            Box outer = shrunk(-TOUCH * 1.5);
            Box inner = shrunk(TOUCH * 1.5);
            return outer.contains(point) && !inner.contains(point);
        }

        boolean cutBy(Segment segment) {
            return segment.left() < x + width
                    && segment.right() > x
                    && segment.top() < y + height
                    && segment.bottom() > y;
        }

        boolean cutByBorderOf(Box outer) {
            return overlaps(outer, 0) && !outer.contains(this);
        }
    }
}
