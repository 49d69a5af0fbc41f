package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.Caller;
import se.sedd.SeddTest;

@SeddTest
class DoorsTest {

    private static final List<String> PREFIXES =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

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
    FilterService filters;

    @Autowired
    IdentityService identity;

    @Autowired
    FormGateTest.TrialPolicy policy;

    TrialModel model;
    Task task;
    Caller program;
    Caller person;

    @BeforeEach
    void start() {
        TrialStaff staff = new TrialStaff(database, events);
        staff.school("doors-school");
        staff.school("doors-other");
        staff.member("doors-mentor", "MENTOR", "doors-school");
        staff.member("doors-standin", "MENTOR", "doors-school");
        staff.member("doors-stranger", "MENTOR", "doors-other");
        model = new TrialModel(repository, runtime, tasks);
        task = model.taskOf("doors-mentor", "doors-school");
        policy.clear();
        program = Caller.program(port, "doors-mentor");
        person = Caller.person(port, "doors-mentor");
        person.get("/camunda/app/tasklist/default/");
    }

    @AfterEach
    void logOut() {
        identity.clearAuthentication();
    }

    private Caller.Answer call(String prefix, String method, String path, String json) {
        return (prefix.startsWith("/camunda") ? person : program).call(method, prefix + path, json);
    }

    @Test
    @DisplayName("a shut way stays shut however its address is written")
    void writtenOtherwise() {
        String complete = "/task/" + task.getId() + "/complete";
        for (String way : List.of(complete.replace("/c", "/%63"), complete + ";x=1", "/" + complete, complete + "/")) {
            for (String prefix : PREFIXES) {
                assertThat(call(prefix, "POST", way, "{}").status())
                        .as(prefix + way)
                        .isIn(400, 403);
            }
        }
        assertThat(assignee()).isEqualTo("doors-mentor");
    }

    @Test
    @DisplayName("nobody makes an administrator")
    void administrator() {
        String setUp = "{\"profile\":{\"id\":\"evil\",\"firstName\":\"E\",\"lastName\":\"E\"},"
                + "\"credentials\":{\"password\":\"evil\"}}";
        for (Caller caller : List.of(Caller.nobody(port), person, Caller.person(port, "admin"))) {
            caller.get("/camunda/app/tasklist/default/");
            assertThat(caller.post("/camunda/api/admin/setup/default/user/create", setUp)
                            .status())
                    .isIn(401, 403);
            assertThat(caller.get("/camunda/app/admin/default/setup/").status()).isIn(302, 403);
        }
        assertThat(identity.createUserQuery().userId("evil").count()).isZero();
        assertThat(identity.createUserQuery()
                        .userId("admin")
                        .memberOfGroup("camunda-admin")
                        .count())
                .isOne();
    }

    @Test
    @DisplayName("the form is the way in, over both interfaces, and a refusal is a sentence")
    void form() {
        for (String prefix : PREFIXES) {
            Task open = model.taskOf("doors-mentor", "doors-school");
            String at = "/task/" + open.getId();
            assertThat(call(prefix, "GET", at, null).json().path("assignee").asText())
                    .isEqualTo("doors-mentor");
            assertThat(call(prefix, "GET", at + "/deployed-form", null).body()).contains("guardianReached");
            assertThat(call(prefix, "GET", at + "/form-variables", null).body()).contains("contactPersonOptions");

            Caller.Answer refused = call(prefix, "POST", at + "/submit-form", "{\"variables\":{}}");
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.json().path("message").asText()).isEqualTo("Fyll i ”Fick du kontakt?”.");
            assertThat(refused.json().path("detail").asText()).isEqualTo("Fyll i ”Fick du kontakt?”.");

            Caller.Answer done = call(prefix, "POST", at + "/submit-form", """
                    {"variables": {"guardianReached": {"value": true}, "absenceCause": {"value": "school"},
                     "expectedBack": {"value": "2026-03-18"}, "callNote": {"value": "Vi hörs"}, "pupilVoice": {"value": ""},
                     "causeDetail": {"type": "Json", "value": "[\\"travel\\"]"}, "immediateConcern": {"value": false},
                     "agreedActions": {"type": "Json", "value": "[{\\"action\\":\\"\\"}]"}, "contactPerson": {"value": null}}}
                    """);
            assertThat(done.status()).as(done.body()).isEqualTo(204);
            assertThat(policy.completed.get(policy.completed.size() - 1).text("callNote"))
                    .contains("Vi hörs");
        }
    }

    @Test
    @DisplayName("a candidate cannot submit another's task before taking it over")
    void others() {
        Caller standIn = Caller.program(port, "doors-standin");
        String submit = "/engine-rest/task/" + task.getId() + "/submit-form";
        Caller.Answer early = standIn.post(submit, "{\"variables\":{\"guardianReached\":{\"value\":false}}}");
        assertThat(early.status()).isEqualTo(403);
        assertThat(early.json().path("detail").asText()).isEqualTo("Uppgiften ligger inte hos dig. Ta över den först.");

        assertThat(standIn.post("/api/tasks/" + task.getId() + "/take", "{}").status())
                .isEqualTo(204);
        assertThat(policy.handOvers).containsExactly("doors-mentor>doors-standin by doors-standin");
        assertThat(standIn.post(submit, "{\"variables\":{\"guardianReached\":{\"value\":false}}}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName(
            "a stand-in takes over and gives back; the owner can take the task back; only the assignee gives it away")
    void takeAndRelease() {
        String at = "/api/tasks/" + task.getId();
        Caller standIn = Caller.person(port, "doors-standin");
        assertThat(standIn.post(at + "/release", "{}").status()).isEqualTo(403);
        assertThat(standIn.post(at + "/take", "{}").status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo("doors-standin");
        assertThat(standIn.post(at + "/release", "{}").status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo("doors-mentor");
        assertThat(standIn.post(at + "/take", "{}").status()).isEqualTo(204);
        assertThat(program.post(at + "/take", "{}").status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo("doors-mentor");
        assertThat(program.post(at + "/release", "{}").status()).isEqualTo(204);
        assertThat(assignee()).isNull();
        assertThat(standIn.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(standIn.post(
                                "/camunda/api/engine/engine/default/task/" + task.getId() + "/claim",
                                "{\"userId\":\"doors-stranger\"}")
                        .status())
                .isEqualTo(204);
        assertThat(assignee()).isEqualTo("doors-standin");
        assertThat(Caller.nobody(port).post(at + "/take", "{}").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("an owner outside the role keeps the task in reach after a stand-in has taken it")
    void ownerOutsideTheRole() {
        new TrialStaff(database, events).member("doors-owner", "COORDINATOR", "doors-school");
        task = model.taskOf("doors-owner", "doors-school");
        String at = "/api/tasks/" + task.getId();
        Caller owner = Caller.program(port, "doors-owner");
        assertThat(Caller.program(port, "doors-standin")
                        .post(at + "/take", "{}")
                        .status())
                .isEqualTo(204);
        String filter = filters.createFilterQuery()
                .filterName("Att ta i min roll")
                .singleResult()
                .getId();
        assertThat(owner.post("/engine-rest/filter/" + filter + "/list?maxResults=100", "{}")
                        .body())
                .contains(task.getId());
        assertThat(owner.post(at + "/take", "{}").status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo("doors-owner");
    }

    @Test
    @DisplayName("whoever had a task for a while has no right to it afterwards")
    void afterwards() {
        TrialStaff staff = new TrialStaff(database, events);
        staff.member("doors-deputy", "COORDINATOR", "doors-school");
        String at = "/engine-rest/task/" + task.getId();
        Caller deputy = Caller.program(port, "doors-deputy");
        tasks.setOwner(task.getId(), "doors-mentor");
        tasks.setAssignee(task.getId(), "doors-deputy");
        assertThat(deputy.get(at).status()).isEqualTo(200);
        assertThat(deputy.get("/engine-rest/task/count").json().path("count").asInt())
                .isOne();
        assertThat(program.get(at).status()).as("the owner").isEqualTo(200);

        tasks.setAssignee(task.getId(), "doors-mentor");

        assertThat(deputy.get(at).status()).isEqualTo(404);
        assertThat(deputy.get("/engine-rest/task/count").json().path("count").asInt())
                .isZero();
        assertThat(program.get(at).status()).isEqualTo(200);
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    @Test
    @DisplayName("expressions are refused in queries, however deep, by HTTP and again by the engine")
    void expressions() {
        String evil = "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('id')}";
        List<String> bodies = List.of(
                "{\"assigneeExpression\":\"" + evil + "\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"" + evil + "\"}]}",
                "{\"orQueries\":[{\"dueBeforeExpression\":\"" + evil + "\"},{\"candidateUserExpression\":\"" + evil
                        + "\"}]}",
                "{\"orQueries\":[{\"orQueries\":[{\"createdOnExpression\":\"" + evil + "\"}]}]}",
                "{\"orQueries\":[{\"candidate\\u0047roupExpression\":\"" + evil + "\"}]}",
                "{\"name\":\"a\",\"orQueries\":[],\"orQueries\":[{\"nameLikeExpression\":\"" + evil + "\"}]}",
                "{\"processInstanceBusinessKeyExpression\":\"${currentUser()}\"}");
        String filter = filters.createFilterQuery()
                .filterName("Mina att göra")
                .singleResult()
                .getId();
        for (String prefix : PREFIXES) {
            for (String body : bodies) {
                for (String path : List.of(
                        "/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
                    assertThat(call(prefix, "POST", path, body).status())
                            .as("%s%s %s", prefix, path, body)
                            .isEqualTo(400);
                }
            }
            assertThat(call(prefix, "GET", "/task?assigneeExpression=%24%7BcurrentUser()%7D&maxResults=5", null)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("the lists of Tasklist work, and are the only ones")
    void lists() {
        assertThat(filters.createFilterQuery().list())
                .extracting(org.camunda.bpm.engine.filter.Filter::getName)
                .containsExactlyInAnyOrder("Mina att göra", "I dag", "Försenat", "Att ta i min roll");
        Map<String, String> visible = Map.of("Mina att göra", "doors-mentor", "Att ta i min roll", "doors-standin");
        visible.forEach((name, user) -> {
            String id =
                    filters.createFilterQuery().filterName(name).singleResult().getId();
            Caller caller = Caller.person(port, user);
            caller.get("/camunda/app/tasklist/default/");
            Caller.Answer list = caller.call(
                    "POST",
                    "/camunda/api/engine/engine/default/filter/" + id + "/list?firstResult=0&maxResults=50",
                    "{}");
            assertThat(list.status()).as(list.body()).isEqualTo(200);
            assertThat(list.body()).as(name).contains(task.getId());
            assertThat(caller.get("/camunda/api/engine/engine/default/filter/" + id + "/count")
                            .status())
                    .isEqualTo(200);
        });
        for (String name : List.of("I dag", "Försenat")) {
            String id =
                    filters.createFilterQuery().filterName(name).singleResult().getId();
            Caller.Answer list = person.call(
                    "POST",
                    "/camunda/api/engine/engine/default/filter/" + id + "/list?firstResult=0&maxResults=50",
                    "{}");
            assertThat(list.status()).as(list.body()).isEqualTo(200);
        }
        assertThat(person.get(
                                "/camunda/api/engine/engine/default/filter?itemCount=true&resourceType=Task&maxResults=100")
                        .json()
                        .size())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("without a limit a list is refused, above a thousand rows too")
    void limits() {
        assertThat(program.get("/engine-rest/task").status()).isEqualTo(400);
        assertThat(program.get("/engine-rest/task?maxResults=1001").status()).isEqualTo(400);
        assertThat(program.get("/engine-rest/task?maxResults=1000").status()).isEqualTo(200);
    }
}
