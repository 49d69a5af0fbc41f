package se.sedd.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.sedd.engine.ProcessContract;

/**
 * What keeps models, forms and code in step. A failure is a list of sentences: file, element, what is wrong and how to mend
 * it. They read files and classes and start nothing. That the checks find what they are for is proved in {@link SeededFaultsTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelChecksTest {

    private final ModelFolder folder = ModelFolder.ofTheRepository();
    private final List<ProcessContract> contracts = Contracts.ofTheApplication();
    private final CodeVariables code = CodeVariables.ofTheApplication();

    @Test
    @DisplayName("every picture can be read: all drawn, left to right, nothing crossing or overlapping")
    void geometry() {
        none(folder.models().stream()
                .flatMap(model -> GeometryCheck.complaints(model).stream())
                .toList());
    }

    @Test
    @DisplayName("every user task has its form, and every form its user task")
    void forms() {
        none(FormCheck.complaints(folder));
    }

    @Test
    @DisplayName("every gateway asks one question about one declared name that has been answered before")
    void gateways() {
        none(GatewayCheck.complaints(folder, contracts, code.set()));
    }

    @Test
    @DisplayName("every user task is done by a role and stands in that role's lane")
    void roles() {
        none(RoleCheck.complaints(folder));
    }

    @Test
    @DisplayName("contract classes and models say the same")
    void contracts() {
        none(ContractCheck.complaints(folder, contracts, code.used()));
    }

    @Test
    @DisplayName("every text of a Swedish model and its forms stands in bokmål beside it, for the Norwegian schools")
    void bokmal() {
        none(LabelCheck.complaints(folder, Path.of("")));
    }

    @Test
    @DisplayName("no place where a case can stand disappears without a plan for the cases that stand there")
    void waitStates() {
        none(WaitStateCheck.complaints(folder, Path.of("processes", "wait-states.txt")));
    }

    @Test
    @DisplayName("every process and decision says how long its history is kept")
    void history() {
        none(HistoryCheck.complaints(folder));
    }

    static void none(List<String> complaints) {
        assertThat(complaints).as("\n" + String.join("\n", complaints) + "\n").isEmpty();
    }
}
