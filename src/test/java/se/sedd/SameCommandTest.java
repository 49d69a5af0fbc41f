package se.sedd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Continuous integration")
class SameCommandTest {

    private static final Pattern COMMAND = Pattern.compile("(?s)\n## Test\n\n```sh\n(.+?)\n```\n");

    @Test
    @DisplayName("runs the very command by which the README says to test")
    void asTheReadmeSays() throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(Path.of("README.md")));
        assertThat(command.find()).isTrue();
        List<String> runs = Files.readAllLines(Path.of(".ci/run"));
        assertThat(runs).contains(command.group(1));
    }
}
