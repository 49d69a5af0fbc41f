package se.sedd.web.handbook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.sedd.engine.ProcessGuide;
import se.sedd.engine.ProcessGuide.Cell;
import se.sedd.engine.ProcessGuide.Deadline;
import se.sedd.engine.ProcessGuide.EventKind;
import se.sedd.engine.ProcessGuide.Field;
import se.sedd.engine.ProcessGuide.Task;
import se.sedd.engine.RoleNames;
import se.sedd.engine.Sentences;
import se.sedd.register.Role;

/** The handbook's own words, in the language of the process it prints. */
public enum GuideWords {
    SWEDISH("sv"),
    BOKMAL("nb");

    /** More roles than this are printed as everybody. */
    private static final int SEVERAL = 4;

    private final String language;
    private final Sentences words;

    GuideWords(String language) {
        this.language = language;
        this.words = new Sentences("se.sedd.web.handbook.words").in(language);
    }

    /** The words for a process. */
    public static GuideWords of(ProcessGuide guide) {
        return guide.language().equals("nb") ? BOKMAL : SWEDISH;
    }

    /** The words for a reader. */
    public static GuideWords in(Locale reader) {
        return reader.getLanguage().equals("nb") ? BOKMAL : SWEDISH;
    }

    /** One of the handbook's own words. */
    public String word(String key) {
        return words.of(key);
    }

    /** Who does a task. */
    public String who(Task task) {
        return switch (task.kind()) {
            case SYSTEM -> word("system");
            case PROCESS -> word("process");
            case PERSON ->
                task.roles().isEmpty() || task.roles().size() > SEVERAL
                        ? word("everybody")
                        : task.roles().stream()
                                .flatMap(id -> Role.of(id).stream())
                                .map(this::role)
                                .collect(Collectors.joining(", "));
        };
    }

    /** Whether a task is so many roles' that it is everybody's. */
    public static boolean everybody(Task task) {
        return task.roles().isEmpty() || task.roles().size() > SEVERAL;
    }

    /** What a role is called in this language. */
    public String role(Role role) {
        return RoleNames.of(role, language);
    }

    /** A row of the rules about a task: what it gives, and for whom if not for everybody. */
    public String deadline(Deadline deadline) {
        String then = deadline.then().stream().map(this::measured).collect(Collectors.joining(" · "));
        String when = deadline.when().stream()
                .map(cell -> cell.label() + " " + value(cell))
                .collect(Collectors.joining(", "));
        return when.isEmpty() ? then : then + " (" + when + ")";
    }

    /** A heading such as "Klar inom, skoldagar" and its value as a phrase: "Klar inom 3 skoldagar". */
    private String measured(Cell cell) {
        String[] parts = cell.label().split(", ", 2);
        if (parts.length < 2) {
            return cell.label() + ": " + value(cell);
        }
        if (cell.values().equals(List.of("0"))) {
            return parts[0].replaceFirst(" (inom|innen)$", "") + " " + word("sameDay");
        }
        String unit = cell.values().equals(List.of("1")) ? parts[1].replaceFirst("dager|dagar", "dag") : parts[1];
        return parts[0] + " " + value(cell) + " " + unit;
    }

    /** A table's cell in words. */
    public String value(Cell cell) {
        return cell.values().stream().map(this::value).collect(Collectors.joining(", "));
    }

    private String value(String value) {
        String code = "code." + value;
        if (words.has(code)) {
            return word(code);
        }
        return switch (value) {
            case "true" -> word("yes");
            case "false" -> word("no");
            default ->
                value.replaceFirst("^>= ?(?=\\d{4}-)", word("from") + " ")
                        .replaceFirst("^>= ?", word("atLeast") + " ")
                        .replaceFirst("^<= ?", word("atMost") + " ")
                        .replaceFirst("^> ?", word("over") + " ")
                        .replaceFirst("^< ?", word("under") + " ");
        };
    }

    /** Whether a question of a form must be answered, or empty. */
    public String demand(Field field) {
        if (field.required()) {
            return word(field.onlySometimes() ? "requiredThen" : "required");
        }
        return field.onlySometimes() ? word("sometimes") : "";
    }

    /** How an event belongs to the process. */
    public String event(EventKind kind) {
        return switch (kind) {
            case BEGINS -> word("begins");
            case TIME -> word("time");
            case MESSAGE -> word("message");
            case ENDS -> word("ends");
        };
    }
}
