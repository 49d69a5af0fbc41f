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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /** So many send their form at once; two hundred with {@code -Dsedd.crowd=200}, which takes a minute. */
    private static final int CROWD = Integer.getInteger("sedd.crowd", 40);

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
    @DisplayName(
            "a crowd of families' meetings that are sent at once over HTTP: one is booked, the others are told so with the next free ones")
    void raceOverHttp() throws Exception {
        String teacher = town.teacher();
        List<String> choosing = town.choosing(CROWD);
        Slot wanted = slots.nextFree(school, 1).get(0);
        ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
        List<Caller.Answer> answers = new ArrayList<>();
        try {
            List<Callable<Caller.Answer>> asking = new ArrayList<>();
            choosing.forEach(task ->
                    asking.add(() -> town.school().submit(teacher, task, "slot", wanted.id(), "place", "at-school")));
            for (Future<Caller.Answer> answer : crowd.invokeAll(asking)) {
                answers.add(answer.get());
            }
        } finally {
            crowd.shutdownNow();
        }
        List<Slot> next = slots.nextFree(school, 3);
        assertThat(next).doesNotContain(wanted);
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 204))
                .hasSize(CROWD - 1)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.json().path("message").asText())
                            .startsWith("Noen andre har nettopp fått denne tiden. Velg en annen.")
                            .contains(next.get(0).when(), next.get(2).when());
                });
        assertThat(jdbc.queryForObject(
                        "select count(*) from sedd.meeting where school_id = ? and starts_at is not null",
                        Integer.class,
                        school.id()))
                .isEqualTo(1);
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

    @Test
    @DisplayName(
            "over random years the days are the Mondays of even weeks that are no holiday, as another calendar reckons them")
    void randomYears() {
        long seed = System.nanoTime();
        new Random(seed).ints(6, 2026, 2150).distinct().forEach(year -> {
            LocalDate first = LocalDate.of(year, 1, 1);
            assertThat(slots.offers(school, first, first.plusDays(400)).stream()
                            .map(Offer::slot)
                            .map(Slot::start)
                            .toList())
                    .as("%d, seed %d", year, seed)
                    .isEqualTo(first.datesUntil(first.plusDays(401))
                            .filter(MeetingSlotsTest::isEvenMondayAtWork)
                            .flatMap(day -> IntStream.range(0, 4)
                                    .mapToObj(n -> day.atTime(13, 0).plusMinutes(30L * n)))
                            .toList());
        });
    }

    /**
     * Without the application's calendar and java.time's weeks: a week has the number of its Thursday. The eves are no holidays in
     * Norway, a school's Christmas break stands in its list.
     */
    private static boolean isEvenMondayAtWork(LocalDate day) {
        if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            return false;
        }
        LocalDate thursday = day.plusDays(3);
        int week = (thursday.getDayOfYear() - 1) / 7 + 1;
        LocalDate easter = easter(day.getYear());
        List<LocalDate> off = List.of(
                LocalDate.of(day.getYear(), 1, 1),
                easter.plusDays(1),
                LocalDate.of(day.getYear(), 5, 1),
                LocalDate.of(day.getYear(), 5, 17),
                easter.plusDays(50),
                LocalDate.of(day.getYear(), 12, 25),
                LocalDate.of(day.getYear(), 12, 26));
        return week % 2 == 0 && !off.contains(day);
    }

    /** Gauss's rule with Lichtenberg's correction. */
    private static LocalDate easter(int year) {
        int century = year / 100;
        int moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
        int sun = 2 - (3 * century + 3) / 4;
        int cycle = year % 19;
        int seed = (19 * cycle + moon) % 30;
        int limit = 21 + seed - (seed + cycle / 11) / 29;
        int sunday = 7 - (year + year / 4 + sun) % 7;
        return LocalDate.of(year, 3, 1).plusDays(limit + 7 - Math.floorMod(limit - sunday, 7) - 1L);
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
            "whatever stands in the wish: a sentence that says what to do, and what a family may write is kept as it is")
    void strangeWishes() {
        Pupil pupil = town.pupil("jonas", "Grünerløkka");
        String teacher = town.teacher();
        String asking = town.begin(teacher, pupil);
        LocalDate today = town.school().today();
        Map<String, Object> consent = MeetingTown.consent(List.of("school-nurse"), "name");
        List<Object[]> table = List.of(
                new Object[] {"partners", List.of(), "Fyll ut «Hvem vil dere ha med?»."},
                new Object[] {"partners", "nav", "Velg ett av alternativene i «Hvem vil dere ha med?»."},
                new Object[] {"partners", List.of("circus"), "Velg ett av alternativene i «Hvem vil dere ha med?»."},
                new Object[] {"topic", "football", "Velg ett av alternativene i «Hva handler det om?»."},
                new Object[] {"askedBy", "guardian-9", "Velg ett av alternativene i «Hvem ønsker møtet?»."},
                new Object[] {"guardianLeads", "kanskje", "Velg ett av alternativene i «Leder de foresatte møtet?»."},
                new Object[] {"wish", "å".repeat(10_000), "Teksten i «Hva vil dere snakke om?» er for lang."},
                new Object[] {"wish", "a\u0000b", "Svaret i «Hva vil dere snakke om?» kan ikke leses."},
                new Object[] {"shoeSize", "42", "Skjemaet har ikke noe felt som heter «shoeSize»."},
                new Object[] {"consent", List.of(), "Fyll ut «Samtykke: hva kan partnerne få vite?»."},
                new Object[] {
                    "consent", List.of("ja"), "Svaret i «Samtykke: hva kan partnerne få vite?» kan ikke leses."
                },
                new Object[] {
                    "consent",
                    List.of(and(consent, "until", "i morgen")),
                    "Skriv datoen i «Samtykket gjelder til og med»"
                },
                new Object[] {
                    "consent",
                    List.of(and(consent, "until", today.minusDays(1))),
                    "Dagen i «Samtykket gjelder til og med» har allerede vært."
                },
                new Object[] {
                    "consent",
                    List.of(and(consent, "until", today.plusYears(5))),
                    "Et samtykke gjelder høyst til og med"
                },
                new Object[] {
                    "consent",
                    List.of(and(consent, "from", List.of("guardian-2"))),
                    "Eleven har ingen foresatt 2 i registeret."
                },
                new Object[] {
                    "consent",
                    List.of(and(consent, "recipients", List.of("nav"))),
                    "Det mangler samtykke for Helsesykepleier."
                });
        assertThat(table)
                .allSatisfy(row -> assertThat(
                                town.refusal(teacher, asking, town.wish(List.of("school-nurse"), row[0], row[1])))
                        .startsWith((String) row[2])
                        .doesNotContain("Exception"));
        assertThat(town.refusal(teacher, asking, town.wish(List.of("nav"))))
                .as("the district's office has nobody in the register any more")
                .isEqualTo("Nav har ingen kontaktperson i registeret. Velg en annen, og si fra til prosjektansvarlig.");
        assertThat(town.refusal(teacher, asking, town.wish(List.of("family-centre"))))
                .contains("Vi har ingen avtale med denne tjenesten i bydelen ennå.", "Telefon: ");
        String written = "<script>alert(1)</script> 😀 «æøå»";
        town.submit(teacher, asking, town.wish(List.of("school-nurse"), "wish", written));
        String choosing = town.school().task(teacher, "choose-slot");
        assertThat(town.school()
                        .as(teacher)
                        .get("/api/tasks/" + choosing + "/meeting")
                        .json()
                        .at("/wish/said")
                        .toString())
                .contains(written);
        assertThat(town.beginning(teacher, pupil).json().get("detail").asText())
                .startsWith("Eleven har allerede et tverrfaglig møte på gang. Snakk med ");
        town.submit(teacher, choosing, "slot", "none", "place", "at-school");
        for (String range : List.of("from=tull&to=2026-04-01", "from=2026-04-01")) {
            assertThat(town.school()
                            .as("admin")
                            .get("/api/meeting-slots?schoolId=%s&%s".formatted(this.school.id(), range))
                            .json()
                            .get("detail")
                            .asText())
                    .matches("(Värdet av from går inte att läsa|Det saknas ett värde för to).*");
        }
    }

    private static Map<String, Object> and(Map<String, Object> row, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(row);
        changed.put(key, value instanceof LocalDate day ? day.toString() : value);
        return changed;
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
