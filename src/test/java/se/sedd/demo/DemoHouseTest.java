package se.sedd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import se.sedd.TestDatabase;

/**
 * The application as the README's command starts it, in a process of its own: a new home, filled, with cases open. The engine's
 * clock belongs to a whole JVM, so the tests' shared application cannot play this part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A new home with the demo's data")
class DemoHouseTest {

    private static final Duration LONGEST_START = Duration.ofMinutes(8);
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private Path home;
    private Path log;
    private Process application;
    private TestRestTemplate http;

    @BeforeAll
    void start() throws Exception {
        Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
        home = Files.createTempDirectory(parent, "demo");
        log = home.resolve("log.txt");
        String classPath = classPath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "se.sedd.SeddApplication",
                "--server.port=0",
                "--sedd.home=" + home));
        command.addAll(List.of(TestDatabase.arguments(TestDatabase.in(home))));
        application = new ProcessBuilder(command)
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
        assertThat(page.getBody()).contains("mentor1", "social1", "larer1", "Måndag 16 mars 2026");
    }

    @Test
    @Order(1)
    @DisplayName("keeps its database in the home folder, unless another database is named")
    void database() {
        assertThat(home.resolve("sedd.mv.db").toFile().exists()).isNotEqualTo(TestDatabase.isPostgreSql());
    }

    @Test
    @Order(2)
    @DisplayName("has open cases, and calls for mentor1 on this very morning")
    void casesAreOpen() {
        JsonNode cases = http.getForObject("/api/cases", JsonNode.class);
        assertThat(cases).hasSizeBetween(100, 250);
        assertThat(cases)
                .filteredOn(found -> found.path("owner").asText().equals("mentor1"))
                .extracting(found -> found.path("dueDate").asText())
                .contains("2026-03-16");
    }

    @Test
    @Order(3)
    @DisplayName("has nobody unseen, on Monday and after the next day")
    void nobodyUnseen() {
        assertThat(http.getForObject("/api/unseen?date=2026-03-13", JsonNode.class))
                .isEmpty();
        HttpHeaders json = new HttpHeaders();
        json.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<JsonNode> moved = http.postForEntity(
                "/api/demo/clock", new HttpEntity<>("{\"to\":\"2026-03-17T07:00\"}", json), JsonNode.class);
        assertThat(moved.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(http.getForObject("/api/unseen?date=2026-03-16", JsonNode.class))
                .isEmpty();
        JsonNode absence = http.getForObject("/api/pupils/tranvik-0110/absence?date=2026-03-16", JsonNode.class);
        assertThat(absence.get("days").asInt()).isEqualTo(20);
    }

    private String now() {
        return http.getForObject("/api/demo/clock", JsonNode.class).get("now").asText();
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
