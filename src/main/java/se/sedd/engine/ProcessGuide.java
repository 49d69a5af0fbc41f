package se.sedd.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A process as its people read it: taken from the deployed model, its forms and its decision tables, so that what is printed
 * is what runs. In the order of the picture, from left to right.
 *
 * @param language sv or nb
 * @param purpose the model's documentation
 * @param rules the decision tables that lie beside the model
 */
public record ProcessGuide(
        String key,
        String name,
        String language,
        String purpose,
        List<Task> tasks,
        List<Question> questions,
        List<Event> events,
        List<RuleTable> rules) {

    /**
     * The same in another language.
     *
     * @param say gives a text of the model in that language
     */
    ProcessGuide in(String other, UnaryOperator<String> say) {
        return new ProcessGuide(
                key,
                say.apply(name),
                other,
                say.apply(purpose),
                tasks.stream().map(task -> task.in(say)).toList(),
                questions.stream()
                        .map(question -> new Question(
                                say.apply(question.text()),
                                question.answers().stream()
                                        .map(answer ->
                                                new Answer(say.apply(answer.text()), say.apply(answer.leadsTo())))
                                        .toList()))
                        .toList(),
                events.stream()
                        .map(event -> new Event(say.apply(event.name()), event.kind()))
                        .toList(),
                rules.stream().map(table -> table.in(say)).toList());
    }

    private static List<String> all(List<String> texts, UnaryOperator<String> say) {
        return texts.stream().map(say).toList();
    }

    /**
     * Something that is done.
     *
     * @param deadlines what usually holds, then the exceptions
     * @param roles ids of the groups that do it; empty when the system does it
     * @param calls the key of the process that this step is, if it is one of its own
     * @param aside beside the main line, when something happens
     */
    public record Task(
            String id,
            String name,
            Kind kind,
            List<String> roles,
            List<Field> fields,
            List<Deadline> deadlines,
            Optional<String> calls,
            Optional<String> note,
            boolean aside) {

        private Task in(UnaryOperator<String> say) {
            return new Task(
                    id,
                    say.apply(name),
                    kind,
                    roles,
                    fields.stream()
                            .map(field -> new Field(
                                    say.apply(field.label()),
                                    field.required(),
                                    field.onlySometimes(),
                                    all(field.choices(), say)))
                            .toList(),
                    deadlines.stream().map(deadline -> deadline.in(say)).toList(),
                    calls,
                    note.map(say),
                    aside);
        }
    }

    /** Who does it: a person in a form, the system, or a process of its own. */
    public enum Kind {
        PERSON,
        SYSTEM,
        PROCESS
    }

    /**
     * A question of a form.
     *
     * @param onlySometimes asked only after certain answers
     * @param choices what can be answered, as people read it; empty for free answers
     */
    public record Field(String label, boolean required, boolean onlySometimes, List<String> choices) {}

    /** One row of the decision tables that speaks of a task: label and value of its other cells. */
    public record Deadline(List<Cell> when, List<Cell> then, Optional<String> note) {

        private Deadline in(UnaryOperator<String> say) {
            return new Deadline(
                    when.stream().map(cell -> cell.in(say)).toList(),
                    then.stream().map(cell -> cell.in(say)).toList(),
                    note.map(say));
        }
    }

    /**
     * One place of a decision table under its heading.
     *
     * @param values what it says, one after the other; empty where anything will do
     */
    public record Cell(String label, List<String> values) {

        private Cell in(UnaryOperator<String> say) {
            return new Cell(say.apply(label), all(values, say));
        }
    }

    /** A gateway. */
    public record Question(String text, List<Answer> answers) {}

    /** A way out of a gateway, and the next thing that has a name. */
    public record Answer(String text, String leadsTo) {}

    /** Something that happens. */
    public record Event(String name, EventKind kind) {}

    /** How an event belongs to the process. */
    public enum EventKind {
        BEGINS,
        TIME,
        MESSAGE,
        ENDS
    }

    /** A decision table. */
    public record RuleTable(
            String key,
            String name,
            String description,
            List<String> inputs,
            List<String> outputs,
            List<RuleRow> rows) {

        private RuleTable in(UnaryOperator<String> say) {
            return new RuleTable(
                    key,
                    say.apply(name),
                    say.apply(description),
                    all(inputs, say),
                    all(outputs, say),
                    rows.stream().map(row -> row.in(say)).toList());
        }
    }

    /**
     * A row of a decision table.
     *
     * @param cells of the inputs, then of the outputs
     * @param note why it is so, may be empty
     */
    public record RuleRow(List<Cell> cells, String note) {

        private RuleRow in(UnaryOperator<String> say) {
            return new RuleRow(cells.stream().map(cell -> cell.in(say)).toList(), say.apply(note));
        }
    }
}
