package se.sedd.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.engine.ModelLibrary;
import se.sedd.engine.ProcessGuide;

/**
 * The README of every process is made of its model, forms and rules. To write them again, and to add new places to the list
 * of wait states: {@code mvn test -Dtest=HandbookTest -Dsedd.regenerate=true}.
 */
class HandbookTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final boolean REGENERATE = Boolean.getBoolean("sedd.regenerate");

    @Test
    @DisplayName("every process has the README that its model, forms and rules make")
    void readmes() throws IOException {
        for (ProcessGuide guide : new ModelLibrary().processes()) {
            Path readme = PROCESSES.resolve(guide.key()).resolve("README.md");
            String page = ReadmePage.of(guide);
            if (REGENERATE) {
                Files.writeString(readme, page);
            }
            assertThat(readme)
                    .as("Write it: mvn test -Dtest=HandbookTest -Dsedd.regenerate=true")
                    .exists();
            assertThat(Files.readString(readme))
                    .as(
                            readme
                                    + " is older than its model, forms or rules. Write it again: mvn test -Dtest=HandbookTest -Dsedd.regenerate=true")
                    .isEqualTo(page);
        }
    }

    @Test
    @DisplayName("the list of places where cases can stand knows every model")
    void waitStates() {
        Path list = PROCESSES.resolve("wait-states.txt");
        if (REGENERATE) {
            WaitStateCheck.regenerate(ModelFolder.ofTheRepository(), list);
        }
        assertThat(list).exists();
    }
}
