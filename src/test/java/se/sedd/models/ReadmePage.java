package se.sedd.models;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.sedd.engine.ProcessGuide;
import se.sedd.engine.ProcessGuide.Field;
import se.sedd.engine.ProcessGuide.Question;
import se.sedd.engine.ProcessGuide.RuleTable;
import se.sedd.engine.ProcessGuide.Task;
import se.sedd.web.handbook.GuideWords;

/** One process as the README beside its model. */
final class ReadmePage {

    private final ProcessGuide guide;
    private final GuideWords words;
    private final StringBuilder page = new StringBuilder();

    private ReadmePage(ProcessGuide guide) {
        this.guide = guide;
        this.words = GuideWords.of(guide);
    }

    static String of(ProcessGuide guide) {
        return new ReadmePage(guide).write();
    }

    private String write() {
        lines("# " + guide.name(), "![" + guide.name() + "](" + guide.key() + ".svg)", guide.purpose());
        tasks("tasks", false);
        tasks("aside", true);
        questions();
        events();
        rules();
        lines("---", "*" + words.word("generated") + "*");
        return page.toString().strip() + "\n";
    }

    private void tasks(String heading, boolean aside) {
        List<Task> tasks =
                guide.tasks().stream().filter(task -> task.aside() == aside).toList();
        if (tasks.isEmpty()) {
            return;
        }
        lines("## " + words.word(heading));
        tasks.forEach(this::task);
    }

    private void task(Task task) {
        String name = task.calls()
                .map(key -> "[" + task.name() + "](../" + key + "/README.md)")
                .orElse(task.name());
        lines("### " + name, task.note().orElse(""));
        String facts = Stream.concat(
                        Stream.of("**" + words.word("who") + ":** " + words.who(task)),
                        task.deadlines().stream()
                                .map(row -> "**" + words.word("when") + ":** " + words.deadline(row)
                                        + row.note().map(note -> ". " + note).orElse("")))
                .map(fact -> "- " + fact)
                .collect(Collectors.joining("\n"));
        lines(facts);
        if (!task.fields().isEmpty()) {
            lines("**" + words.word("form") + "**");
            lines(task.fields().stream().map(this::field).collect(Collectors.joining("\n")));
        }
    }

    private String field(Field field) {
        String demand = Optional.of(words.demand(field))
                .filter(text -> !text.isEmpty())
                .map(text -> " *(" + text + ")*")
                .orElse("");
        String choices = field.choices().isEmpty() ? "" : ": " + String.join(" / ", field.choices());
        return "- " + field.label() + demand + choices;
    }

    private void questions() {
        if (guide.questions().isEmpty()) {
            return;
        }
        lines("## " + words.word("questions"));
        for (Question question : guide.questions()) {
            lines("**" + question.text() + "**");
            lines(question.answers().stream()
                    .map(answer -> "- " + answer.text() + " → " + answer.leadsTo())
                    .collect(Collectors.joining("\n")));
        }
    }

    private void events() {
        lines("## " + words.word("events"));
        lines(guide.events().stream()
                .map(event -> "- " + words.event(event.kind()) + ": " + event.name())
                .collect(Collectors.joining("\n")));
    }

    private void rules() {
        if (guide.rules().isEmpty()) {
            return;
        }
        lines("## " + words.word("rules"));
        guide.rules().forEach(this::rule);
    }

    private void rule(RuleTable table) {
        lines("### " + table.name(), table.description());
        List<String> heads = Stream.of(table.inputs(), table.outputs(), List.of(words.word("note")))
                .flatMap(List::stream)
                .toList();
        lines(Stream.of(
                        Stream.of(
                                row(heads),
                                row(heads.stream().map(head -> "---").toList())),
                        table.rows().stream()
                                .map(line -> row(
                                        Stream.concat(line.cells().stream().map(words::value), Stream.of(line.note()))
                                                .toList())))
                .flatMap(rows -> rows)
                .collect(Collectors.joining("\n")));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void lines(String... paragraphs) {
        Stream.of(paragraphs)
                .filter(text -> !text.isBlank())
                .forEach(text -> page.append(text).append("\n\n"));
    }
}
