package se.sedd.engine;

import java.util.List;
import java.util.Optional;

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
            boolean aside) {}

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
    public record Deadline(List<Cell> when, List<Cell> then, Optional<String> note) {}

    /** One value of a decision table under its heading. */
    public record Cell(String label, String value) {}

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

    /**
     * A decision table.
     *
     * @param cells one list per row: inputs, outputs, then the row's note, which may be empty
     */
    public record RuleTable(
            String key,
            String name,
            String description,
            List<String> inputs,
            List<String> outputs,
            List<List<String>> cells) {}
}
