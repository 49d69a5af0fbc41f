package se.sedd.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.DayTotal;
import se.sedd.engine.EngineTables;
import se.sedd.followup.CaseTown;
import se.sedd.measure.Measure.Status;
import se.sedd.register.Pupil;

@SeddTest
@DisplayName("Measures for single pupils, from the proposal to the evaluation")
class MeasureWalkTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Offers offers;

    @Autowired
    Measures measures;

    @LocalServerPort
    int port;

    MeasureTown town;
    String teacher;
    String leader;

    @BeforeEach
    void school() {
        town = new MeasureTown(context, port);
        teacher = town.teacher();
        leader = town.school().user("primary-contact");
    }

    private int used(String offer) {
        return offers.at(town.school().id()).stream()
                .filter(standing -> standing.offer().id().equals(offer))
                .mapToInt(Offers.Standing::used)
                .sum();
    }

    @Test
    @DisplayName(
            "a practical elective: the place is held, the guardians say yes, each week is noted or passes, it is evaluated")
    void elective() {
        town.school().plainWeeks();
        DayOfWeek weekday = town.school().schoolDay(1).getDayOfWeek();
        String bikes = town.elective("sykkel", weekday, 3, 1);
        Pupil pupil = town.pupil("jonas");
        town.school().recentDays(pupil.id(), 5, 15, CaseTown.Day.ILL);
        String proposing = town.begin(teacher, pupil);
        town.submit(
                teacher,
                proposing,
                "offer",
                bikes,
                "measureReason",
                "Han skrur gjerne på sykler",
                "measureCause",
                "school");
        assertThat(used(bikes)).as("held while they are asked").isEqualTo(1);

        String other = town.begin(teacher, town.pupil("tuva"));
        assertThat(town.school()
                        .as(teacher)
                        .get("/engine-rest/task/" + other + "/form-variables")
                        .body())
                .as("a full one is not offered")
                .doesNotContain(bikes);

        String answering = town.school().task(teacher, "record-guardians-answer");
        assertThat(town.refusal(teacher, answering, "guardiansAgree", true, "consentFrom", List.of("guardian-2")))
                .contains("ingen foresatt 2");
        town.submit(teacher, answering, "guardiansAgree", true, "consentFrom", List.of("guardian-1"));
        Measure measure = town.newest(pupil);
        assertThat(measure.status()).isEqualTo(Status.RUNNING);
        assertThat(measure.kind()).contains(Offer.Kind.PRACTICAL_ELECTIVE);
        assertThat(measure.cause()).contains("school");
        LocalDate first = measure.startsOn().orElseThrow();
        assertThat(first.getDayOfWeek()).isEqualTo(weekday);
        assertThat(first).isAfter(town.school().today());

        String note = town.school().task(leader, "write-weekly-note");
        assertThat(town.school().as(leader).get("/api/tasks/cards?ids=" + note).body())
                .contains(first.toString());
        String beside =
                town.school().as(leader).get("/api/tasks/" + note + "/pupil").body();
        assertThat(beside).contains("sykkel", "measure-provider");
        town.passTo(first, 14);
        town.submit(
                leader, note, "attendedElective", "yes", "weekNote", "Han byttet et dekk", "electiveContinues", true);

        LocalDate second = first.plusWeeks(1);
        String missed = town.school().task(leader, "write-weekly-note");
        town.passTo(town.school().calendar().plus(town.school().id(), second, 4), 17);
        assertThat(town.school().tasks(leader, "write-weekly-note"))
                .as("the next week's")
                .hasSize(1)
                .doesNotContain(missed);
        town.does(leader, "write-weekly-note", "attendedElective", "no", "electiveContinues", true);
        assertThat(used(bikes)).as("the last session is over").isZero();

        town.does(town.lead(), "evaluate-elective", "measureOutcome", "helped", "pupilVoice", "Det beste på hele uka");
        Measure over = town.newest(pupil);
        assertThat(over.status()).isEqualTo(Status.EVALUATED);
        assertThat(over.outcome()).contains("helped");
        assertThat(over.startsOn()).contains(first);
        assertThat(weeks(measure)).containsExactly("yes", "unknown", "no");
        effect(over);
        for (String secret : List.of("skrur gjerne", "byttet et dekk", "beste på hele uka", "jonas")) {
            assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), secret))
                    .as("a text of the family in the engine: " + secret)
                    .allMatch(column -> column.startsWith("ACT_GE_"))
                    .isEmpty();
        }
    }

    /** From one row of the table and the lessons: how much of the time the pupil was away before, during and after. */
    private void effect(Measure measure) {
        LocalDate start = measure.startsOn().orElseThrow();
        LocalDate end = measure.endsOn().orElseThrow();
        List<LocalDate> after = Stream.iterate(
                        town.school().calendar().plus(measure.schoolId(), end, 1),
                        day -> town.school().calendar().plus(measure.schoolId(), day, 1))
                .limit(10)
                .toList();
        town.school().lessons(measure.pupilId(), after.subList(0, 9), CaseTown.Day.PRESENT);
        town.school().lessons(measure.pupilId(), after.subList(9, 10), CaseTown.Day.ILL);
        town.school()
                .lessons(
                        measure.pupilId(),
                        List.of(start, start.plusWeeks(1), start.plusWeeks(2)),
                        CaseTown.Day.PRESENT);
        assertThat(measure.schoolId()).isEqualTo(town.school().id());
        assertThat(measure.kind()).contains(Offer.Kind.PRACTICAL_ELECTIVE);
        assertThat(away(measure, start.minusWeeks(4), start.minusDays(1)))
                .as("percent before")
                .isGreaterThan(70);
        assertThat(away(measure, start, end)).as("during").isZero();
        assertThat(away(measure, end.plusDays(1), end.plusWeeks(4))).as("after").isEqualTo(10);
    }

    private int away(Measure measure, LocalDate from, LocalDate to) {
        List<DayTotal> days =
                context.getBean(Attendance.class).schoolDays(measure.pupilId(), measure.schoolId(), from, to);
        return 100
                * days.stream().mapToInt(DayTotal::absent).sum()
                / days.stream().mapToInt(DayTotal::reported).sum();
    }

    private List<String> weeks(Measure measure) {
        return context.getBean(JdbcClient.class)
                .sql("select attended from sedd.measure_week where measure_number = ? order by session_on")
                .param(measure.number())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName(
            "a no frees the place; what is left is closed; a holiday offer has no notes; consent taken back, or a pupil who leaves, ends it")
    void ways() {
        LocalDate today = town.school().today();
        String summer = town.offer("sommerskole", "holiday", "", today.plusDays(2), today.plusDays(9), 2);
        Pupil pupil = town.pupil("nora");
        town.submit(teacher, town.begin(teacher, pupil), "offer", summer, "measureReason", "Hun vil være ute");
        assertThat(town.refusal(teacher, town.begin(teacher, pupil), "offer", summer, "measureReason", "En gang til"))
                .contains("Eleven har allerede sommerskole");
        town.does(teacher, "record-guardians-answer", "guardiansAgree", false);
        assertThat(town.newest(pupil).status()).isEqualTo(Status.DECLINED);
        assertThat(used(summer)).isZero();

        town.school().schoolDaysPass(2);
        assertThat(town.school().tasks(teacher, "propose-elective"))
                .as("left, and closed")
                .isEmpty();

        String camp = town.offer(
                "leir",
                "holiday",
                "",
                town.school().today().plusDays(3),
                town.school().today().plusDays(9),
                2);
        Measure agreed = town.agree(teacher, pupil, camp);
        String evaluating = town.school().task(town.lead(), "evaluate-elective");
        assertThat(town.school().tasks(leader, "write-weekly-note")).isEmpty();
        String consent = town.school()
                .as(town.lead())
                .get("/api/tasks/" + evaluating + "/pupil")
                .json()
                .get("consents")
                .get(0)
                .get("consentId")
                .asText();
        assertThat(town.school()
                        .as(town.lead())
                        .post(
                                "/api/tasks/" + evaluating + "/consents/" + consent + "/withdrawal",
                                "{\"by\":\"guardian-1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(town.school().tasks(town.lead(), "evaluate-elective")).isEmpty();
        assertThat(context.getBean(MeasureRegister.class).get(agreed.number()).status())
                .isEqualTo(Status.STOPPED);
        assertThat(context.getBean(MeasureRegister.class).get(agreed.number()).startsOn())
                .as("it never began: no days to compare")
                .isEmpty();
        assertThat(used(camp)).isZero();

        town.agree(teacher, pupil, camp);
        town.school().leaves(pupil.id(), town.school().today().minusDays(1));
        assertThat(town.school().tasks(town.lead(), "evaluate-elective")).isEmpty();
        assertThat(used(camp)).isZero();
    }

    @Test
    @DisplayName(
            "what a meeting agrees on is the mentor's to ask about; whoever is away hands over; a marked pupil is the principal's at once")
    void fromAMeeting() {
        String bikes = town.elective("sykkel", town.school().schoolDay(1).getDayOfWeek(), 9, 1);
        Pupil pupil = town.pupil("elias");
        assertThat(measures.agreeAt(pupil, bikes, "M2026-09999", town.lead())).isEmpty();
        assertThat(measures.agreeAt(town.pupil("mia"), bikes, "M2026-09998", town.lead())
                        .orElseThrow())
                .contains("sykkel er fullt", "Ingen andre tilbud");
        town.does(teacher, "record-guardians-answer", "guardiansAgree", true, "consentFrom", List.of("guardian-1"));
        assertThat(town.newest(pupil).origin()).contains("M2026-09999");

        LocalDate tomorrow = town.school().schoolDay(1);
        town.school()
                .staff(
                        "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n%s,Prøve,Vikar,primary-contact,%s,%s,%s,%s\n"
                                .formatted(leader, town.school().id(), tomorrow, tomorrow, teacher));
        town.school().schoolDaysPass(1);
        assertThat(town.school().tasks(teacher, "write-weekly-note")).hasSize(1);
        town.school().schoolDaysPass(1);
        String back = town.school().task(leader, "write-weekly-note");

        town.school().pupil("elias", "confidential");
        assertThat(town.school().as(leader).get("/api/tasks/" + back + "/pupil").status())
                .isEqualTo(404);
        assertThat(town.school().tasks(town.school().user("principal"), "write-weekly-note"))
                .containsExactly(back);
    }

    @Test
    @DisplayName(
            "forty who want one of three places at once: three have one, nobody has another's, the others are told")
    void race() throws Exception {
        String bikes = town.elective("sykkel", town.school().schoolDay(1).getDayOfWeek(), 9, 3);
        ExecutorService crowd = Executors.newFixedThreadPool(40);
        try {
            List<Future<Boolean>> asked = crowd.invokeAll(IntStream.range(0, 40)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(n -> () ->
                            offers.takePlace(bikes, "race-" + town.school().id() + "-" + n))
                    .toList());
            int got = 0;
            for (Future<Boolean> one : asked) {
                got += one.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(3);
        } finally {
            crowd.shutdownNow();
        }
        assertThat(used(bikes)).isEqualTo(3);
        assertThat(StatementCount.of(() -> offers.at(town.school().id()))).isEqualTo(1);
    }
}
