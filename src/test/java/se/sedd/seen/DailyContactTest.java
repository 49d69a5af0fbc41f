package se.sedd.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.engine.EngineTables;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.followup.CaseWalk;

@SeddTest
@DisplayName("Sedd och saknad: a pupil with extensive absence is contacted every school day")
class DailyContactTest {

    private static final String TASK = "contact-pupil-today";

    @Autowired
    ApplicationContext context;

    @Autowired
    CaseRegistry cases;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;
    String contact;

    @BeforeEach
    void flagged() {
        town = new CaseTown(context, port);
        pupil = town.pupil("dagny");
        contact = town.user("coordinator");
        town.recentDays(pupil, 15, 5, Day.ILL);
        town.comingDays(pupil, 0, 30, Day.ILL);
        town.evaluate();
        cases.contactPerson(town.caseOf(pupil).caseNumber(), contact, true);
    }

    private JsonNode counted(LocalDate day) {
        JsonNode counts = town.as("admin")
                .get("/api/daily-contacts?schoolId=%s&from=%s&to=%s".formatted(town.id(), day, day))
                .json();
        return counts.size() == 0 ? counts : counts.get(0);
    }

    private void until(LocalDate day, LocalTime time) {
        town.passTo(day.atTime(time).atZone(town.calendar().zone(town.id())).toInstant());
    }

    @Test
    @DisplayName("each school morning the contact person has the task, and what was said stands in the journal")
    void done() {
        town.schoolDaysPass(1);
        town.complete(
                contact,
                TASK,
                "contactMade",
                true,
                "contactWay",
                "talk",
                "pupilVoice",
                "Kommer till lunchen, hälsar till trean");
        assertThat(town.tasks(contact, TASK)).isEmpty();
        assertThat(counted(town.today()).get("reached").asInt()).isEqualTo(1);
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "hälsar till trean"))
                .isEmpty();

        town.schoolDaysPass(1);
        String panel = town.as(contact)
                .get("/api/tasks/" + town.task(contact, TASK) + "/pupil")
                .body();
        assertThat(panel).as("yesterday is in view").contains("hälsar till trean");
        town.complete(contact, TASK, "contactMade", false, "callNote", "Ringde två gånger");
        assertThat(counted(town.today()).get("notReached").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("what is left when the school day is over is closed as missed and counted, and its owner is told")
    void missed() {
        town.schoolDaysPass(1);
        LocalDate day = town.today();
        until(day, LocalTime.of(16, 15));
        assertThat(town.tasks(contact, TASK)).hasSize(1);
        until(day, LocalTime.of(16, 45));
        assertThat(town.tasks(contact, TASK)).isEmpty();
        assertThat(counted(day).get("missed").asInt()).isEqualTo(1);
        assertThat(town.as(contact).get("/api/notes").body()).contains("Daglig kontakt blev inte av");
    }

    @Test
    @DisplayName("who is away leaves it to the mentor, and the mentor to the second mentor")
    void away() {
        LocalDate day = town.schoolDay(1);
        away(contact, day);
        town.schoolDaysPass(1);
        assertThat(town.tasks(town.user("mentor"), TASK)).hasSize(1);

        LocalDate next = town.schoolDay(1);
        away(contact, next);
        away(town.user("mentor"), next);
        town.schoolDaysPass(1);
        assertThat(town.tasks(town.user("primary-contact"), TASK)).hasSize(1);
    }

    private void away(String user, LocalDate day) {
        String role = user.equals(contact) ? "coordinator" : "mentor";
        town.staff("userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil\n%s,Prov,Borta,%s,%s,%s,%s\n"
                .formatted(user, role, town.id(), day, day));
    }

    @Test
    @DisplayName("whoever stands in can take it over; nobody else sees it")
    void standIn() {
        town.schoolDaysPass(1);
        String task = town.task(contact, TASK);
        String mentor = town.user("mentor");
        assertThat(town.as(mentor).post("/api/tasks/" + task + "/take", "{}").status())
                .isEqualTo(204);
        assertThat(town.tasks(mentor, TASK)).containsExactly(task);
        assertThat(town.as(town.user("student-health"))
                        .get("/api/tasks/" + task + "/pupil")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("no task at the weekend, and no second one when the morning is run again")
    void notAlways() {
        town.schoolDaysPass(1);
        assertThat(context.getBean(DailyContacts.class).begin(town.id(), town.today()))
                .isZero();
        assertThat(town.tasks(contact, TASK)).hasSize(1);
        LocalDate saturday = town.today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        until(saturday, LocalTime.of(12, 0));
        assertThat(town.tasks(contact, TASK)).isEmpty();
        assertThat(counted(saturday)).isEmpty();
    }

    @Test
    @DisplayName("none while the case rests")
    void rests() {
        new CaseWalk(town, pupil).call();
        town.complete(
                town.user("mentor"),
                "follow-up-contact",
                "pupilSpokenTo",
                true,
                "followUpDecision",
                "rest",
                "restReason",
                "planned-care",
                "restUntil",
                town.schoolDay(3));
        town.schoolDaysPass(1);
        assertThat(town.tasks(contact, TASK)).isEmpty();
    }
}
