package se.sedd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import se.sedd.demo.Town.DemoSchool;

/**
 * The application as the README's command starts it, in a process of its own: a new home, filled, with cases open. The engine's
 * clock belongs to a whole JVM, so the tests' shared application cannot play this part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A new home with the demo's data")
class DemoHouseTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-19");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-13");
    private static final Map<String, Integer> LIMIT_IN_PERCENT = Map.of("Sjövik", 10, "Granby", 15);
    private static final Duration LONGEST_START = Duration.ofMinutes(8);
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Town town = TownBuilder.build(TownBuilder.SEED);
    private Path log;
    private Process application;
    private TestRestTemplate http;

    @BeforeAll
    void start() throws Exception {
        Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
        Path home = Files.createTempDirectory(parent, "demo");
        log = home.resolve("log.txt");
        String classPath = classPath();
        application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "se.sedd.SeddApplication",
                        "--server.port=0",
                        "--sedd.home=" + home)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        http = new TestRestTemplate(new RestTemplateBuilder()
                        .rootUri("http://127.0.0.1:" + portOnceStarted())
                        .readTimeout(Duration.ofMinutes(5)))
                .withBasicAuth("admin", "demo");
    }

    @AfterAll
    void stop() throws InterruptedException {
        application.destroy();
        if (!application.waitFor(30, TimeUnit.SECONDS)) {
            application.destroyForcibly();
        }
    }

    @Test
    @Order(1)
    @DisplayName("stands at Monday morning, and every school and its people are there")
    void filled() {
        assertThat(now()).isEqualTo("2026-03-16T07:00:00+01:00");
        assertThat(http.getForObject("/api/schools", JsonNode.class)).hasSize(7);
        ResponseEntity<String> page = http.getForEntity("/", String.class);
        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(page.getBody()).contains("mentor1", "social1", "larer1", "Måndag 16 mars 2026 kl. 07.00");
    }

    @Test
    @Order(2)
    @DisplayName("has a case for exactly the pupils whom a computation over the raw lessons names")
    void casesEqualTheOracle() {
        Set<String> expected = new TreeSet<>();
        for (DemoSchool school : town.schools()) {
            Integer limit = LIMIT_IN_PERCENT.get(school.municipality());
            if (limit != null) {
                expected.addAll(above(school, limit));
            }
        }
        Set<String> opened = new TreeSet<>();
        http.getForObject("/api/cases", JsonNode.class)
                .forEach(found -> opened.add(found.get("pupilId").asText()));
        assertThat(opened).isEqualTo(expected);
        assertThat(expected).hasSizeBetween(100, 250);
    }

    @Test
    @Order(3)
    @DisplayName("has nobody unseen, on Monday and after the next day")
    void nobodyUnseen() {
        assertThat(http.getForObject("/api/unseen?date=2026-03-13", JsonNode.class))
                .isEmpty();
        ResponseEntity<JsonNode> moved =
                http.postForEntity("/api/demo/clock", Map.of("to", "2026-03-17T07:00"), JsonNode.class);
        assertThat(moved.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(http.getForObject("/api/unseen?date=2026-03-16", JsonNode.class))
                .isEmpty();
        JsonNode absence = http.getForObject("/api/pupils/tranvik-0110/absence?date=2026-03-16", JsonNode.class);
        assertThat(absence.get("days").asInt()).isEqualTo(20);
    }

    private String now() {
        return http.getForObject("/api/demo/clock", JsonNode.class).get("now").asText();
    }

    /** Pupils above the limit over their last twenty offered days, by adding up rows: shares nothing with the application. */
    private Set<String> above(DemoSchool school, int limit) {
        SchoolDays days = new SchoolDays((id, day) -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && school.closed().stream()
                        .noneMatch(closed -> !day.isBefore(closed.first()) && !day.isAfter(closed.last())));
        Map<String, TreeMap<LocalDate, long[]>> byPupil = new HashMap<>();
        new Lessons(town, new Dice(TownBuilder.SEED), days).known(school, FIRST, FRIDAY, FRIDAY, row -> {
            if (!row.cancelled()) {
                long[] day = byPupil.computeIfAbsent(row.pupilId(), id -> new TreeMap<>())
                        .computeIfAbsent(row.date(), date -> new long[3]);
                day[0] += row.minutes();
                day[1] += row.reported() ? row.minutes() : 0;
                day[2] += row.valid() + row.invalid();
            }
        });
        Set<String> above = new TreeSet<>();
        byPupil.forEach((pupil, totals) -> {
            List<long[]> window =
                    totals.descendingMap().values().stream().limit(20).toList();
            long offered = window.stream().mapToLong(day -> day[0]).sum();
            long reported = window.stream().mapToLong(day -> day[1]).sum();
            long absent = window.stream().mapToLong(day -> day[2]).sum();
            if (window.size() >= 5 && 100 * reported >= 80 * offered && 100 * absent > limit * reported) {
                above.add(pupil);
            }
        });
        return above;
    }

    /** Without the empty entries, which would mean the folder the tests run in. */
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private int portOnceStarted() throws Exception {
        long until = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < until) {
            Matcher started = STARTED.matcher(Files.exists(log) ? Files.readString(log) : "");
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            assertThat(application.isAlive()).as(() -> "started, see " + log).isTrue();
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError("Not started after " + LONGEST_START + ", see " + log);
    }
}
