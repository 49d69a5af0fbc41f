package se.sedd.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.sedd.register.Role;

/**
 * Who may do what, as it stands in {@code src/test/resources/access/*.txt}. How its lines are written is told at the head of
 * {@code table.txt}.
 */
final class AccessTable {

    private static final Path FOLDER = Path.of("src/test/resources/access");
    private static final Set<String> ANSWERS =
            Set.of("own", "yes", "empty", "login", "204", "302", "400", "401", "403", "404", "409", "415", "500");

    /**
     * A way that is open to somebody, and what each role is answered when it is about something.
     *
     * @param about whose task, case or pupil it is asked about
     * @param request query and body, with words in braces
     * @param answers one for every role
     */
    record Row(
            String section,
            String endpoint,
            List<String> about,
            String request,
            Map<String, String> answers,
            String shortAnswers,
            String why) {

        /** What the query or body has no bearing on. */
        boolean isPlain() {
            return request.equals("-");
        }

        @Override
        public String toString() {
            return endpoint + (isPlain() ? "" : " " + request);
        }
    }

    /** Ways that are shut to everybody, whatever they are asked about. */
    record Shut(String section, String pattern, String why) {

        boolean matches(String endpoint) {
            String regex =
                    Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return endpoint.matches(regex);
        }
    }

    /** A piece of knowledge and who may have it. */
    record Knowledge(String about, List<String> what, Set<String> who, String shortWho, String why) {}

    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Map<String, String> groupWhys = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Shut> shut = new ArrayList<>();
    private final List<Knowledge> knowledge = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private AccessTable() {
        groups.put(AccessTown.ANONYMOUS, List.of(AccessTown.ANONYMOUS));
        Arrays.stream(Role.values()).map(Role::id).forEach(role -> groups.put(role, List.of(role)));
        groups.put("staff", Arrays.stream(Role.values()).map(Role::id).toList());
    }

    static AccessTable read() {
        AccessTable table = new AccessTable();
        table.read("groups.txt", table::group);
        table.read("knowledge.txt", table::knows);
        table.read("table.txt", table::row);
        return table;
    }

    private interface Line {
        void read(String section, List<String> cells);
    }

    private void read(String file, Line line) {
        String section = "";
        for (String text : lines(file)) {
            if (text.startsWith("## ")) {
                section = text.substring(3).strip();
            } else if (!text.isBlank() && !text.startsWith("#")) {
                try {
                    line.read(
                            section,
                            Arrays.stream(text.split("\\s+\\|\\s+"))
                                    .map(String::strip)
                                    .toList());
                } catch (RuntimeException e) {
                    faults.add(file + ": \"" + text + "\": " + e.getMessage());
                }
            }
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void group(String section, List<String> cells) {
        groups.put(cells.get(0), members(cells.get(1)));
        groupWhys.put(cells.get(0), cells.get(2));
    }

    private void knows(String section, List<String> cells) {
        knowledge.add(new Knowledge(
                cells.get(0),
                List.of(cells.get(1).split("\\s+")),
                Set.copyOf(members(cells.get(2))),
                cells.get(2),
                reason(cells, 3)));
    }

    private void row(String section, List<String> cells) {
        if (cells.get(0).equals("shut")) {
            shut.add(new Shut(section, cells.get(1), reason(cells, 2)));
            return;
        }
        List<String> about =
                cells.get(1).equals("-") ? List.of("-") : List.of(cells.get(1).split("\\s+"));
        rows.add(new Row(
                section, cells.get(0), about, cells.get(2), answers(cells.get(3)), cells.get(3), reason(cells, 4)));
    }

    private static String reason(List<String> cells, int place) {
        if (cells.size() != place + 1 || cells.get(place).length() < 5) {
            throw new IllegalArgumentException("the reason is missing, or there is a cell too many");
        }
        return cells.get(place);
    }

    private Map<String, String> answers(String text) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String cell : text.split("\\s+")) {
            String[] sides = cell.split("=", 2);
            if (sides.length < 2 || !ANSWERS.contains(sides[1])) {
                throw new IllegalArgumentException(cell + " is no answer; known are " + new TreeSet<>(ANSWERS));
            }
            members(sides[0]).forEach(role -> answers.put(role, sides[1]));
        }
        List<String> unexplained =
                everybody().filter(role -> !answers.containsKey(role)).toList();
        if (!unexplained.isEmpty()) {
            throw new IllegalArgumentException("nothing is said of " + unexplained);
        }
        return answers;
    }

    private List<String> members(String names) {
        return Arrays.stream(names.split("[\\s,]+"))
                .flatMap(name -> Optional.ofNullable(groups.get(name))
                        .orElseThrow(() -> new IllegalArgumentException(name + " is no role and no group"))
                        .stream())
                .distinct()
                .toList();
    }

    /** Every role, and nobody. */
    static Stream<String> everybody() {
        return Stream.concat(Arrays.stream(Role.values()).map(Role::id), Stream.of(AccessTown.ANONYMOUS));
    }

    /** @param way as {@code relation what} */
    boolean mayKnow(String role, String way) {
        String[] parts = way.split(" ", 2);
        return knowledge.stream()
                .anyMatch(one -> one.about().equals(parts[0])
                        && one.what().contains(parts[1])
                        && one.who().contains(role));
    }

    List<Row> rows() {
        return rows;
    }

    List<Shut> shut() {
        return shut;
    }

    List<Knowledge> knowledge() {
        return knowledge;
    }

    Map<String, String> groupWhys() {
        return groupWhys;
    }

    List<String> membersOf(String group) {
        return groups.get(group);
    }

    /** Lines that cannot be read, as sentences. */
    List<String> faults() {
        return faults;
    }

    /** The endpoints with a row of their own. */
    Set<String> open() {
        return rows.stream().map(Row::endpoint).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Optional<Shut> shutBy(String endpoint) {
        return open().contains(endpoint)
                ? Optional.empty()
                : shut.stream().filter(one -> one.matches(endpoint)).findFirst();
    }
}
