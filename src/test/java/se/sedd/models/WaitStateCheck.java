package se.sedd.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Where running cases can stand. The kept list {@code processes/wait-states.txt} has a line {@code process element} for each;
 * one that goes gets {@code process element -> element} for the place its cases are moved to, or {@code -> ended}.
 */
final class WaitStateCheck {

    private static final List<Class<? extends FlowNode>> WAITING =
            List.of(UserTask.class, ReceiveTask.class, IntermediateCatchEvent.class, CallActivity.class);

    private WaitStateCheck() {}

    static List<String> complaints(ModelFolder folder, Path list) {
        List<String> complaints = new ArrayList<>();
        Set<String> inModels = inModels(folder);
        Set<String> kept = new TreeSet<>();
        for (String line : lines(list)) {
            String[] parts = line.split(" -> ");
            kept.add(parts[0]);
            if (parts.length == 1 && !inModels.contains(line)) {
                complaints.add(list.getFileName() + ": " + line
                        + ": is gone from the model, and cases that stand there could not go on. Write \"" + line
                        + " -> the element they move to\" and migrate them.");
            }
            if (parts.length == 2
                    && !parts[1].equals("ended")
                    && !inModels.contains(parts[0].split(" ")[0] + " " + parts[1])) {
                complaints.add(list.getFileName() + ": " + line
                        + ": moves cases to an element that does not exist. Mend the line.");
            }
        }
        inModels.stream()
                .filter(state -> !kept.contains(state))
                .forEach(
                        state -> complaints.add(
                                list.getFileName() + ": " + state
                                        + ": is missing in the list. Add the line (mvn test -Dtest=HandbookTest -Dsedd.regenerate=true does)."));
        return complaints;
    }

    /** Adds what is new and keeps every line there was. */
    static void regenerate(ModelFolder folder, Path list) {
        Set<String> all = new TreeSet<>(lines(list));
        Set<String> known = all.stream().map(line -> line.split(" -> ")[0]).collect(Collectors.toSet());
        inModels(folder).stream().filter(state -> !known.contains(state)).forEach(all::add);
        try {
            Files.writeString(
                    list,
                    "# Where running cases can stand: process element. One that goes gets \" -> element\" or \" -> ended\".\n"
                            + String.join("\n", all) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> inModels(ModelFolder folder) {
        Set<String> states = new TreeSet<>();
        folder.models()
                .forEach(model -> WAITING.forEach(
                        type -> model.all(type).forEach(node -> states.add(model.key() + " " + node.getId()))));
        return states;
    }

    private static List<String> lines(Path list) {
        try {
            return Files.exists(list)
                    ? Files.readAllLines(list).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
