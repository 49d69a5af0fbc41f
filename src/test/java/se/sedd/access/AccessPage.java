package se.sedd.access;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The access table as a page to read: {@code docs/access.md}. */
final class AccessPage {

    private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

    static {
        ANSWERS.put("own", "gets it");
        ANSWERS.put("yes", "is answered");
        ANSWERS.put("empty", "gets nothing");
        ANSWERS.put("204", "is answered");
        ANSWERS.put("302", "is sent on");
        ANSWERS.put("login", "is sent to the login");
    }

    private static final Map<String, String> ABOUT = Map.of(
            "-",
            "",
            AccessTown.OWN,
            "one's own",
            AccessTown.COLLEAGUE,
            "a colleague's",
            AccessTown.OTHER_SCHOOL,
            "another school's",
            AccessTown.SOCIAL_SERVICES,
            "the social services'");

    private final StringBuilder page = new StringBuilder();

    private AccessPage() {}

    static String of(AccessTable table) {
        AccessPage page = new AccessPage();
        page.write(table);
        return page.page.toString();
    }

    private void write(AccessTable table) {
        page.append("""
                # Who may do what

                Written from the access table in `src/test/resources/access` by `AccessTest`, which asks the running application all of
                it. Each way is asked by somebody in every role, and by somebody who is not logged in, about a task, case or pupil of
                their own, a colleague's, another school's and the social services'. Of every answer three things are tested: that it is the
                one that stands here; that nothing stands in it that this role may not know; and, where the role may know nothing, that it
                is letter for letter the answer to something that does not exist.

                A new endpoint without its row fails the build. To write this page again:
                `mvn test -Dtest=AccessTest -Dsedd.regenerate=true`.

                ## Roles

                | group | roles | what they have in common |
                |---|---|---|
                """);
        table.groupWhys()
                .forEach((group, why) -> page.append(
                        "| %s | %s | %s |\n".formatted(group, String.join(", ", table.membersOf(group)), why)));
        page.append("""

                ## What may stand in an answer

                Everything else of a task, a case or a pupil stands in no answer to that role.

                | about | what | who | why |
                |---|---|---|---|
                """);
        for (AccessTable.Knowledge one : table.knowledge()) {
            page.append("| %s | %s | %s | %s |\n"
                    .formatted(ABOUT.get(one.about()), String.join(", ", one.what()), one.shortWho(), one.why()));
        }
        page.append("""

                `task`, `instance`: the engine's ids. `number`: the case number. `variable`: what a form decided. `reference`: the random
                reference by which the engine knows a pupil; `pupil`: the school system's id. `text:…`: the journal, by compartment.
                """);
        Set<String> sections = new LinkedHashSet<>();
        Stream.concat(
                        table.rows().stream().map(AccessTable.Row::section),
                        table.shut().stream().map(AccessTable.Shut::section))
                .forEach(sections::add);
        sections.forEach(section -> section(section, table));
    }

    private void section(String section, AccessTable table) {
        page.append("\n## ").append(section).append("\n\n");
        List<AccessTable.Row> rows = table.rows().stream()
                .filter(row -> row.section().equals(section))
                .toList();
        if (!rows.isEmpty()) {
            page.append("| way | about | who | why |\n|---|---|---|---|\n");
            rows.forEach(this::row);
        }
        List<AccessTable.Shut> shut = table.shut().stream()
                .filter(one -> one.section().equals(section))
                .toList();
        if (!shut.isEmpty()) {
            page.append(rows.isEmpty() ? "" : "\n").append("| shut to everybody | why |\n|---|---|\n");
            shut.forEach(one -> page.append("| `%s` | %s |\n".formatted(one.pattern(), one.why())));
        }
    }

    private void row(AccessTable.Row row) {
        page.append("| `%s`%s | %s | %s | %s |\n"
                .formatted(
                        row.endpoint(),
                        row.isPlain() ? "" : " `" + row.request() + "`",
                        row.about().stream().map(ABOUT::get).collect(Collectors.joining(", ")),
                        Stream.of(row.shortAnswers().split("\\s+"))
                                .map(AccessPage::answer)
                                .collect(Collectors.joining("; ")),
                        row.why()));
    }

    private static String answer(String cell) {
        String[] sides = cell.split("=", 2);
        return sides[0] + " " + ANSWERS.getOrDefault(sides[1], sides[1]);
    }
}
