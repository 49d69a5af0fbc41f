package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.StatementCount;

/** What the engine's part costs, counted in statements: nothing grows with what is stored already. */
@SeddTest
class EngineStatementsTest {

    private static final String ANSWERS = """
            {"variables": {"guardianReached": {"value": true}, "absenceCause": {"value": "unknown"},
             "callNote": {"value": "Vi hörs"}}}
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate database;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityMirror mirror;

    TrialStaff staff;
    TrialModel model;
    Caller mentor;

    @BeforeEach
    void start() {
        staff = new TrialStaff(database, events);
        staff.school("counted-school");
        staff.member("counted-mentor", "MENTOR", "counted-school");
        model = new TrialModel(repository, runtime, tasks);
        mentor = Caller.program(port, "counted-mentor");
    }

    private int submitting() {
        Task task = model.taskOf("counted-mentor", "counted-school");
        return StatementCount.of(() -> assertThat(
                        mentor.post("/engine-rest/task/" + task.getId() + "/submit-form", ANSWERS)
                                .status())
                .isEqualTo(204));
    }

    private int starting() {
        return StatementCount.of(() -> model.taskOf("counted-mentor", "counted-school"));
    }

    @Test
    @DisplayName("opening and submitting a task cost as much with two hundred open ones as with none, login included")
    void tasks() {
        submitting();
        int started = starting();
        int submitted = submitting();
        IntStream.range(0, 200).forEach(i -> model.taskOf("counted-mentor", "counted-school"));
        assertThat(starting()).isEqualTo(started).isLessThan(60);
        assertThat(submitting()).isEqualTo(submitted).isLessThan(60);
    }

    @Test
    @DisplayName("mirroring the register costs as much for five hundred members of staff as for one")
    void mirroring() {
        mirror.mirror();
        int one = StatementCount.of(() -> staff.member("counted-one", "MENTOR", "counted-school"));
        List<String> users =
                IntStream.range(0, 500).mapToObj(i -> "counted-many-" + i).toList();
        int writing = 2 * users.size();
        int many = StatementCount.of(() -> staff.members(users, "MENTOR", "counted-school"));
        assertThat(many - writing).isLessThanOrEqualTo(one);
        database.update("delete from sedd.staff where user_id like 'counted-many-%'");
        mirror.mirror();
    }
}
