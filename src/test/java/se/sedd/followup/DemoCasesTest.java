package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import se.sedd.WorkFloor;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SeddClock;
import se.sedd.demo.TownFiles;
import se.sedd.register.imports.LocalImport;

/**
 * After the demo's eight weeks there is a case for exactly those pupils for whom an oracle asks one: another computation over the
 * text of the same files, which shares no class with the product, knows the holidays by heart and the rules as numbers.
 */
@DisplayName("The demo's eight weeks: who has a case")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoCasesTest {

    private static final String FRIDAY = "2026-03-13";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static WorkFloor floor;
    private static MockMvc api;
    private static Oracle oracle;
    private static JsonNode firstEvaluation;

    @BeforeAll
    static void eightWeeks(@TempDir Path folder) throws Exception {
        floor = WorkFloor.start();
        TownFiles town = new TownFiles(folder);
        Map<String, Path> register = town.register();
        register.forEach(DemoCasesTest::take);
        Map<String, Path> lessons = town.lessons(floor.bean(SchoolCalendar.class));
        lessons.values().forEach(file -> take("lessons", file));

        floor.bean(SeddClock.class).moveTo(Instant.parse(FRIDAY + "T19:00:00Z"));
        api = MockMvcBuilders.standaloneSetup(floor.bean(FollowupApi.class)).build();
        firstEvaluation = evaluate();
        oracle = Oracle.of(register, lessons);
    }

    @AfterAll
    static void close() {
        floor.close();
    }

    private static void take(String kind, Path file) {
        LocalImport.Result result = floor.bean(LocalImport.class).take(kind, file);
        assertThat(result.refusal()).isEmpty();
        assertThat(result.quarantined()).isZero();
    }

    private static JsonNode evaluate() throws Exception {
        return answer(post("/api/evaluations")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"date\":\"" + FRIDAY + "\"}"));
    }

    private static JsonNode answer(RequestBuilder request) throws Exception {
        return JSON.readTree(api.perform(request).andReturn().getResponse().getContentAsByteArray());
    }

    @Test
    @Order(1)
    @DisplayName("the opened cases are the oracle's, pupil by pupil")
    void cases() throws Exception {
        List<String> opened = StreamSupport.stream(answer(get("/api/cases")).spliterator(), false)
                .map(found -> found.get("pupilId").asText())
                .sorted()
                .toList();
        System.out.printf(
                "Demo: %d pupils above the limit on %s, %d known too little of%n",
                oracle.above.size(), FRIDAY, oracle.unknown.size());
        assertThat(opened).containsExactlyElementsOf(oracle.above);
        assertThat(firstEvaluation.get("opened").asInt()).isEqualTo(oracle.above.size());
        assertThat(opened).hasSizeGreaterThan(100).anyMatch(pupil -> pupil.startsWith("fjellbekken"));
    }

    @Test
    @Order(2)
    @DisplayName("whose lessons are reported too badly stands on the school's list, the oracle's too, and has no case")
    void dataQuality() throws Exception {
        List<String> listed = new ArrayList<>();
        for (String school : oracle.schools) {
            answer(get("/api/data-quality").param("schoolId", school))
                    .forEach(finding -> listed.add(finding.get("pupilId").asText()));
        }
        assertThat(listed.stream().sorted()).containsExactlyElementsOf(oracle.unknown);
        assertThat(firstEvaluation.get("lowCoverage").asInt()).isEqualTo(oracle.unknown.size());
        assertThat(oracle.unknown).isNotEmpty().noneMatch(oracle.above::contains);
    }

    @Test
    @Order(3)
    @DisplayName("nobody is unseen, and every case has an owner and a date")
    void nobodyUnseen() throws Exception {
        assertThat(answer(get("/api/unseen").param("date", FRIDAY))).isEmpty();
        assertThat(answer(get("/api/cases")))
                .allSatisfy(found -> assertThat(found.get("owner").asText()).isNotEmpty())
                .allSatisfy(found -> assertThat(found.get("nextStep").asText()).isEqualTo("contact-guardian"))
                .allSatisfy(found ->
                        assertThat(found.get("dueDate").isMissingNode()).isFalse());
    }

    @Test
    @Order(4)
    @DisplayName("the same evaluation again opens, worsens and restores nothing")
    void again() throws Exception {
        int before = answer(get("/api/cases")).size();
        JsonNode again = evaluate();
        assertThat(again.get("pupils").asInt())
                .isEqualTo(firstEvaluation.get("pupils").asInt());
        assertThat(again.get("opened").asInt()).isZero();
        assertThat(again.get("worsened").asInt()).isZero();
        assertThat(again.get("restored").asInt()).isZero();
        assertThat(answer(get("/api/cases"))).hasSize(before);
    }

    /** What the rules ask for, from the files alone. */
    private static final class Oracle {

        private static final int WINDOW_DAYS = 20;
        private static final int MINIMUM_DAYS = 5;
        private static final int COVERAGE_PERCENT = 80;
        private static final int OPENS_ABOVE_PERCENT = 10;
        private static final int OPENS_ABOVE_PERCENT_IN_GRANBY = 15;

        /** Not a percentage: Oslo counts whole days, and minutes outside them. */
        private static final int DAYS_AND_HOURS = -1;

        /** The public holidays of the Swedish spring term up to Easter; no other lies between January and the Friday. */
        private static final Set<String> PUBLIC_HOLIDAYS =
                Set.of("2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06");

        private final Set<String> above = new TreeSet<>();
        private final Set<String> unknown = new TreeSet<>();
        private final Set<String> schools = new TreeSet<>();

        static Oracle of(Map<String, Path> register, Map<String, Path> lessons) throws Exception {
            Oracle oracle = new Oracle();
            Map<String, Integer> limits = new HashMap<>();
            for (String[] school : rows(register.get("schools"), "schoolId", "municipality")) {
                limits.put(
                        school[0],
                        switch (school[1]) {
                            case "Oslo" -> DAYS_AND_HOURS;
                            case "Granby" -> OPENS_ABOVE_PERCENT_IN_GRANBY;
                            default -> OPENS_ABOVE_PERCENT;
                        });
            }
            oracle.schools.addAll(limits.keySet());
            Set<String> holidays = new HashSet<>();
            Set<String> extraDays = new HashSet<>();
            for (String[] day : rows(register.get("school-days"), "schoolId", "date", "kind")) {
                (day[2].equals("holiday") ? holidays : extraDays).add(day[0] + " " + day[1]);
            }
            Map<String, String> schoolOf = new HashMap<>();
            for (String[] pupil : rows(register.get("pupils"), "pupilId", "schoolId", "until")) {
                if (limits.containsKey(pupil[1]) && (pupil[2].isEmpty() || pupil[2].compareTo(FRIDAY) >= 0)) {
                    schoolOf.put(pupil[0], pupil[1]);
                }
            }
            for (Path file : lessons.values()) {
                daysOf(file).forEach((pupil, days) -> {
                    String school = schoolOf.get(pupil);
                    if (school != null) {
                        days.keySet()
                                .removeIf(day -> !extraDays.contains(school + " " + day)
                                        && (holidays.contains(school + " " + day) || !isWorkday(day)));
                        oracle.judge(pupil, days, limits.get(school));
                    }
                });
            }
            return oracle;
        }

        /** Offered, reported and absent minutes by pupil and day. */
        private static Map<String, TreeMap<String, long[]>> daysOf(Path file) throws Exception {
            Map<String, TreeMap<String, long[]>> minutes = new HashMap<>();
            for (String[] row : rows(
                    file,
                    "pupilId",
                    "date",
                    "minutes",
                    "reported",
                    "validAbsenceMinutes",
                    "invalidAbsenceMinutes",
                    "cancelled")) {
                if (row[6].equals("true") || row[1].compareTo("2025-07-01") < 0 || row[1].compareTo(FRIDAY) > 0) {
                    continue;
                }
                long[] day = minutes.computeIfAbsent(row[0], pupil -> new TreeMap<>())
                        .computeIfAbsent(row[1], date -> new long[3]);
                day[0] += Long.parseLong(row[2]);
                if (row[3].equals("true")) {
                    day[1] += Long.parseLong(row[2]);
                    day[2] += Long.parseLong(row[4]) + Long.parseLong(row[5]);
                }
            }
            return minutes;
        }

        private void judge(String pupil, TreeMap<String, long[]> days, int limit) {
            int counted = 0;
            long offered = 0;
            long reported = 0;
            long absent = 0;
            for (long[] day : days.descendingMap().values()) {
                if (day[0] > 0 && counted < WINDOW_DAYS) {
                    counted++;
                    offered += day[0];
                    reported += day[1];
                    absent += day[2];
                }
            }
            if (counted == 0) {
                return;
            }
            if (counted < MINIMUM_DAYS || 100 * reported < COVERAGE_PERCENT * offered) {
                unknown.add(pupil);
            } else if (limit == DAYS_AND_HOURS ? isTooMuchInOslo(days) : 100 * absent > limit * reported) {
                above.add(pupil);
            }
        }

        /** More than three whole days in March, ten since New Year, or ten hours in March outside whole days. */
        private static boolean isTooMuchInOslo(TreeMap<String, long[]> days) {
            long inMarch = 0;
            long sinceNewYear = 0;
            long minutesInMarch = 0;
            for (Map.Entry<String, long[]> entry : days.tailMap("2026-01-01").entrySet()) {
                long[] day = entry.getValue();
                boolean march = entry.getKey().compareTo("2026-03-01") >= 0;
                boolean whole = day[1] > 0 && day[1] == day[2];
                sinceNewYear += whole ? 1 : 0;
                inMarch += whole && march ? 1 : 0;
                minutesInMarch += !whole && march ? day[2] : 0;
            }
            return inMarch > 3 || sinceNewYear > 10 || minutesInMarch > 600;
        }

        private static boolean isWorkday(String day) {
            DayOfWeek weekday = LocalDate.parse(day).getDayOfWeek();
            return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !PUBLIC_HOLIDAYS.contains(day);
        }

        /** The named columns of every row. */
        private static List<String[]> rows(Path file, String... columns) throws Exception {
            try (Stream<String> lines = Files.lines(file)) {
                List<String[]> rows = new ArrayList<>();
                List<String> header = new ArrayList<>();
                lines.map(Oracle::cells).forEach(cells -> {
                    if (header.isEmpty()) {
                        header.addAll(cells);
                    } else {
                        rows.add(Stream.of(columns)
                                .map(column -> cells.get(header.indexOf(column)))
                                .toArray(String[]::new));
                    }
                });
                return rows;
            }
        }

        /** Commas between, quotation marks around what holds a comma. */
        private static List<String> cells(String line) {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (char c : line.toCharArray()) {
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            cells.add(cell.toString());
            return cells;
        }
    }
}
