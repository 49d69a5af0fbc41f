package se.sedd.meeting;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.TestDatabase;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.meeting.MeetingSlots.Attempt;
import se.sedd.meeting.MeetingSlots.Offer;
import se.sedd.register.Pupil;
import se.sedd.register.School;

@SeddTest
@DisplayName("Møtetider: even Mondays, never on a holiday, nobody twice")
class MeetingSlotsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MeetingSlots slots;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    MeetingTown town;
    School school;

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
        school = town.itself();
    }

    private List<LocalDate> days(String from, String to) {
        return slots.offers(school, LocalDate.parse(from), LocalDate.parse(to)).stream()
                .map(offer -> offer.slot().day())
                .distinct()
                .toList();
    }

    @Test
    @DisplayName("four half hours on the Mondays of even ISO weeks, also across the year whose last week is the 53rd")
    void evenWeeks() {
        List<Slot> day = slots.offers(school, LocalDate.parse("2026-12-21"), LocalDate.parse("2026-12-21")).stream()
                .map(Offer::slot)
                .toList();
        assertThat(day.stream().map(slot -> slot.start().toLocalTime().toString()))
                .containsExactly("13:00", "13:30", "14:00", "14:30");
        assertThat(day.get(3).end()).isEqualTo(LocalDateTime.parse("2026-12-21T15:00"));
        assertThat(day.stream().map(Slot::id).collect(toSet())).hasSize(4);

        assertThat(days("2026-12-14", "2027-02-01"))
                .as("week 52, then 53 and 1, both odd, then 2 and 4")
                .containsExactly(
                        LocalDate.parse("2026-12-21"), LocalDate.parse("2027-01-11"), LocalDate.parse("2027-01-25"));
        assertThat(days("2026-03-23", "2026-05-31"))
                .as("Whit Monday, the 25th of May, is in week 22")
                .containsExactly(
                        LocalDate.parse("2026-03-30"),
                        LocalDate.parse("2026-04-13"),
                        LocalDate.parse("2026-04-27"),
                        LocalDate.parse("2026-05-11"));
        town.closed(LocalDate.parse("2026-04-27"));
        assertThat(days("2026-04-13", "2026-05-11"))
                .as("a day off at the school")
                .containsExactly(LocalDate.parse("2026-04-13"), LocalDate.parse("2026-05-11"));
        assertThat(days("2025-01-01", "2025-07-31")).as("before the rule began").isEmpty();
    }

    @Test
    @DisplayName("two hundred who ask at once: one has the time, the others are told so with the next free ones")
    void race() throws Exception {
        Slot wanted = slots.nextFree(school, 1).get(0);
        ExecutorService crowd = Executors.newFixedThreadPool(200);
        List<Attempt> answers = new ArrayList<>();
        try {
            List<Callable<Attempt>> asking = new ArrayList<>();
            for (int n = 0; n < 200; n++) {
                String meeting = "race-" + school.id() + "-" + n;
                asking.add(() -> slots.take(school, meeting, wanted.id()));
            }
            for (Future<Attempt> answer : crowd.invokeAll(asking)) {
                answers.add(answer.get());
            }
        } finally {
            crowd.shutdownNow();
        }
        assertThat(answers.stream().filter(answer -> answer.taken().isPresent()))
                .hasSize(1);
        List<Slot> next = slots.nextFree(school, 3);
        assertThat(next).doesNotContain(wanted);
        assertThat(answers.stream().filter(answer -> answer.taken().isEmpty()))
                .hasSize(199)
                .allSatisfy(answer -> assertThat(answer.refusal())
                        .startsWith("Noen andre har nettopp fått denne tiden. Velg en annen.")
                        .contains(next.get(0).when(), next.get(2).when()));
    }

    @Test
    @DisplayName("at most five statements, taken or refused, and ten thousand past meetings change nothing")
    void statements() {
        Slot first = slots.nextFree(school, 1).get(0);
        LocalDate today = town.school().today();
        Runnable list = () -> slots.offers(school, today, today.plusDays(120));
        list.run();
        int before = StatementCount.of(list);
        for (int n = 0; n < 10_000; n += 1_000) {
            List<Object[]> rows = new ArrayList<>();
            for (int m = n; m < n + 1_000; m++) {
                LocalDateTime start = today.minusDays(1 + m / 16).atTime(8, 0).plusMinutes(30L * (m % 16));
                rows.add(new Object[] {school.id(), "Rom", start, start.plusMinutes(30), "gammelt-" + m});
            }
            jdbc.batchUpdate(
                    "insert into sedd.meeting_reservation (school_id, room, starts_at, ends_at, meeting_number) values (?, ?, ?, ?, ?)",
                    rows);
        }
        assertThat(StatementCount.of(list)).isEqualTo(before).isLessThanOrEqualTo(2);
        looksAtNothingPast(list, today);
        assertThat(StatementCount.of(() ->
                        assertThat(slots.take(school, "ny", first.id()).taken()).isPresent()))
                .isLessThanOrEqualTo(5);
        assertThat(StatementCount.of(
                        () -> assertThat(slots.take(school, "nyere", first.id()).taken())
                                .isEmpty()))
                .isLessThanOrEqualTo(5);
        jdbc.update("delete from sedd.meeting_reservation where school_id = ?", school.id());
        assertThat(slots.nextFree(school, 1))
                .as("given up, it is offered again")
                .containsExactly(first);
    }

    @Test
    @DisplayName("the list says what is free, to the school's own people and the administrator")
    void list() {
        Slot first = slots.nextFree(school, 1).get(0);
        slots.take(school, "tatt", first.id());
        String path = "/api/meeting-slots?schoolId=%s&from=%s&to=%s".formatted(school.id(), first.day(), first.day());
        JsonNode times = town.school().as("admin").get(path).json();
        assertThat(times).hasSize(4);
        assertThat(times.get(0).get("slotId").asText()).isEqualTo(first.id());
        assertThat(times.get(0).get("start").asText()).isEqualTo(first.day() + "T13:00");
        assertThat(times.get(0).get("end").asText()).isEqualTo(first.day() + "T13:30");
        assertThat(times.get(0).get("room").asText()).isEqualTo("Møterommet i bygg A");
        assertThat(times.get(0).get("free").asBoolean()).isFalse();
        assertThat(times.get(1).get("free").asBoolean()).isTrue();

        assertThat(town.school().as(town.user("nav")).get(path).status()).isEqualTo(200);
        MeetingTown other = new MeetingTown(context, port);
        Caller.Answer stranger = other.school().as(other.teacher()).get(path);
        assertThat(stranger.status()).isEqualTo(404);
        Caller.Answer wrong = town.school()
                .as("admin")
                .get("/api/meeting-slots?schoolId=%s&from=2026-05-01&to=2026-04-01".formatted(school.id()));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("detail").asText()).contains("Fra-dagen");
    }

    @Test
    @DisplayName("a time in the past, on a holiday or none at all: a sentence and the next free ones")
    void bad() {
        LocalDate today = town.school().today();
        Slot past = slots.offers(school, today.minusDays(60), today.minusDays(1))
                .get(0)
                .slot();
        assertThat(slots.take(school, "x", past.id()).refusal()).startsWith("Denne tiden er forbi. Velg en annen.");
        Slot coming = slots.nextFree(school, 1).get(0);
        town.closed(coming.day());
        assertThat(slots.take(school, "x", coming.id()).refusal()).startsWith("Skolen er stengt den dagen.");
        assertThat(slots.take(school, "x", "tull").refusal()).startsWith("Skolen har ingen møtetid da.");
    }

    /** Asks the database itself how it finds what is taken: by the index, and without reading what is past. */
    private void looksAtNothingPast(Runnable list, LocalDate today) {
        String taken = StatementCount.texts(list).stream()
                .filter(sql -> sql.contains("meeting_reservation"))
                .findFirst()
                .orElseThrow();
        if (TestDatabase.isPostgreSql()) {
            jdbc.execute("analyze sedd.meeting_reservation");
        }
        String plan = String.join(
                " ",
                jdbc.queryForList(
                        "explain analyze " + taken,
                        String.class,
                        school.id(),
                        today.atStartOfDay(),
                        today.plusDays(121).atStartOfDay()));
        assertThat(plan).doesNotContain("Seq Scan", "tableScan");
        Matcher scanned = Pattern.compile("scanCount: (\\d+)").matcher(plan);
        while (scanned.find()) {
            assertThat(Integer.parseInt(scanned.group(1)))
                    .as("rows that H2 looks at: " + plan)
                    .isLessThan(50);
        }
    }

    @Test
    @DisplayName(
            "an even Monday that falls away gives an extra day by a row of the table, and a row without hours takes a day out")
    void extraDates() throws Exception {
        String table = Files.readString(Path.of("processes/multidisciplinary-meeting/meeting-slots.dmn"));
        LocalDate whitTuesday = LocalDate.parse("2026-05-26");
        LocalDate without = LocalDate.parse("2026-06-08");
        assertThat(days("2026-05-18", "2026-06-12")).containsExactly(without);
        String rows = row("extra", whitTuesday, "\"09:00\"", "\"10:00\"", "30", "\"Biblioteket\"")
                + row("out", without, "", "", "", "");
        int first = table.indexOf("<rule id=");
        RepositoryService repository = context.getBean(RepositoryService.class);
        String deployed = context.getBean(AsRoutine.class)
                .call(() -> repository
                        .createDeployment()
                        .name("extra days")
                        .addString("meeting-slots.dmn", table.substring(0, first) + rows + table.substring(first))
                        .deploy()
                        .getId());
        try {
            assertThat(slots.offers(school, LocalDate.parse("2026-05-18"), LocalDate.parse("2026-06-12")).stream()
                            .map(offer -> offer.slot().start().toString() + " "
                                    + offer.slot().room()))
                    .containsExactly("2026-05-26T09:00 Biblioteket", "2026-05-26T09:30 Biblioteket");
        } finally {
            context.getBean(AsRoutine.class).run(() -> repository.deleteDeployment(deployed, true));
        }
        assertThat(days("2026-05-18", "2026-06-12")).containsExactly(without);
    }

    private String row(String id, LocalDate day, String... outputs) {
        StringBuilder rule = new StringBuilder("<rule id=\"%s\">".formatted(id));
        List<String> inputs = List.of("-", "\"" + school.id() + "\"", "date(\"" + day + "\")", "-", "-");
        for (int n = 0; n < inputs.size(); n++) {
            rule.append("<inputEntry id=\"%s-in-%d\"><text>%s</text></inputEntry>".formatted(id, n, inputs.get(n)));
        }
        for (int n = 0; n < outputs.length; n++) {
            rule.append("<outputEntry id=\"%s-out-%d\"><text>%s</text></outputEntry>".formatted(id, n, outputs[n]));
        }
        return rule.append("</rule>").toString();
    }

    @Test
    @DisplayName(
            "partners answer three working days before the meeting, reminded the day before: over a weekend, Easter and a school break")
    void answerDates() {
        MeetingDates dates = context.getBean(MeetingDates.class);
        assertThat(due(dates, "2026-12-07")).isEqualTo("2026-12-02");
        assertThat(due(dates, "2026-04-13")).as("after Easter Monday the 6th").isEqualTo("2026-04-08");
        town.closed(LocalDate.parse("2026-04-08"), LocalDate.parse("2026-04-09"));
        assertThat(due(dates, "2026-04-13"))
                .as("before the holidays: Maundy Thursday is the 2nd")
                .isEqualTo("2026-04-01");
        SchoolCalendar calendar = town.school().calendar();
        LocalDate due = calendar.today(school.id())
                .plusDays(7)
                .datesUntil(LocalDate.MAX)
                .filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY)
                .filter(day ->
                        calendar.isSchoolDay(school.id(), day) && calendar.isSchoolDay(school.id(), day.minusDays(3)))
                .findFirst()
                .orElseThrow();
        assertThat(dates.dayAt(school.id(), dates.remind(school.id(), "confirm-participation", due)))
                .as("the working day before, over the weekend")
                .isEqualTo(due.minusDays(3));
    }

    private String due(MeetingDates dates, String day) {
        LocalDateTime start = LocalDate.parse(day).atTime(13, 0);
        return dates.answersBy(new Meeting(
                        "M",
                        "p",
                        "r",
                        school.id(),
                        "b",
                        LocalDate.parse("2026-01-12"),
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Slot(start, start.plusMinutes(30), "Rom")),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()))
                .toString();
    }

    @Test
    @DisplayName(
            "over HTTP, each with a sentence that says what to do: a time in the past, a partner nobody knows, a pupil who leaves or has left")
    void refusedForms() {
        Pupil pupil = town.pupil("mads", "Sagene");
        String teacher = town.teacher();
        String asking = town.begin(teacher, pupil);
        assertThat(town.refusal(teacher, asking, town.wish(List.of("nav", "circus"))))
                .isNotBlank()
                .doesNotContain("circus");
        town.submit(teacher, asking, town.wish(List.of("nav")));
        String choosing = town.school().task(teacher, "choose-slot");
        assertThat(town.refusal(teacher, choosing, "slot", "2020-01-06-1300-1", "place", "at-school"))
                .as("never offered")
                .isEqualTo("Velg ett av alternativene i «Tid».");
        Slot first = slots.nextFree(school, 1).get(0);
        town.passTo(first.day());
        assertThat(town.refusal(teacher, choosing, "slot", first.id(), "place", "at-school"))
                .as("offered this morning")
                .contains("Denne tiden er forbi. Velg en annen. De neste ledige: mandag");
        Slot coming = slots.nextFree(school, 12).get(11);
        town.school().leaves(pupil.id(), coming.day().minusDays(1));
        assertThat(town.refusal(teacher, choosing, "slot", coming.id(), "place", "at-school"))
                .contains("Eleven slutter", "Velg en tidligere tid");
        town.submit(teacher, choosing, "slot", "none", "place", "at-school");

        Pupil gone = town.pupil("live", "Sagene");
        String left = town.begin(teacher, gone);
        town.school().leaves(gone.id(), town.school().today().minusDays(1));
        assertThat(town.refusal(teacher, left, town.wish(List.of("nav"))))
                .contains("Eleven går ikke lenger på skolen. Hjelp familien videre til den nye skolen.");
    }

    @Test
    @DisplayName(
            "a meeting that is cancelled gives its time back; one to which nobody came is past and gives nothing back")
    void freed() {
        String teacher = town.teacher();
        Meeting cancelled = town.book(teacher, town.pupil("tuva", "Sagene"), List.of("nav"));
        Slot slot = cancelled.slot().orElseThrow();
        assertThat(slots.nextFree(school, 24)).doesNotContain(slot);
        town.does(teacher, "confirm-meeting", "meetingDecision", "cancel");
        assertThat(slots.nextFree(school, 24)).contains(slot);

        Meeting missed = town.book(teacher, town.pupil("sander", "Sagene"), List.of("nav"));
        assertThat(missed.slot()).contains(slot);
        town.does(town.user("nav"), "confirm-participation", "participation", "yes");
        town.passTo(slot.day().plusDays(1));
        town.does(town.user("lead"), "hold-meeting", "meetingHeld", false, "notHeldReason", "guardians-absent");
        assertThat(slots.offers(school, slot.day(), slot.day())).isNotEmpty().allMatch(offer -> !offer.free());
        assertThat(slots.take(school, "x", slot.id()).refusal()).startsWith("Denne tiden er forbi.");
        town.does(teacher, "confirm-meeting", "meetingDecision", "cancel");
    }
}
