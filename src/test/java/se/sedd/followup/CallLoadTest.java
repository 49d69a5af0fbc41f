package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.calendar.ScheduledWork;
import se.sedd.calendar.SeddClock;
import se.sedd.followup.CaseTown.Day;

@SeddTest
@DisplayName("The calls of a week are seen before and while the routine runs, and shared out in the team")
class CallLoadTest {

    private static final String CALL = "contact-guardian";
    private static final int PUPILS = 4;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;
    String mentor;
    String second;
    String coordinator;

    /** On the first day of a school week, so that the calls are this week's. */
    private void aMondayMorning() {
        town = new CaseTown(context, port);
        mentor = town.user("mentor");
        second = town.user("primary-contact");
        coordinator = town.user("coordinator");
        LocalDate monday = town.today();
        while (town.calendar().between(town.id(), monday.minusDays(1), monday.plusDays(4)) < 5
                || monday.getDayOfWeek().getValue() != 1
                || !monday.isAfter(town.today())) {
            monday = monday.plusDays(1);
        }
        context.getBean(SeddClock.class)
                .moveTo(monday.atTime(7, 0)
                        .atZone(town.calendar().zone(town.id()))
                        .toInstant());
    }

    private JsonNode load(String user) {
        return town.as(user).get("/api/call-load?schoolId=" + town.id()).json();
    }

    private JsonNode of(String person, JsonNode week) {
        return StreamSupport.stream(week.get("mentors").spliterator(), false)
                .filter(row -> row.get("userId").asText().equals(person))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + person + " in " + week));
    }

    private int handOver(String user, String task, String to) {
        return town.as(user)
                .post("/api/tasks/" + task + "/hand-over", "{\"to\":\"" + to + "\"}")
                .status();
    }

    @Test
    @DisplayName("expected, due, done; a proposal that nothing follows without a yes; only stand-ins get a call")
    void week() {
        aMondayMorning();
        List<String> pupils = new ArrayList<>();
        for (int n = 0; n < PUPILS; n++) {
            String pupil = town.pupil("kalle" + n);
            town.recentDays(pupil, 15, 5, Day.ILL);
            pupils.add(pupil);
        }
        JsonNode before = load(coordinator);
        assertThat(before.get("started").asBoolean()).isFalse();
        assertThat(of(mentor, before).get("expected").asInt()).isEqualTo(PUPILS);

        town.evaluate();
        JsonNode week = load(coordinator);
        assertThat(week.get("started").asBoolean()).isTrue();
        assertThat(week.get("capacity").asInt()).isEqualTo(3 * 5);
        assertThat(week.get("week").asText())
                .isEqualTo("%d-W%02d"
                        .formatted(
                                town.today().get(IsoFields.WEEK_BASED_YEAR),
                                town.today().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        assertThat(of(mentor, week).get("calls").asInt())
                .isEqualTo(town.tasks(mentor, CALL).size())
                .isEqualTo(PUPILS);
        assertThat(of(mentor, week).get("expected").asInt()).isZero();
        assertThat(load(town.user("student-health")).get("status").asInt()).isEqualTo(404);
        assertThat(load(town.user("principal")).get("moves"))
                .as("sees, but does not share out")
                .isEmpty();
        assertThat(town.as(coordinator)
                        .get("/api/call-load?week=vecka12&schoolId=" + town.id())
                        .status())
                .isEqualTo(400);

        assertThat(week.get("moves")).as("four and none become two and two").hasSize(2);
        assertThat(load(mentor).get("moves")).as("one's own").isEqualTo(week.get("moves"));
        assertThat(load(second).get("moves")).isEmpty();
        for (JsonNode move : week.get("moves")) {
            assertThat(move.get("to").asText()).isEqualTo(second);
            assertThat(handOver(coordinator, move.get("taskId").asText(), second))
                    .isEqualTo(204);
        }
        JsonNode after = load(coordinator);
        assertThat(of(mentor, after).get("calls").asInt()).isEqualTo(2);
        assertThat(of(second, after).get("calls").asInt())
                .isEqualTo(town.tasks(second, CALL).size())
                .isEqualTo(2);
        assertThat(after.get("moves")).isEmpty();
        assertThat(town.as(second).get("/api/notes").body()).contains("Uppgiften lämnad till en kollega");
        assertThat(handedOver()).isEqualTo(2);

        String own = town.tasks(mentor, CALL).get(0);
        assertThat(handOver(mentor, own, town.user("principal"))).isEqualTo(403);
        assertThat(handOver(second, own, second))
                .as("a stand-in takes it over instead")
                .isEqualTo(403);
        assertThat(handOver(town.user("student-health"), own, second)).isEqualTo(404);
        assertThat(handOver(mentor, own, second)).isEqualTo(204);
        assertThat(town.as(second).post("/api/tasks/" + own + "/release", "{}").status())
                .isEqualTo(204);
        assertThat(town.tasks(mentor, CALL)).as("given back").contains(own).hasSize(2);

        nextMorning();
        assertThat(town.tasks(second, CALL)).as("stays given").hasSize(2);
        assertThat(town.submit(
                                second,
                                town.tasks(second, CALL).get(0),
                                "guardianReached",
                                true,
                                "reachedPerson",
                                "guardian-1",
                                "absenceCause",
                                "school",
                                "meetingWanted",
                                false)
                        .status())
                .isLessThan(300);
        assertThat(of(second, load(mentor)).get("done").asInt())
                .as("counted for whoever rang")
                .isEqualTo(1);
    }

    private int handedOver() {
        return context.getBean(JdbcClient.class)
                .sql(
                        "select count(*) from sedd.journal_entry where kind = 'handed-over' and author = ? and addressee = ?")
                .param(coordinator)
                .param(second)
                .query(Integer.class)
                .single();
    }

    private void nextMorning() {
        context.getBeansOfType(ScheduledWork.class).values().stream()
                .filter(work -> work.getClass().getSimpleName().startsWith("MorningHandover"))
                .forEach(work -> work.runAt(context.getBean(SeddClock.class).instant()));
    }
}
