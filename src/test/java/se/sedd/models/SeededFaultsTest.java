package se.sedd.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/**
 * The model checks on trial: a sound little process passes them all, and each fault put into a copy of it is named, with the
 * element it sits in.
 */
class SeededFaultsTest {

    private static final Path SOUND = Path.of("src", "test", "resources", "models-with-faults");
    private static final String MODEL = "processes/sound-step/sound-step.bpmn";
    private static final String BOKMAL = "processes/sound-step/labels.nb.json";
    private static final String TABLE = "processes/sound-step/sound-deadlines.dmn";
    private static final String FORM = "forms/sound-step/call-home.form";

    @TempDir
    Path copy;

    @BeforeEach
    void copySoundProcess() throws IOException {
        try (Stream<Path> files = Files.walk(SOUND)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(SOUND.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.writeString(copy.resolve("wait-states.txt"), "sound-step call-home\n");
    }

    @Test
    @DisplayName("a sound process passes every check")
    void sound() {
        assertThat(complaints()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "a text that has no bokmål",
                        FORM,
                        "\"label\": \"Fick du kontakt?\"",
                        "\"label\": \"Svarade någon?\"",
                        "has no bokmål for \"Svarade någon?\""),
                fault(
                        "a row's note that has no bokmål",
                        TABLE,
                        "Samma dag.",
                        "Dagen efter.",
                        "has no bokmål for \"Dagen efter.\""),
                fault(
                        "bokmål for a text that is gone",
                        BOKMAL,
                        "\"Mentor\"",
                        "\"Lärare\"",
                        "has a line for \"Lärare\", which no model, form or table says any more"),
                fault("Swedish in the place of bokmål", BOKMAL, "Ring hjem", "Hör av dig", "is not in bokmål yet"),
                fault(
                        "a renamed delegate",
                        MODEL,
                        "${handOverStep}",
                        "${handOver}",
                        "hand-over-step: calls ${handOver}, but no Spring bean"),
                fault(
                        "a method call in place of a name",
                        MODEL,
                        "${handOverStep}",
                        "${handOverStep.now()}",
                        "more than a name"),
                fault(
                        "a misspelt variable at a gateway",
                        MODEL,
                        "${guardianReached}",
                        "${guardianReched}",
                        "to-done: reads guardianReched, which the contract"),
                fault(
                        "a comparison in a gateway",
                        MODEL,
                        "${guardianReached}",
                        "${attempts > 3}",
                        "to-done: has the condition"),
                fault("no default flow", MODEL, " default=\"to-not-reached\"", "", "home-reached: has no default flow"),
                fault("an unanswered question", MODEL, "name=\"Nej\" ", "", "to-not-reached: does not answer"),
                fault(
                        "a field that steers but may be left out",
                        FORM,
                        "\"required\": true",
                        "\"required\": false",
                        "home-reached: reads guardianReached, but the form does not require it"),
                fault(
                        "a field nobody declared",
                        FORM,
                        "\"properties\": { \"journal\": \"true\" },",
                        "",
                        "callNote: is used by the model or its forms but not declared"),
                fault(
                        "a form for no task",
                        FORM,
                        "\"id\": \"call-home\"",
                        "\"id\": \"ring-home\"",
                        "call-home: has no form"),
                fault(
                        "a form that is not bundled",
                        MODEL,
                        "camunda:formRefBinding=\"deployment\"",
                        "camunda:formRefBinding=\"latest\"",
                        "call-home: takes its form with binding latest"),
                fault(
                        "a group that is no role",
                        MODEL,
                        "candidateGroups=\"mentor\"",
                        "candidateGroups=\"teachers\"",
                        "call-home: has the candidate group teachers"),
                fault(
                        "a task in another role's lane",
                        MODEL,
                        "candidateGroups=\"mentor\"",
                        "candidateGroups=\"principal\"",
                        "call-home: is done by principal but stands in the lane Mentor"),
                fault(
                        "a task renamed in the model only",
                        MODEL,
                        "call-home",
                        "ring-home",
                        "call-home: stands in the contract class but not in the model"),
                fault(
                        "a place where cases stand is gone",
                        MODEL,
                        "call-home",
                        "ring-home",
                        "sound-step call-home: is gone from the model"),
                fault(
                        "history without end",
                        MODEL,
                        " camunda:historyTimeToLive=\"P365D\"",
                        "",
                        "sound-step: does not say how long"),
                fault(
                        "a slanting flow",
                        MODEL,
                        "<di:waypoint x=\"370\" y=\"180\" />",
                        "<di:waypoint x=\"370\" y=\"190\" />",
                        "to-call: runs diagonally"),
                fault(
                        "a flow across another",
                        MODEL,
                        "<di:waypoint x=\"420\" y=\"330\" />",
                        "<di:waypoint x=\"420\" y=\"400\" />\n<di:waypoint x=\"550\" y=\"400\" />\n<di:waypoint x=\"550\" y=\"120\" />\n<di:waypoint x=\"560\" y=\"120\" />\n<di:waypoint x=\"560\" y=\"330\" />",
                        "to-late"),
                fault(
                        "a shape over another",
                        MODEL,
                        "<dc:Bounds x=\"575\" y=\"155\" width=\"50\" height=\"50\" />",
                        "<dc:Bounds x=\"450\" y=\"155\" width=\"50\" height=\"50\" />",
                        "lies over"),
                fault(
                        "a label over a shape",
                        MODEL,
                        "<dc:Bounds x=\"330\" y=\"245\" width=\"80\" height=\"27\" />",
                        "<dc:Bounds x=\"330\" y=\"205\" width=\"80\" height=\"27\" />",
                        "last-day-passed: has its label over call-home"),
                fault(
                        "a node nobody drew",
                        MODEL,
                        "bpmnElement=\"step-done\"",
                        "bpmnElement=\"to-done\"",
                        "step-done: is not drawn"),
                fault(
                        "a second process nobody wrote the code for",
                        MODEL,
                        "<bpmn:process id=\"sound-step\"",
                        "<bpmn:process id=\"other-step\"",
                        "holds the process other-step"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("a fault is named")
    void named(String fault, String file, String from, String to, String sentence) throws IOException {
        Path path = copy.resolve(file);
        String sound = Files.readString(path);
        assertThat(sound).as("the sound text to put the fault into").contains(from);
        Files.writeString(path, sound.replace(from, to));

        assertThat(complaints()).anySatisfy(complaint -> assertThat(complaint).contains(sentence));
    }

    @Test
    @DisplayName("a form that no task has any more is named")
    void orphanForm() throws IOException {
        Files.writeString(copy.resolve("forms/sound-step/old-task.form"), "{\"id\": \"old-task\", \"components\": []}");

        assertThat(complaints())
                .containsExactly(
                        "forms/sound-step/old-task.form: belongs to no user task. Delete it or name the task old-task.");
    }

    @Test
    @DisplayName("a delegate that no model calls any more is named")
    void orphanDelegate() {
        assertThat(DelegateCheck.complaints(ModelFolder.read(copy), Set.of("handOverStep", "sendPostcard")))
                .containsExactly("The delegate sendPostcard is called by no model. Call it or delete it.");
    }

    private List<String> complaints() {
        ModelFolder folder = ModelFolder.read(copy);
        List<ProcessContract> contracts = List.of(new SoundStep());
        List<String> complaints = new ArrayList<>();
        folder.models().forEach(model -> complaints.addAll(GeometryCheck.complaints(model)));
        complaints.addAll(DelegateCheck.complaints(folder, Set.of("handOverStep")));
        complaints.addAll(FormCheck.complaints(folder));
        complaints.addAll(GatewayCheck.complaints(folder, contracts, Set.of()));
        complaints.addAll(RoleCheck.complaints(folder));
        complaints.addAll(ContractCheck.complaints(folder, contracts, Set.of()));
        complaints.addAll(WaitStateCheck.complaints(folder, copy.resolve("wait-states.txt")));
        complaints.addAll(HistoryCheck.complaints(folder));
        complaints.addAll(LabelCheck.complaints(folder, copy));
        return complaints;
    }

    private static Arguments fault(String name, String file, String from, String to, String sentence) {
        return Arguments.of(name, file, from, to, sentence);
    }

    private static final class SoundStep implements ProcessContract {
        @Override
        public String key() {
            return "sound-step";
        }

        @Override
        public Set<String> elements() {
            return Set.of("call-home");
        }

        @Override
        public Set<Variable<?>> variables() {
            return Set.of(Variable.yesNo("guardianReached"));
        }

        @Override
        public Set<String> messages() {
            return Set.of();
        }
    }
}
