package se.sedd.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.access.AccessTown.Thing;

/**
 * The access table over HTTP: every way into the application, asked by everybody about their own, a colleague's, another
 * school's and another office's. Three things are tested of each answer: that it is the one the table says; that nothing stands
 * in it that this role may not know; and where the role may know nothing, that it is the same, letter by letter, as for something
 * that does not exist, so that no list, count, sorting or refusal tells one hidden value from another.
 *
 * <p><b>A new endpoint</b> fails {@link #everyWayHasItsRow}: add a line to {@code src/test/resources/access/table.txt}, whose
 * head says how, and write the page again: {@code mvn test -Dtest=AccessTest -Dsedd.regenerate=true}.
 */
@SeddTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("docs/access.md");
    private static final Pattern VARIABLE = Pattern.compile("\\{([\\w-]+)(?::[^{}]*(?:\\{[^{}]*}[^{}]*)*)?}");
    private static final List<String> HIDDEN =
            List.of(AccessTown.COLLEAGUE, AccessTown.OTHER_SCHOOL, AccessTown.SOCIAL_SERVICES);

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private final AccessTable table = AccessTable.read();
    private SortedSet<String> endpoints;
    private AccessTown town;

    @BeforeAll
    void build() {
        endpoints = Endpoints.of(context);
        town = new AccessTown(context, port);
    }

    @Test
    @DisplayName("every way into the application has its row, every row its way, every cell its answer and reason")
    void everyWayHasItsRow() {
        List<String> faults = new ArrayList<>(table.faults());
        endpoints.stream()
                .filter(endpoint -> !table.open().contains(endpoint)
                        && table.shutBy(endpoint).isEmpty())
                .forEach(endpoint -> faults.add(endpoint
                        + " has no row in the access table: say in src/test/resources/access/table.txt who may call it and why"
                        + " (the head of the file tells how)"));
        table.open().stream()
                .filter(endpoint -> !endpoints.contains(endpoint))
                .forEach(endpoint -> faults.add(endpoint + " has a row in the access table but is not there any more"));
        table.shut().stream()
                .filter(shut -> endpoints.stream()
                        .noneMatch(endpoint -> table.shutBy(endpoint).equals(java.util.Optional.of(shut))))
                .forEach(shut -> faults.add("shut | " + shut.pattern() + " shuts nothing: delete the line"));
        table.open().stream().filter(AccessTest::namesAThing).forEach(endpoint -> {
            Set<String> asked = table.rows().stream()
                    .filter(row -> row.endpoint().equals(endpoint))
                    .flatMap(row -> row.about().stream())
                    .collect(Collectors.toSet());
            Stream.concat(Stream.of(AccessTown.OWN), HIDDEN.stream())
                    .filter(about -> !asked.contains(about))
                    .forEach(about ->
                            faults.add(endpoint + " names a task, case or pupil, but no row is about " + about));
        });
        assertThat(faults).isEmpty();
    }

    @TestFactory
    @DisplayName("everybody is answered as the table says")
    Stream<DynamicTest> rows() {
        return table.rows().stream()
                .map(row -> dynamicTest(
                        row + " about " + String.join(", ", row.about()),
                        () -> none(row.about().stream()
                                .flatMap(about -> AccessTable.everybody().toList().parallelStream()
                                        .flatMap(role -> faultsOf(row, about, role).stream()))
                                .toList())));
    }

    @TestFactory
    @DisplayName("what no row opens is shut to everybody")
    Stream<DynamicTest> shut() {
        AtomicInteger number = new AtomicInteger();
        return table.shut().stream()
                .map(shut -> dynamicTest(
                        "shut " + shut.pattern(),
                        () -> none(endpoints.stream()
                                .filter(endpoint -> table.shutBy(endpoint).equals(java.util.Optional.of(shut)))
                                .flatMap(endpoint -> AccessTable.everybody().toList().parallelStream()
                                        .flatMap(role -> openedBy(endpoint, role, number.incrementAndGet()).stream()))
                                .toList())));
    }

    @Test
    @DisplayName("the tokens in the picture of the social services' process are not the managers' to count")
    void referralsAreNotCounted() {
        for (String path : List.of(
                "/engine-rest/process-definition/statistics",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?maxResults=100")) {
            assertThat(runningReferrals("camunda-admin", path)).as(path).isPositive();
            assertThat(runningReferrals("manager", path)).as(path).isZero();
        }
    }

    private long runningReferrals(String role, String path) {
        long running = 0;
        for (JsonNode process : town.as(role).get(path).json()) {
            JsonNode definition = process.has("definition") ? process.get("definition") : process;
            if (definition.path("key").asText().equals("social-services-referral")) {
                running += process.path("instances").asLong();
                if (process.has("definition")) {
                    for (JsonNode activity : town.as(role)
                            .get("/engine-rest/process-definition/"
                                    + process.path("id").asText() + "/statistics")
                            .json()) {
                        running += activity.path("instances").asLong();
                    }
                }
            }
        }
        return running;
    }

    @Test
    @DisplayName("docs/access.md is what the table says")
    void page() throws IOException {
        String page = AccessPage.of(table);
        if (Boolean.getBoolean("sedd.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as(PAGE
                        + " is older than the table. Write it again: mvn test -Dtest=AccessTest -Dsedd.regenerate=true")
                .isEqualTo(page);
    }

    private static void none(List<String> faults) {
        assertThat(faults).isEmpty();
    }

    private List<String> openedBy(String endpoint, String role, int number) {
        Thing thing = town.about(AccessTown.OWN, role);
        Call call = call(endpoint, "-", thing, role, number);
        Caller.Answer answer = call.by(town.as(role));
        boolean refused =
                role.equals(AccessTown.ANONYMOUS) ? answer.status() == 401 || isLogin(answer) : answer.status() == 403;
        return refused ? List.of() : List.of(role + ": " + call + " should be shut and answers " + answer.status());
    }

    private List<String> faultsOf(AccessTable.Row row, String about, String role) {
        Thing thing = town.about(about.equals("-") ? AccessTown.OWN : about, role);
        String expected = row.answers().get(role);
        Call call = call(row.endpoint(), row.request(), thing, role, Math.abs((row + about + role).hashCode() % 997));
        boolean endsSession =
                row.endpoint().endsWith("/logout") || row.endpoint().endsWith("POST /login");
        Caller caller = endsSession ? town.freshlyLoggedIn(role) : town.as(role);
        Caller.Answer answer = call.by(caller);
        List<String> faults = new ArrayList<>();
        String who = role + " about " + about + ": " + call;
        if (!isAsExpected(expected, answer, thing)) {
            faults.add("%s should be answered %s and is %d %s"
                    .formatted(who, expected, answer.status(), shortened(answer)));
        }
        town.givenAway(role, call.toString(), answer.body(), table)
                .forEach(secret -> faults.add(who + " gives away " + secret + " in " + shortened(answer)));
        boolean toldNothing = answer.status() >= 400 || expected.equals("empty");
        if (faults.isEmpty() && toldNothing && !about.equals("-") && town.asksForHidden(role, call.toString(), table)) {
            Thing invented = thing.invented();
            Caller.Answer other = call(row.endpoint(), row.request(), invented, role, call.place())
                    .by(caller);
            String told = withoutOccurrence(answer.body());
            for (Map.Entry<String, String> secret : thing.secrets().entrySet()) {
                told = told.replace(secret.getValue(), invented.secret(secret.getKey()));
            }
            if (answer.status() != other.status() || !told.equals(withoutOccurrence(other.body()))) {
                faults.add("%s tells it from one that is not there: %d %s, but %d %s"
                        .formatted(who, answer.status(), shortened(answer), other.status(), shortened(other)));
            }
        }
        return faults;
    }

    /** A refusal has a number of its own each time, by which it is found in the log. */
    private static String withoutOccurrence(String body) {
        return body.replaceAll("urn:uuid:[0-9a-f-]{36}", "urn:uuid:x");
    }

    private static boolean isAsExpected(String expected, Caller.Answer answer, Thing thing) {
        return switch (expected) {
            case "yes" -> answer.status() / 100 == 2;
            case "own" ->
                answer.status() / 100 == 2
                        && Stream.of("task", "instance", "number", "name", "pupil", "variable", "reference")
                                .anyMatch(what -> answer.body().contains(thing.secret(what)));
            case "empty" -> answer.status() / 100 == 2 && isEmpty(answer.body());
            case "login" -> isLogin(answer);
            default -> answer.status() == Integer.parseInt(expected);
        };
    }

    private static boolean isLogin(Caller.Answer answer) {
        return answer.status() == 302 && answer.location().endsWith("/login");
    }

    /** An empty list, a count of none, or nothing at all. */
    private static boolean isEmpty(String body) {
        if (body.isBlank()) {
            return true;
        }
        try {
            JsonNode json = JSON.readTree(body);
            return json.isContainerNode() && json.isEmpty()
                    || json.path("count").asInt(-1) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String shortened(Caller.Answer answer) {
        return answer.body().length() > 400 ? answer.body().substring(0, 400) + " …" : answer.body();
    }

    /** One request. */
    private record Call(String method, String path, String body, int place) {
        Caller.Answer by(Caller caller) {
            return caller.call(method, path, body);
        }

        @Override
        public String toString() {
            return method + " " + path + (body == null || body.equals("{}") ? "" : " " + body);
        }
    }

    /** @param place at which of the places the engine's interface is served it is asked */
    private Call call(String endpoint, String request, Thing thing, String role, int place) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String template = endpoint.substring(method.length() + 1);
        String asked = request.equals("-") ? "" : request;
        int start =
                Math.max(asked.indexOf("{\""), asked.endsWith(" {}") || asked.equals("{}") ? asked.length() - 2 : -1);
        String query = start < 0 ? asked : asked.substring(0, start).strip();
        String body = start < 0 ? null : town.filled(asked.substring(start), thing, role);
        if (body == null && !Set.of("GET", "OPTIONS", "HEAD").contains(method)) {
            body = "{}";
        }
        Matcher settings = Pattern.compile("^(?:(\\w+):(\\S+)\\s*)").matcher(query);
        String path = template;
        while (settings.find()) {
            path = path.replaceAll(
                    "\\{" + settings.group(1) + "[^{}]*(?:\\{[^{}]*}[^{}]*)*}|(?<=/)\\*+$",
                    Matcher.quoteReplacement(settings.group(2)));
            query = query.substring(settings.end());
            settings = Pattern.compile("^(?:(\\w+):(\\S+)\\s*)").matcher(query);
        }
        path = pathOf(path, thing, role);
        if (template.startsWith(Endpoints.ENGINE)) {
            path = Endpoints.ENGINE_PLACES.get(place % Endpoints.ENGINE_PLACES.size())
                    + path.substring(Endpoints.ENGINE.length());
        }
        return new Call(method, path + encoded(town.filled(query, thing, role)), body, place);
    }

    private static boolean namesAThing(String endpoint) {
        Matcher variables = VARIABLE.matcher(endpoint);
        return variables.find()
                && !what(endpoint, variables).startsWith("{definition")
                && Set.of("{task}", "{instance}", "{pupil}").contains(what(endpoint, variables));
    }

    private String pathOf(String template, Thing thing, String role) {
        Matcher variables = VARIABLE.matcher(template);
        StringBuilder path = new StringBuilder();
        while (variables.find()) {
            variables.appendReplacement(
                    path, Matcher.quoteReplacement(town.filled(what(template, variables), thing, role)));
        }
        return variables.appendTail(path).toString().replaceAll("/\\*+$", "/x");
    }

    /** What stands for a variable of a path: by its name, or by what stands before it. */
    private static String what(String template, Matcher variable) {
        String before = template.substring(0, variable.start()).replaceAll("/+$", "");
        before = before.substring(before.lastIndexOf('/') + 1);
        return switch (variable.group(1)) {
            case "taskId" -> "{task}";
            case "pupilId" -> "{pupil}";
            case "caseNumber" -> "{number}";
            case "engine", "engineName", "processEngineName" -> "default";
            case "tenantId", "tenant-id" -> "{school}";
            default ->
                switch (before) {
                    case "task" -> "{task}";
                    case "process-instance", "execution" -> "{instance}";
                    case "process-definition" -> "{definition}";
                    case "key" -> "trial-call";
                    case "filter" -> "{filter}";
                    case "user", "members", "user-members" -> "{me}";
                    case "tenant" -> "{school}";
                    default -> "x";
                };
        };
    }

    /** Values as a browser would send them. */
    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        query.codePoints().forEach(c -> {
            String letter = Character.toString(c);
            encoded.append(
                    "?&=/.,_-%*;".contains(letter) || c < 128 && Character.isLetterOrDigit(c)
                            ? letter
                            : URLEncoder.encode(letter, StandardCharsets.UTF_8));
        });
        return encoded.toString();
    }
}
