package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown.Day;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("An evaluation reaches every school")
class EverySchoolIsEvaluatedTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private CaseTown town;
    private CaseTown other;

    @BeforeEach
    void towns() {
        town = new CaseTown(context, port);
        other = new CaseTown(context, port);
    }

    @Test
    @DisplayName(
            "who moves from one school to the other gets a case there the same evening, whichever school comes first")
    void moves() {
        String there = absent(town, "flyttar-dit");
        String back = absent(other, "flyttar-hit");
        town.evaluate();
        move(there, other);
        move(back, town);
        town.evaluate();
        for (String pupil : List.of(there, back)) {
            assertThat(town.casesOf(pupil)).hasSize(2);
            assertThat(town.casesOf(pupil).get(1).outcome()).contains("handed-over");
        }
        assertThat(town.caseOf(there).schoolId()).isEqualTo(other.id());
        assertThat(town.caseOf(back).schoolId()).isEqualTo(town.id());
        assertThat(town.unseen(town.schoolDay(-1))).isEmpty();
    }

    @Test
    @DisplayName("who moves while too little is known of their absence stands on the new school's list and on no other")
    void movesUnknown() {
        String there = unknown(town, "okand-dit");
        String back = unknown(other, "okand-hit");
        town.evaluate();
        move(there, other);
        move(back, town);
        town.evaluate();
        assertThat(listOf(town)).containsExactly(back);
        assertThat(listOf(other)).containsExactly(there);
    }

    @Test
    @DisplayName("what goes wrong at one school keeps no other from its cases, and the watch and the health tell of it")
    void oneFails() {
        String broken = absent(town, "trasig");
        town.evaluate();
        String number = town.caseOf(broken).caseNumber();
        RuntimeService runtime = context.getBean(RuntimeService.class);
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .processDefinitionKey("absence-follow-up")
                        .singleResult()
                        .getId(),
                "gone without a word");
        town.leaves(broken, town.schoolDay(-3));
        String pupil = absent(other, "hel");
        try {
            Caller.Answer answer =
                    town.as("admin").post("/api/evaluations", "{\"date\":\"" + town.schoolDay(-1) + "\"}");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(town.casesOf(pupil)).hasSize(1);
            assertThatCode(() -> context.getBean(NightlyEvaluation.class)
                            .runAt(town.schoolDay(-1)
                                    .atTime(20, 0)
                                    .atZone(town.calendar().zone(town.id()))
                                    .toInstant()))
                    .as("the coming evenings are not held up")
                    .doesNotThrowAnyException();
            assertThat(health().at("/components/nobodyUnseen/status").asText()).isEqualTo("UNSEEN");
            assertThat(health().at("/components/nobodyUnseen/details/schoolsWhoseEvaluationFailed")
                            .asInt())
                    .isEqualTo(1);
            assertThat(town.as("admin").get("/actuator/health").status())
                    .as("the node itself is well")
                    .isEqualTo(200);
            assertThat(Caller.nobody(port).get("/actuator/health/nobody-unseen").status())
                    .isEqualTo(503);
        } finally {
            jdbc.sql("update sedd.case_registry set state = 'CLOSED', open_pupil = null, closed_on = opened_on"
                            + " where case_number = ?")
                    .param(number)
                    .update();
        }
        town.evaluate();
        assertThat(health().at("/components/nobodyUnseen/details/schoolsWhoseEvaluationFailed")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("a case that came when the school had nobody for it is told of, and given out once there is somebody")
    void nobodyThere() {
        String school = town.id() + "-tom";
        Sent.csv(context, "schools", "schoolId,name,country,language\n%s,Tomskolan,SE,sv\n".formatted(school))
                .wasTaken();
        String staff = "userId,givenName,familyName,groups,schoolIds,until\n";
        town.staff(staff + "gone-%s,Prov,Borta,mentor,%s,%s\n".formatted(school, school, town.schoolDay(-60)));
        String pupil = absent(town, "ensam");
        move(pupil, school, "gone-" + school);
        town.evaluate();
        assertThat(town.caseOf(pupil).owner()).isEmpty();
        assertThat(town.unseen(town.schoolDay(-1))).contains(pupil);
        assertThat(health().at("/components/nobodyUnseen/status").asText()).isEqualTo("UNSEEN");

        town.staff(staff + "new-%s,Prov,Rektor,principal,%s,\n".formatted(school, school));
        town.schoolDaysPass(1);
        assertThat(town.caseOf(pupil).owner()).contains("new-" + school);
        assertThat(town.tasks("new-" + school, "contact-guardian")).hasSize(1);
    }

    @Test
    @DisplayName(
            "a case of June that nobody has called about yet is no mistake in July, when the new school year has no days")
    void summer() {
        String pupil = absent(town, "sommar");
        town.evaluate();
        LocalDate july = LocalDate.of(town.today().getYear(), 7, 1);
        town.evaluate(town.today().isBefore(july) ? july : july.plusYears(1));
        assertThat(town.caseOf(pupil).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    @DisplayName("the health shows its counts to the administrator and to nobody else, and no id to anybody")
    void counts() {
        String pupil = absent(town, "sedd");
        town.evaluate();
        assertThat(health().at("/components/nobodyUnseen/details").has("pupilsUnseen"))
                .isTrue();
        assertThat(health().toString()).doesNotContain(pupil).doesNotContain(town.id());
        assertThat(Caller.nobody(port).get("/actuator/health").body()).doesNotContain("nobodyUnseen");
        assertThat(Caller.nobody(port)
                        .get("/actuator/health/nobody-unseen")
                        .json()
                        .fieldNames())
                .toIterable()
                .containsExactly("status");
        assertThat(town.as(town.user("mentor")).get("/actuator/health").body()).doesNotContain("pupilsUnseen");
        assertThat(Caller.nobody(port).get("/actuator/health/readiness").status())
                .isEqualTo(200);
    }

    private List<String> listOf(CaseTown school) {
        return context.getBean(DataQuality.class).at(school.id()).stream()
                .map(DataQuality.Finding::pupilId)
                .toList();
    }

    private static String unknown(CaseTown at, String name) {
        String pupil = at.pupil(name);
        at.recentDays(pupil, 5, 10, Day.UNREPORTED);
        return pupil;
    }

    private JsonNode health() {
        return town.as("admin").get("/actuator/health").json();
    }

    private static String absent(CaseTown at, String name) {
        String pupil = at.pupil(name);
        at.recentDays(pupil, 15, 5, Day.ILL);
        return pupil;
    }

    private void move(String pupil, CaseTown to) {
        move(pupil, to.id(), to.user("mentor"));
    }

    private void move(String pupil, String school, String mentor) {
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,primaryContact,pupilGroup\n%s,Prov,Provelev,%s,8B,8,%s,,\n"
                                .formatted(pupil, school, mentor))
                .wasTaken();
    }
}
