package se.sedd.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.register.Register;

@SeddTest
@DisplayName("What is late is taken to the next person, and how long each step takes is told")
class OverdueDutiesTest {

    private static final String TASK = "review-overdue";
    private static final int SCHOOL_DAYS_LOOKED_BACK = 30;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OverdueRounds rounds;

    @Autowired
    DutyLedger ledger;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;
    String number;
    String head;

    @BeforeEach
    void oneCase() {
        town = new CaseTown(context, port);
        head = "head-" + town.id();
        town.staff("userId,givenName,familyName,groups,schoolIds\n%s,Prov,Skolchef,head-of-school-years,%s\n"
                .formatted(head, town.id()));
        pupil = town.pupil("eli");
        town.recentDays(pupil, 15, 5, Day.ILL);
        town.evaluate();
        number = town.caseOf(pupil).caseNumber();
    }

    private void causeWasDue(int schoolDaysAgo) {
        jdbc.sql("update sedd.duty set due_on = ? where case_number = ? and kind = 'cause'")
                .param(town.schoolDay(-schoolDaysAgo))
                .param(number)
                .update();
    }

    private void morning() {
        rounds.morning(context.getBean(Register.class).school(town.id()).orElseThrow(), town.schoolDay(0));
    }

    private int asked(String user) {
        return town.tasks(user, TASK).size();
    }

    private JsonNode get(String user, String path) {
        return town.as(user).get(path + "?schoolId=" + town.id()).json();
    }

    @Test
    @DisplayName(
            "first to the coordinator, then to the principal, then without a name to the head; one task each, renewed and ended")
    void severity() {
        String coordinator = town.user("coordinator");
        String principal = town.user("principal");
        assertThat(ledger.openAt(town.id()))
                .extracting(OpenDuty::kind)
                .containsExactlyInAnyOrder(DutyKind.CONTACT_GUARDIAN, DutyKind.CAUSE);
        morning();
        assertThat(asked(coordinator)).isZero();

        causeWasDue(1);
        morning();
        morning();
        assertThat(List.of(asked(coordinator), asked(principal), asked(head))).containsExactly(1, 0, 0);

        causeWasDue(5);
        morning();
        assertThat(List.of(asked(coordinator), asked(principal), asked(head))).containsExactly(1, 1, 0);
        assertThat(get(coordinator, "/api/overview").at("/rows/0/severity").asInt())
                .isEqualTo(2);
        assertThat(get(coordinator, "/api/overdue-duties").toString()).contains("Provelev", number, "Få veta orsaken");
        assertThat(get(head, "/api/overdue-duties")).isEmpty();

        town.complete(coordinator, TASK, "overdueReview", "taken-up");
        assertThat(jdbc.sql("select author from sedd.journal_entry where kind = 'overdue-reviewed' and case_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly(coordinator);
        morning();
        assertThat(asked(coordinator)).as("nothing is new").isZero();

        causeWasDue(10);
        morning();
        assertThat(List.of(asked(coordinator), asked(principal), asked(head))).containsExactly(0, 1, 1);
        assertThat(get(head, "/api/overdue-duties").toString())
                .contains(number)
                .doesNotContain("Provelev")
                .doesNotContain("eli");
        jdbc.sql("update sedd.overdue_review set ended_on = ? where school_id = ? and ended_on is not null")
                .param(town.schoolDay(-5))
                .param(town.id())
                .update();
        morning();
        assertThat(asked(coordinator)).as("asked again after five school days").isEqualTo(1);

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
        morning();
        assertThat(List.of(asked(coordinator), asked(principal), asked(head))).containsExactly(0, 0, 0);
    }

    @Test
    @DisplayName("with protected identity it is in the principal's list and in nobody else's")
    void protectedIdentity() {
        causeWasDue(10);
        town.pupil("eli", "confidential");
        assertThat(get(town.user("principal"), "/api/overdue-duties").toString())
                .contains(number)
                .doesNotContain("Provelev");
        assertThat(get(town.user("coordinator"), "/api/overdue-duties")).isEmpty();
        assertThat(get(head, "/api/overdue-duties")).isEmpty();
    }

    @Test
    @DisplayName(
            "a principal who is also coordinator is asked once, and a hundred late steps cost no more statements than one")
    void onePersonAndBounded() {
        String principal = town.user("principal");
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,until\n%s,Prov,Rektor,principal|coordinator,%s,\n%s,Prov,Före,coordinator,%s,%s\n"
                        .formatted(principal, town.id(), town.user("coordinator"), town.id(), town.schoolDay(-1)));
        causeWasDue(10);
        morning();
        assertThat(List.of(asked(principal), asked(head))).containsExactly(1, 1);

        int one = StatementCount.of(this::morning);
        AbsenceCase late = town.caseOf(pupil);
        ledger.arose(IntStream.range(0, 99)
                .mapToObj(n -> late.duty(DutyKind.CAUSE, Optional.empty(), town.schoolDay(-10)))
                .toList());
        assertThat(StatementCount.of(this::morning)).isEqualTo(one).isLessThan(20);
        jdbc.sql("update sedd.duty set open_school = null where case_number = ?")
                .param(number)
                .update();
        morning();
        assertThat(List.of(asked(principal), asked(head))).containsExactly(0, 0);
    }

    @Test
    @DisplayName("median and nine of ten are those of the days counted one by one; fewer than five are not told")
    void reactionTimes() {
        Random random = new Random(20261122);
        List<Integer> days = new ArrayList<>();
        List<Integer> sinceOpened = new ArrayList<>();
        for (int n = 0; n < 24; n++) {
            int opened = random.nextInt(10, SCHOOL_DAYS_LOOKED_BACK);
            int arisen = random.nextInt(2, opened + 1);
            int done = random.nextInt(0, arisen);
            days.add(arisen - done);
            sinceOpened.add(opened - done);
            wasDone("map-absence", -opened, -arisen, -done);
        }
        for (int n = 0; n < 4; n++) {
            wasDone("decide-measures", -9, -5, -1);
        }
        wasDone("map-absence", -80, -80, -70);

        JsonNode steps = town.as(town.user("principal"))
                .get("/api/reaction-times?schoolId=%s&from=%s&to=%s"
                        .formatted(town.id(), town.schoolDay(-SCHOOL_DAYS_LOOKED_BACK), town.today()))
                .json()
                .get("steps");
        JsonNode mapping = step(steps, "map-absence");
        assertThat(mapping.get("label").asText()).isEqualTo("Kartlägg frånvaron");
        assertThat(mapping.get("count").asInt()).isEqualTo(24);
        assertThat(mapping.at("/days/median").asDouble()).isEqualTo(median(days));
        assertThat(mapping.at("/days/p90").asInt()).isEqualTo(p90(days));
        assertThat(mapping.at("/sinceOpened/median").asDouble()).isEqualTo(median(sinceOpened));
        assertThat(mapping.at("/sinceOpened/p90").asInt()).isEqualTo(p90(sinceOpened));
        assertThat(step(steps, "decide-measures").get("count").isNull()).isTrue();
        assertThat(step(steps, "decide-measures").get("days").isNull()).isTrue();
    }

    private void wasDone(String kind, int opened, int arisen, int done) {
        jdbc.sql("""
                        insert into sedd.duty (duty_id, case_number, pupil_ref, school_id, kind, case_opened_on, arisen_at,
                                               due_on, done_at, done_by_role)
                        values (?, ?, 'nobody', ?, ?, ?, ?, ?, ?, 'coordinator')
                        """)
                .param(UUID.randomUUID().toString())
                .param(number)
                .param(town.id())
                .param(kind)
                .param(day(opened))
                .param(at(arisen))
                .param(day(arisen))
                .param(at(done))
                .update();
    }

    /** So many school days before the last school day, counted by walking. */
    private LocalDate day(int schoolDays) {
        LocalDate day = town.calendar().onOrAfter(town.id(), town.today());
        day = town.calendar().plus(town.id(), day, -1);
        for (int n = schoolDays; n < 0; n++) {
            day = day.minusDays(1);
            while (!town.calendar().isSchoolDay(town.id(), day)) {
                day = day.minusDays(1);
            }
        }
        return day;
    }

    /** Late in the evening: the school's date is not UTC's. */
    private OffsetDateTime at(int schoolDays) {
        return day(schoolDays)
                .atTime(0, 30)
                .atZone(town.calendar().zone(town.id()))
                .toOffsetDateTime();
    }

    private static JsonNode step(JsonNode steps, String kind) {
        for (JsonNode step : steps) {
            if (step.get("step").asText().equals(kind)) {
                return step;
            }
        }
        throw new AssertionError("No " + kind + " in " + steps);
    }

    private static double median(List<Integer> days) {
        double[] sorted =
                days.stream().mapToDouble(Integer::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static int p90(List<Integer> days) {
        return days.stream()
                .filter(day -> 10 * days.stream().filter(other -> other <= day).count() >= 9L * days.size())
                .mapToInt(Integer::intValue)
                .min()
                .orElseThrow();
    }
}
