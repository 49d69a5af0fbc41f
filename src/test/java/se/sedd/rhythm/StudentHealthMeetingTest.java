package se.sedd.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.engine.EngineTables;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.followup.LedgerOracle;

@SeddTest
@DisplayName("the student health meeting")
class StudentHealthMeetingTest {

    private static final String PREPARE = "prepare-student-health-meeting";
    private static final String HOLD = "hold-student-health-meeting";
    private static final String ACCOUNT = "account-for-missed-meeting";
    private static final String COMPLETE = "complete-meeting-decision";

    @Autowired
    ApplicationContext context;

    @Autowired
    CaseRegistry cases;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;
    String coordinator;
    String eht;
    String principal;

    @BeforeEach
    void oneCase() {
        town = new CaseTown(context, port);
        town.plainWeeks();
        coordinator = town.user("coordinator");
        eht = town.user("student-health");
        principal = town.user("principal");
        pupil = absent("tove");
    }

    private String absent(String name) {
        String found = town.pupil(name);
        town.recentDays(found, 15, 5, Day.ILL);
        town.comingDays(found, 0, 25, Day.ILL);
        town.evaluate();
        return found;
    }

    private void until(LocalDate day, LocalTime time) {
        town.passTo(day.atTime(time).atZone(town.calendar().zone(town.id())).toInstant());
    }

    private JsonNode list(String user) {
        return town.as(user)
                .get("/api/student-health-list?schoolId=" + town.id())
                .json();
    }

    private Caller.Answer decide(String user, String task, String body) {
        return town.as(user).post("/api/tasks/" + task + "/decisions", body);
    }

    /** The day of the next meeting, with its preparation open. */
    private LocalDate meetingComesNear() {
        for (int day = 0; day < 10 && town.tasks(coordinator, PREPARE).isEmpty(); day++) {
            town.schoolDaysPass(1);
        }
        return LocalDate.parse(list(coordinator).at("/meeting/meetsOn").asText());
    }

    @Test
    @DisplayName("is prepared, goes through the list, and what it decides are dated tasks in the cases")
    void wholeWalk() {
        LocalDate day = meetingComesNear();
        assertThat(day.getDayOfWeek()).isBetween(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
        town.complete(coordinator, PREPARE, "agenda", "Schemat efter lovet");
        String task = town.task(eht, HOLD);
        JsonNode listing = list(eht);
        assertThat(listing.at("/meeting/agenda").asText()).isEqualTo("Schemat efter lovet");
        JsonNode row = listing.at("/rows/0");
        assertThat(row.path("order").asText()).isIn("no-contact", "late");
        assertThat(row.path("label").asText()).startsWith("tove");
        String number = row.path("caseNumber").asText();

        String mentor = town.user("mentor");
        LocalDate due = town.schoolDay(3);
        String action = """
                {"caseNumber":"%s","kind":"action","action":"Be idrottsläraren möta vid hallen","owner":"%s","dueDate":"%s"}
                """;
        assertThat(decide(eht, task, action.formatted(number, mentor, due)).status())
                .isEqualTo(201);
        assertThat(decide(mentor, task, action.formatted(number, mentor, due)).status())
                .isEqualTo(404);
        assertThat(decide(eht, task, action.formatted(number, "nobody-here", due))
                        .status())
                .isEqualTo(422);
        assertThat(decide(
                                eht,
                                task,
                                action.formatted(number, mentor, town.today().minusDays(1)))
                        .status())
                .isEqualTo(422);
        assertThat(decide(principal, task, "{\"caseNumber\":\"%s\",\"kind\":\"no-change\"}".formatted(number))
                        .status())
                .isEqualTo(201);
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "möta vid hallen"))
                .isEmpty();
        String own = town.task(mentor, COMPLETE);
        assertThat(town.as(mentor).get("/api/tasks/" + own + "/pupil").json().at("/decided/0"))
                .hasToString(
                        "{\"action\":\"Be idrottsläraren möta vid hallen\",\"owner\":\"Prov mentor\",\"dueDate\":\"%s\",\"decidedOn\":\"%s\",\"decidedBy\":\"Prov student-health\",\"thisTask\":true}"
                                .formatted(due, town.today()));

        town.complete(
                eht,
                HOLD,
                "meetingHeld",
                true,
                "attendees",
                List.of("student-health", "coordinator"),
                "note",
                "Kort möte");
        JsonNode after = list(coordinator);
        assertThat(after.at("/meeting").isMissingNode() || after.at("/meeting").isNull())
                .isTrue();
        assertThat(after.at("/rows/0/change").asDouble()).isZero();
        assertThat(after.at("/rows/0/decisions")).hasSize(1);

        LocalDate later = town.schoolDay(5);
        town.complete(mentor, COMPLETE, "actionDone", false, "delayReason", "Läraren är sjuk", "newDate", later);
        assertThat(list(coordinator).at("/rows/0/decisions/0/dueDate").asText()).isEqualTo(later.toString());
        town.complete(mentor, COMPLETE, "actionDone", true, "result", "Det gick bra");
        assertThat(town.tasks(mentor, COMPLETE)).isEmpty();
        assertThat(list(coordinator).at("/rows/0/decisions")).isEmpty();
    }

    @Test
    @DisplayName("that nobody holds is reminded of and comes to the principal, who chooses another day or says why not")
    void missed() {
        LocalDate day = meetingComesNear();
        until(day, LocalTime.of(7, 0));
        assertThat(town.tasks(coordinator, PREPARE)).isEmpty();
        String held = town.task(eht, HOLD);
        until(day, LocalTime.of(16, 30));
        assertThat(town.as(eht).get("/api/notes").body())
                .contains("Elevhälsoträffen " + day + " har inte blivit av än");
        town.schoolDaysPass(3);
        assertThat(town.tasks(eht, HOLD)).as("the next week's may be there").doesNotContain(held);
        assertThat(town.as(principal)
                        .get("/api/tasks/" + town.task(principal, ACCOUNT) + "/student-health-meeting")
                        .json()
                        .at("/missed/day")
                        .asText())
                .as("which one it was stands beside the question")
                .isEqualTo(day.toString());
        LocalDate another = town.schoolDay(1);
        town.complete(
                principal,
                ACCOUNT,
                "heldAfterwards",
                true,
                "newMeetingDate",
                another,
                "missedReason",
                "Alla var sjuka");
        assertThat(list(eht).at("/meeting/meetsOn").asText()).isEqualTo(another.toString());
        town.complete(eht, HOLD, "meetingHeld", false, "notHeldReason", "too-few");
        assertThat(town.tasks(eht, HOLD)).isEmpty();
    }

    @Test
    @DisplayName("brings a step's date forward, and drops what it decided in a case that is over")
    void earlierAndDropped() {
        town.complete(
                town.user("mentor"),
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                false);
        meetingComesNear();
        town.complete(coordinator, PREPARE);
        String number = town.caseOf(pupil).caseNumber();
        LocalDate sooner = town.schoolDay(2);
        assertThat(town.caseOf(pupil).dueDate()).isAfter(sooner);
        String task = town.task(eht, HOLD);
        String earlier = "{\"caseNumber\":\"%s\",\"kind\":\"earlier\",\"dueDate\":\"%s\"}".formatted(number, sooner);
        assertThat(decide(coordinator, task, earlier).status()).isEqualTo(201);
        assertThat(town.caseOf(pupil).dueDate()).isEqualTo(sooner);
        LedgerOracle.agreesWithTheStepOf(context, town.caseOf(pupil));
        assertThat(decide(coordinator, task, earlier).status()).isEqualTo(422);
        String follower = town.user("mentor");
        JsonNode sees = town.as(follower)
                .get("/api/tasks/" + town.task(follower, "follow-up-contact") + "/pupil")
                .json()
                .at("/decided/0");
        assertThat(List.of(
                        sees.path("dueDate").asText(),
                        sees.path("decidedBy").asText(),
                        sees.path("decidedOn").asText(),
                        sees.path("thisTask").asText()))
                .as("what brought the step forward stands beside its task")
                .containsExactly(
                        sooner.toString(), "Prov coordinator", town.today().toString(), "true");
        assertThat(decide(
                                eht,
                                task,
                                "{\"caseNumber\":\"%s\",\"kind\":\"action\",\"action\":\"Ring bussbolaget\"}"
                                        .formatted(number))
                        .status())
                .isEqualTo(201);
        String mentor = town.user("mentor");
        assertThat(town.tasks(mentor, COMPLETE)).hasSize(1);
        town.complete(eht, HOLD, "meetingHeld", false, "notHeldReason", "no-pupils");
        town.leaves(pupil, town.today());
        town.schoolDaysPass(3);
        assertThat(town.tasks(mentor, COMPLETE)).isEmpty();
        assertThat(town.as(mentor).get("/api/notes").body()).contains("uppdrag från elevhälsoträffen har fallit bort");
    }

    @Test
    @DisplayName(
            "the mobile team takes a pupil on until a day, everybody sees it, and nobody takes it from a colleague")
    void mobileTeam() {
        String team = "team-" + town.id();
        String colleague = "team2-" + town.id();
        town.staff(
                "userId,givenName,familyName,groups,schoolIds\n%s,Prov,Team,mobile-team,%s\n%s,Prov,Kollega,mobile-team,%s\n"
                        .formatted(team, town.id(), colleague, town.id()));
        String number = town.caseOf(pupil).caseNumber();
        String path = "/api/cases/" + number + "/mobile-team";
        LocalDate until = town.today().plusDays(20);
        assertThat(town.as(coordinator).post(path, "{}").status()).isEqualTo(404);
        assertThat(town.as(team)
                        .post(path, "{\"until\":\"" + town.today().minusDays(1) + "\"}")
                        .status())
                .isEqualTo(409);
        assertThat(town.as(team).post(path, "{\"until\":\"" + until + "\"}").status())
                .isEqualTo(200);
        assertThat(town.as(colleague).post(path, "{}").status()).isEqualTo(409);
        assertThat(list(coordinator).at("/rows/0/team/name").asText()).isEqualTo("Prov Team");
        JsonNode lines = town.as(team).get("/api/overviews").json();
        assertThat(lines).hasSize(1);
        assertThat(lines.at("/0/taken/0/team/until").asText()).isEqualTo(until.toString());
        assertThat(town.as(town.user("mentor")).get("/api/notes").body())
                .contains("Mobila skolteamet har tagit sig an eleven");
        assertThat(town.as(colleague).post(path + "/end", "{}").status()).isEqualTo(204);
        assertThat(town.as(team).get("/api/overviews").json().at("/0/taken")).isEmpty();
        assertThat(town.as(team).post(path, "{}").status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "a protected pupil is on the list of handlers alone, without name; a reason to rest is elevhälsan's; statements do not grow with the list")
    void whoSeesWhat() {
        String hidden = town.pupil("vilhelmina", "confidential");
        town.recentDays(hidden, 15, 5, Day.ILL);
        town.evaluate();
        String number = town.caseOf(hidden).caseNumber();
        assertThat(list(coordinator).toString()).doesNotContain("vilhelmina").doesNotContain(number);
        assertThat(list(principal).toString()).doesNotContain("vilhelmina").contains(number);
        String overview = "/api/overview?schoolId=" + town.id();
        assertThat(town.as(coordinator).get(overview).body()).contains("tove").doesNotContain(number);
        assertThat(town.as(principal).get(overview).body()).contains(number).doesNotContain("vilhelmina");
        String paper = town.as(principal)
                .get("/api/student-health-list/print?schoolId=" + town.id())
                .body();
        assertThat(paper)
                .contains("Dagens beslut")
                .contains("tove")
                .contains(number)
                .doesNotContain("vilhelmina");
        assertThat(town.as(town.user("mentor"))
                        .get("/api/student-health-list?schoolId=" + town.id())
                        .status())
                .isEqualTo(404);

        town.complete(
                town.user("mentor"),
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                false);
        town.complete(
                town.user("mentor"),
                "follow-up-contact",
                "pupilSpokenTo",
                true,
                "pupilVoice",
                "Vill börja på torsdagar",
                "followUpDecision",
                "rest",
                "restReason",
                "planned-care",
                "restUntil",
                town.schoolDay(3));
        assertThat(list(eht).toString()).contains("Planerad vård");
        assertThat(list(coordinator).toString()).doesNotContain("Planerad vård");
        assertThat(list(coordinator).at("/rows/0/voiceHeard").asText())
                .isEqualTo(town.today().toString());

        int few = StatementCount.of(() -> list(eht));
        for (String name : List.of("a", "b", "c", "d", "e")) {
            String more = town.pupil(name);
            town.recentDays(more, 15, 5, Day.TRUANT);
        }
        town.evaluate();
        assertThat(list(eht).path("rows")).hasSize(6);
        assertThat(StatementCount.of(() -> list(eht))).isEqualTo(few);
        assertThat(few).isLessThan(60);
    }
}
