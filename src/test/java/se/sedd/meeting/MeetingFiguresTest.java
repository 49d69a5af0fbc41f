package se.sedd.meeting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.calendar.Term;
import se.sedd.register.Pupil;

@SeddTest
@DisplayName("How the meetings of a school go, in figures and without names")
class MeetingFiguresTest {

    private static final int SHOWN_FROM = 5;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    MeetingTown town;
    String lead;
    String teacher;

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
        town.school().plainWeeks();
        lead = town.user("lead");
        teacher = town.teacher();
    }

    private JsonNode figures(LocalDate from, LocalDate to) {
        return town.school()
                .as(lead)
                .get(path() + "&from=" + from + "&to=" + to)
                .json();
    }

    private String path() {
        return "/api/meeting-figures?schoolId=" + town.school().id();
    }

    @Test
    @DisplayName(
            "what people did at a meeting is counted; whoever leads the office hears that nobody came; a family is not told of alone")
    void walk() {
        town.leads("nav-leader", "nav-sagene");
        Pupil pupil = town.pupil("ragnhild", "Sagene");
        LocalDate begun = town.school().today();
        Meeting held = town.book(teacher, pupil, List.of("nav", "school-nurse", "child-welfare"));
        Meeting alone = town.book(teacher, town.pupil("torbjorn", "Sagene"), List.of("nav"));
        town.submit(
                teacher,
                town.begin(teacher, town.pupil("gunnhild", "Sagene")),
                town.wish(List.of("nav"), "topic", "pedagogical"));
        town.does(teacher, "answer-family", "answerToHome", "Vi tar det på utviklingssamtalen");
        for (String asked : town.school().tasks(town.user("nav"), "confirm-participation")) {
            town.submit(town.user("nav"), asked, "participation", "yes");
        }
        town.does(town.user("barnevern"), "confirm-participation", "participation", "no");
        LocalDate day = held.slot().orElseThrow().day();
        assertThat(alone.slot().orElseThrow().day()).isEqualTo(day);
        town.passTo(day);
        town.submit(teacher, town.task(held, "confirm-meeting"), "meetingDecision", "meet");
        town.submit(
                lead,
                town.task(held, "hold-meeting"),
                "meetingHeld",
                true,
                "attended",
                List.of("guardian-1"),
                "missing",
                List.of("nav"));
        Object[] nobodyCame = {"meetingHeld", false, "notHeldReason", "partner-absent", "missing", List.of()};
        assertThat(town.refusal(lead, town.task(alone, "hold-meeting"), nobodyCame))
                .contains("Kryss av for hvem av partnerne som ikke kom");
        nobodyCame[nobodyCame.length - 1] = List.of("nav");
        town.submit(lead, town.task(alone, "hold-meeting"), nobodyCame);
        String asksAgain = town.task(alone, "confirm-meeting");
        assertThat(town.school()
                        .as(teacher)
                        .get("/api/tasks/" + asksAgain + "/meeting")
                        .json()
                        .at("/course")
                        .findValuesAsText("value"))
                .as("whoever asks the family again reads what happened")
                .containsExactly("Nei", "Partner kom ikke");
        town.submit(teacher, asksAgain, "meetingDecision", "cancel");
        LocalDate promised = town.school().schoolDay(1);
        town.does(
                lead,
                "record-agreements",
                "summary",
                "Ragnhild vil sove bedre",
                "agreedActions",
                List.of(Map.of("action", "Ringe", "ownerKind", "project-lead", "dueDate", promised.toString())),
                "coordinator",
                "mentor",
                "nextStep",
                "child-coordinator",
                "nextStepOwner",
                "project-lead",
                "nextStepDate",
                promised.toString(),
                "guardiansApproved",
                true);
        town.does(lead, "evaluate-meeting", "guardianSatisfied", "4", "meetingUseful", "5", "servicesCooperated", "2");

        JsonNode term = town.school().as(lead).get(path()).json();
        LocalDate today = town.school().today();
        assertThat(term.get("from").asText()).isEqualTo(Term.of(today).start().toString());
        assertThat(term.get("terms").get(0).get("to").asText())
                .isEqualTo(term.get("to").asText())
                .isEqualTo(Term.of(today).end().toString());
        JsonNode told = figures(begun, today);
        assertThat(told.get("wishes").get("total").asInt()).isEqualTo(3);
        assertThat(told.get("wishes").get("parts").isNull()).as("of three").isTrue();
        assertThat(told.get("held").asInt()).isEqualTo(1);
        assertThat(told.get("days").isNull()).isTrue();
        assertThat(told.get("outcomes").toString()).doesNotContain("coordinator");
        assertThat(told.at("/actions/total").asInt()).isEqualTo(2);
        assertThat(told.at("/notHeld/total").asInt()).isEqualTo(1);
        assertThat(told.at("/evaluation/0/answers").asInt()).isEqualTo(1);
        assertThat(told.at("/evaluation/0/mean").isNull()).isTrue();
        assertThat(told.at("/evaluation/2/answers").asInt()).as("nothing said").isZero();
        assertThat(told.get("partners").toString())
                .isEqualTo("["
                        + partner("Barnevernstjenesten", 0, 1, 0, 0, 0) + ","
                        + partner("Helsesykepleier", 0, 0, 1, 1, 0) + ","
                        + partner("Nav", 2, 0, 0, 2, 2) + "]");
        assertThat(told.toString())
                .as("nobody's name")
                .doesNotContain("ragnhild", "Ragnhild", pupil.id(), held.number(), teacher, lead, town.user("nav"));
        assertThat(jdbc.queryForList(
                        "select message_id from sedd.outgoing_message where message_id like ?",
                        String.class,
                        "meeting/" + held.number() + "-nav/%/missed/%"))
                .singleElement()
                .asString()
                .endsWith("/" + town.user("nav-leader"));
        assertThat(jdbc.queryForObject(
                        "select satisfied from sedd.meeting where meeting_number = ?", Integer.class, held.number()))
                .isEqualTo(4);
        assertThat(town.school().as(town.school().user("principal")).get(path()).status())
                .isEqualTo(200);
        for (String stranger : List.of(teacher, town.user("nav"), town.school().user("coordinator"))) {
            assertThat(town.school().as(stranger).get(path()).status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(town.school().as(lead).get(path() + "&from=2026-03-02&to=2026-03-01"))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.body()).contains("Den sista dagen");
                });
    }

    private static String partner(String name, int yes, int no, int silent, int awaited, int missed) {
        return "{\"name\":\"%s\",\"counts\":{\"yes\":%d,\"deputy\":0,\"no\":%d,\"late\":0,\"silent\":%d,\"waiting\":0,\"awaited\":%d,\"missed\":%d}}"
                .formatted(name, yes, no, silent, awaited, missed);
    }

    /** One invented meeting, as the rows that a meeting leaves behind. */
    private record Past(
            String number,
            LocalDate wishedOn,
            Optional<LocalDate> heldOn,
            Optional<String> outcome,
            Optional<String> nextStep,
            Optional<Integer> satisfied,
            Optional<Integer> useful,
            List<LocalDate[]> actions) {}

    @Test
    @DisplayName(
            "each number is the one counted one by one, and ten thousand older meetings cost no statement more; fewer than five are not told")
    void oracle() {
        LocalDate today = town.school().today();
        LocalDate from = today.minusDays(120);
        Random random = new Random(20261122);
        List<Past> all = IntStream.range(0, 160)
                .mapToObj(n -> past("f" + n, today.minusDays(random.nextInt(260)), today, random))
                .toList();
        all.forEach(this::keep);
        Runnable asked = () -> figures(from, today);
        asked.run();
        int few = StatementCount.of(asked);

        JsonNode told = figures(from, today);
        List<Past> wished =
                all.stream().filter(one -> !one.wishedOn().isBefore(from)).toList();
        List<Past> held = all.stream()
                .filter(one -> one.heldOn()
                        .filter(day -> !day.isBefore(from) && !day.isAfter(today))
                        .isPresent())
                .toList();
        assertThat(held).hasSizeBetween(20, 150);
        assertThat(parts(told.get("wishes"))).isEqualTo(count(wished.stream().map(MeetingFiguresTest::stands)));
        assertThat(told.get("held").asInt()).isEqualTo(held.size());
        List<Integer> days = held.stream()
                .map(one -> (int) (one.heldOn().orElseThrow().toEpochDay()
                        - one.wishedOn().toEpochDay()))
                .sorted()
                .toList();
        assertThat(told.at("/days/median").asDouble()).isEqualTo(median(days));
        assertThat(told.at("/days/p90").asInt()).isEqualTo(p90(days));
        assertThat(parts(told.get("outcomes")))
                .isEqualTo(count(held.stream().map(one -> one.nextStep().orElse("not-written"))));
        assertThat(parts(told.get("actions")))
                .isEqualTo(count(
                        held.stream().flatMap(one -> one.actions().stream()).map(dates -> became(dates, today))));
        assertMean(told.at("/evaluation/0"), held, Past::satisfied);
        assertMean(told.at("/evaluation/1"), held, Past::useful);
        assertThat(told.at("/evaluation/3/answers").asInt()).isZero();

        for (int n = 0; n < 10_000; n += 1_000) {
            List<Object[]> rows = IntStream.range(n, n + 1_000)
                    .mapToObj(
                            m -> new Object[] {number("old" + m), town.school().id(), from.minusDays(1 + m % 900)})
                    .toList();
            jdbc.batchUpdate("""
                    insert into sedd.meeting (meeting_number, school_id, wished_on, held_on, outcome, pupil_id, pupil_ref,
                      booked_by, guardian_leads, anonymous, calendar_sequence)
                    values (?, ?, ?, null, 'cancelled', 'nobody', 'nobody', 'nobody', true, false, 0)
                    """, rows);
        }
        assertThat(StatementCount.of(asked)).isEqualTo(few).isLessThan(20);
        assertThat(figures(from, today)).isEqualTo(told);
        assertThat(figures(from.minusDays(2_000), from.minusDays(1_900)).toString())
                .contains("\"wishes\":{\"total\":0,\"parts\":[]}", "\"partners\":[]");
        jdbc.update(
                "delete from sedd.meeting_action where meeting_number like ?",
                town.school().id() + "-%");
        jdbc.update(
                "delete from sedd.meeting where school_id = ?", town.school().id());
    }

    private String number(String name) {
        return town.school().id() + "-" + name;
    }

    private Past past(String name, LocalDate wishedOn, LocalDate today, Random random) {
        LocalDate met = wishedOn.plusDays(random.nextInt(60));
        boolean held = random.nextInt(10) < 7 && !met.isAfter(today);
        boolean written = held && random.nextInt(10) < 8;
        List<LocalDate[]> actions = new ArrayList<>();
        for (int n = 0; written && n < random.nextInt(3); n++) {
            LocalDate promised = met.plusDays(random.nextInt(90));
            LocalDate done = met.plusDays(random.nextInt(150));
            actions.add(new LocalDate[] {promised, done.isAfter(today) ? null : done});
        }
        return new Past(
                number(name),
                wishedOn,
                Optional.of(met).filter(day -> held),
                held
                        ? Optional.of("evaluated").filter(outcome -> written)
                        : Optional.of(one(random, "cancelled", "sent-to-mentor", "no-time-found", "pupil-left")),
                Optional.of(one(random, "individual-plan", "child-coordinator", "new-meeting", "none"))
                        .filter(step -> written),
                Optional.of(1 + random.nextInt(5)).filter(grade -> written && random.nextBoolean()),
                Optional.of(1 + random.nextInt(5)).filter(grade -> written && random.nextBoolean()),
                actions);
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private void keep(Past past) {
        jdbc.update(
                """
                insert into sedd.meeting (meeting_number, school_id, wished_on, held_on, outcome, next_step, satisfied,
                  useful, open_pupil, pupil_id, pupil_ref, booked_by, guardian_leads, anonymous, calendar_sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'nobody', 'nobody', 'nobody', true, false, 0)
                """,
                past.number(),
                town.school().id(),
                past.wishedOn(),
                past.heldOn().orElse(null),
                past.outcome().orElse(null),
                past.nextStep().orElse(null),
                past.satisfied().orElse(null),
                past.useful().orElse(null),
                past.outcome().isPresent() ? null : past.number());
        for (int n = 0; n < past.actions().size(); n++) {
            LocalDate[] dates = past.actions().get(n);
            jdbc.update("""
                    insert into sedd.meeting_action
                      (action_number, meeting_number, owner_kind, due_on, promised_for, done_on) values (?, ?, 'mentor', ?, ?, ?)
                    """, past.number() + "-T" + n, past.number(), dates[0].plusDays(400), dates[0], dates[1]);
        }
    }

    private static String stands(Past past) {
        return past.heldOn().isPresent() ? "held" : past.outcome().orElseThrow();
    }

    private static String became(LocalDate[] dates, LocalDate today) {
        if (dates[1] != null) {
            return dates[1].isAfter(dates[0]) ? "late" : "in-time";
        }
        return dates[0].isBefore(today) ? "overdue" : "open";
    }

    private static Map<String, Integer> count(Stream<String> codes) {
        return codes.collect(groupingBy(Function.identity(), TreeMap::new, summingInt(code -> 1)));
    }

    private static Map<String, Integer> parts(JsonNode told) {
        Map<String, Integer> parts = new TreeMap<>();
        told.get("parts")
                .forEach(part ->
                        parts.put(part.get("code").asText(), part.get("count").asInt()));
        assertThat(parts.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(told.get("total").asInt())
                .isGreaterThanOrEqualTo(SHOWN_FROM);
        return parts;
    }

    private static void assertMean(JsonNode told, List<Past> held, Function<Past, Optional<Integer>> answer) {
        int answers = 0;
        int sum = 0;
        for (Past one : held) {
            if (answer.apply(one).isPresent()) {
                answers++;
                sum += answer.apply(one).get();
            }
        }
        assertThat(answers).isGreaterThanOrEqualTo(SHOWN_FROM);
        assertThat(told.get("answers").asInt()).isEqualTo(answers);
        assertThat(told.get("mean").asDouble()).isEqualTo((double) sum / answers);
    }

    private static double median(List<Integer> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }

    private static int p90(List<Integer> days) {
        return days.stream()
                .filter(day -> 10 * days.stream().filter(other -> other <= day).count() >= 9L * days.size())
                .mapToInt(Integer::intValue)
                .min()
                .orElseThrow();
    }
}
