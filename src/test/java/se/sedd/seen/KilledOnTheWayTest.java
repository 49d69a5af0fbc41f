package se.sedd.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import se.sedd.Caller;
import se.sedd.KillableApplication;

/**
 * Days and weeks at one school, lessons coming in, staff doing most of what they are asked to, while the application is killed again and
 * again, in the middle of a call. It takes minutes and runs when asked: {@code -Dsedd.schoolDays=20 -Dsedd.kills=10} is four weeks, {@code -Dsedd.seed=7} another course of
 * events.
 */
@EnabledIfSystemProperty(named = "sedd.kills", matches = "\\d+")
@DisplayName("Killed on the way: nobody is forgotten, and no home is told twice")
class KilledOnTheWayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 12);

    private final long seed = Long.getLong("sedd.seed", 20260412);
    private final int schoolDays = Integer.getInteger("sedd.schoolDays", 4);
    private final int kills = Integer.getInteger("sedd.kills", 2);
    private final Random random = new Random(seed);
    private final WeeksAtOneSchool school = new WeeksAtOneSchool(seed);
    private final KillableApplication application = new KillableApplication("--sedd.notice.every=PT1H");

    private final Set<Integer> killedAt = new TreeSet<>();
    private int calls;

    /** Which case a pupil has a contact person in; a new case asks anew. */
    private final Map<String, String> appointed = new TreeMap<>();

    private final Map<LocalDate, Set<String>> toContact = new TreeMap<>();
    private final Map<LocalDate, Set<String>> toTell = new TreeMap<>();
    private final Set<Path> filesBefore = new HashSet<>();

    @Test
    @DisplayName(
            "every flagged pupil is contacted or counted as missed each school day, every missed pupil's home told once")
    void weeks() throws Exception {
        try (application) {
            application.start();
            begin();
            List<LocalDate> days = FIRST.datesUntil(FIRST.plusYears(1))
                    .filter(day -> day.getDayOfWeek().getValue() <= 5)
                    .limit(schoolDays)
                    .toList();
            int callsADay = 5 + WeeksAtOneSchool.lessonsADay();
            while (killedAt.size() < kills) {
                killedAt.add(calls + random.nextInt(days.size() * callsADay));
            }
            days.forEach(this::day);
            application.kill();
            verify(days);
        } catch (AssertionError e) {
            throw new AssertionError("With -Dsedd.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    /** The register, a month of lessons, and cases for those who have long been away. */
    private void begin() {
        school.register().forEach(this::imported);
        List<LocalDate> before = LocalDate.of(2025, 11, 24)
                .datesUntil(LocalDate.of(2025, 12, 20))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .toList();
        StringBuilder lessons = new StringBuilder();
        for (LocalDate day : before) {
            String csv = school.lesson(day, 0);
            lessons.append(lessons.isEmpty() ? csv : csv.substring(csv.indexOf('\n') + 1));
        }
        imported("lessons", lessons.toString());
        as("admin").post("/api/evaluations", "{\"date\":\"2026-01-09\"}");
    }

    private void day(LocalDate day) {
        clock(day, "06:40");
        toContact.put(day, new TreeSet<>());
        appointed.forEach((pupil, caseNumber) -> {
            JsonNode newest = newestCase(pupil);
            if (newest.path("caseNumber").asText().equals(caseNumber)
                    && newest.path("state").asText().equals("open")) {
                toContact.get(day).add(pupil);
            }
        });
        work(day);
        for (int lesson = 0; lesson < WeeksAtOneSchool.lessonsADay(); lesson++) {
            int number = lesson;
            robust(() -> imported("lessons", school.lesson(day, number)));
            clock(day, List.of("09:35", "11:35", "14:35").get(lesson));
        }
        toTell.put(day, new TreeSet<>());
        school.pupils().stream().filter(pupil -> school.isMissed(pupil, day)).forEach(toTell.get(day)::add);
        work(day);
        clock(day, "20:30");
        nothingTwice(day);
    }

    /** What was written to the outbox today: one message to each address on each channel. */
    private void nothingTwice(LocalDate day) {
        Map<String, Path> told = new HashMap<>();
        for (Path file : outbox()) {
            if (filesBefore.add(file)) {
                String to = lineOf(file, "To:");
                assertThat(told.put(file.getParent().getFileName() + " " + to, file))
                        .as("the first message to " + to + " on " + day)
                        .isNull();
            }
        }
    }

    private List<Path> outbox() {
        try (Stream<Path> files = Files.walk(application.home().resolve("outbox"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".part"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lineOf(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody does most of what lies on their list. */
    private void work(LocalDate today) {
        for (String user : school.staff()) {
            for (JsonNode task : as(user).get("/engine-rest/task?maxResults=500&assignee=" + user)
                    .json()) {
                Map<String, Object> form = form(task.path("taskDefinitionKey").asText(), today);
                if (!form.isEmpty() && random.nextInt(10) < 7) {
                    submit(user, task.path("id").asText(), form);
                }
            }
        }
    }

    private Map<String, Object> form(String task, LocalDate today) {
        return switch (task) {
            case "contact-guardian" ->
                Map.of(
                        "guardianReached",
                        true,
                        "reachedPerson",
                        "guardian-1",
                        "absenceCause",
                        "school",
                        "meetingWanted",
                        false);
            case "appoint-contact-person" ->
                Map.of(
                        "contactPerson", "v-eht",
                        "pupilChose", "yes",
                        "dailyContact", true,
                        "contactWay", "talk",
                        "contactReviewDate", today.plusDays(90).toString());
            case "review-letter" -> Map.of("letterDecision", "skip", "skipReason", "already-talked");
            case "contact-pupil-today" ->
                random.nextBoolean() ? Map.of("contactMade", true, "contactWay", "sms") : Map.of("contactMade", false);
            case "call-about-absence" ->
                random.nextBoolean()
                        ? Map.of(
                                "guardianReached", true,
                                "reachedPerson", "guardian-1",
                                "absenceAnswer", "unexplained")
                        : Map.of("guardianReached", false, "attemptResult", "no-answer");
            default -> Map.of();
        };
    }

    private void submit(String user, String task, Map<String, Object> form) {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((key, value) -> variables.put(key, Map.of("value", value)));
        String label = as(user).get("/api/tasks/" + task + "/pupil")
                .json()
                .path("pupil")
                .path("label")
                .asText();
        Caller.Answer answer =
                as(user).post("/engine-rest/task/" + task + "/submit-form", json(Map.of("variables", variables)));
        // Another answer given a moment ago can have settled this one: one home, one contact a day.
        assertThat(answer.status()).as(answer.body()).isIn(200, 204, 404, 403, 500);
        if (form.containsKey("dailyContact") && answer.status() < 300) {
            String pupil = school.pupilNamed(label);
            appointed.put(pupil, newestCase(pupil).path("caseNumber").asText());
        }
    }

    private JsonNode newestCase(String pupil) {
        return as("admin").get("/api/cases?pupilId=" + pupil).json().get(0);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clock(LocalDate day, String time) {
        String to = day.atTime(LocalTime.parse(time))
                .atZone(STOCKHOLM)
                .toOffsetDateTime()
                .toString();
        robust(() -> as("admin").post("/api/demo/clock", "{\"to\":\"" + to + "\"}"));
    }

    private Caller.Answer imported(String kind, String csv) {
        Caller admin = as("admin");
        return admin.send(admin.request("/api/imports/" + kind)
                .header("Content-Type", "text/csv")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(csv)));
    }

    /** Makes the call; at some, the application is killed on the way, started again and asked again. */
    private void robust(Supplier<Caller.Answer> call) {
        if (killedAt.contains(calls++)) {
            CompletableFuture<Void> onTheWay =
                    CompletableFuture.runAsync(call::get).handle((done, died) -> null);
            try {
                Thread.sleep(5 + random.nextInt(700));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            application.kill();
            onTheWay.join();
            application.start();
        }
        Caller.Answer answer = call.get();
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private Caller as(String user) {
        return Caller.program(application.port(), user);
    }

    private void verify(List<LocalDate> days) throws SQLException {
        Map<String, Object> database = application.database();
        try (Connection connection = DriverManager.getConnection(
                database.get("spring.datasource.url").toString(),
                database.get("spring.datasource.username").toString(),
                database.getOrDefault("spring.datasource.password", "").toString())) {
            assertThat(appointed).isNotEmpty();
            for (LocalDate day : days) {
                assertThat(pupils(connection, "daily_contact", "contact_day", "outcome <> 'OPEN'", day))
                        .as("contacted or missed on " + day)
                        .isEqualTo(toContact.get(day));
                assertThat(pupils(connection, "daily_contact", "contact_day", "outcome = 'OPEN'", day))
                        .as("not settled on " + day)
                        .isEmpty();
                assertThat(pupils(connection, "absence_notice", "notice_day", "1 = 1", day))
                        .as("told, rung, or known why not on " + day)
                        .isEqualTo(toTell.get(day));
                assertThat(pupils(connection, "absence_notice", "notice_day", "state in ('SENT', 'CALL')", day))
                        .as("still waiting after " + day)
                        .isEmpty();
            }
            assertThat(one(
                            connection,
                            "select count(*) from sedd.outgoing_message where state in ('WAITING', 'ACCEPTED')"))
                    .as("messages that never left")
                    .isZero();
            assertThat(one(connection, "select count(*) from sedd.outgoing_message where state = 'SENT'"))
                    .as("messages sent, and files that were put down")
                    .isEqualTo(outbox().size())
                    .isPositive();
        }
        System.out.printf(
                "%d school days, %d kills: %s contacts, %s notices, %d messages%n",
                days.size(),
                killedAt.size(),
                toContact.values().stream().mapToInt(Set::size).sum(),
                toTell.values().stream().mapToInt(Set::size).sum(),
                outbox().size());
    }

    private static Set<String> pupils(Connection connection, String table, String day, String which, LocalDate on)
            throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select p.pupil_id from sedd.%s t join sedd.pupil p on p.ref = t.pupil_ref where t.%s = date '%s' and %s"
                                .formatted(table, day, on, which))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static long one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
