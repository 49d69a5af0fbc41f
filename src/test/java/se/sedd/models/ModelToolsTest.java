package se.sedd.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checks that need Node, and a browser for the pictures. Where they are missing the tests say so and are skipped;
 * {@code SEDD_REQUIRE_TOOLS=true}, as in continuous integration, makes that a failure.
 */
class ModelToolsTest {

    private static final Path TOOLS = Path.of("tools", "models");

    @Test
    @DisplayName("bpmnlint has nothing to say about any process")
    void linted() throws Exception {
        Run lint = node("lint.mjs");

        assertThat(lint.exitCode()).as(lint.output()).isZero();
        assertThat(lint.output()).containsPattern("[1-9]\\d* files linted, 0 faults");
        System.out.println(lint.output().strip());
    }

    @Test
    @DisplayName("bpmnlint names a fault, so that its silence means something")
    void lintFindsFaults(@TempDir Path folder) throws Exception {
        String sound =
                Files.readString(Path.of("src/test/resources/models-with-faults/processes/sound-step/sound-step.bpmn"));
        Path faulty = folder.resolve("faulty.bpmn");
        Files.writeString(faulty, sound.replace("name=\"Ring hemmet\"", ""));

        Run lint = node("lint.mjs", faulty.toString());

        assertThat(lint.exitCode()).isOne();
        assertThat(lint.output()).contains("call-home: Element is missing label/name (label-required)");
    }

    @Test
    @DisplayName("every picture shows its model as it is now")
    void pictures() throws Exception {
        Run check = node("render.mjs", "--check");

        if (check.exitCode() == 2 && check.output().contains("No Chromium")) {
            missing(check.output().strip());
        }
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    private static Run node(String script, String... arguments) throws IOException, InterruptedException {
        if (!Files.isDirectory(TOOLS.resolve("node_modules"))) {
            missing("The npm packages of tools/models are not installed. Run: npm ci --prefix tools/models");
        }
        List<String> command =
                new ArrayList<>(List.of("node", TOOLS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES))
                    .as(script + " ends")
                    .isTrue();
            return new Run(process.exitValue(), output);
        } catch (IOException noNode) {
            missing("Node is not installed: " + noNode.getMessage());
            throw noNode;
        }
    }

    private static void missing(String reason) {
        if ("true".equals(System.getenv("SEDD_REQUIRE_TOOLS"))) {
            fail(reason);
        }
        abort(reason);
    }

    private record Run(int exitCode, String output) {}
}
