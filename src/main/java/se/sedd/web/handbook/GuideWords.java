package se.sedd.web.handbook;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.sedd.engine.ProcessGuide;
import se.sedd.engine.ProcessGuide.Cell;
import se.sedd.engine.ProcessGuide.Deadline;
import se.sedd.engine.ProcessGuide.EventKind;
import se.sedd.engine.ProcessGuide.Field;
import se.sedd.engine.ProcessGuide.Task;
import se.sedd.register.Role;

/** The handbook's own words, in the language of the process it prints. */
public enum GuideWords {
    SWEDISH(Map.ofEntries(
            Map.entry("tasks", "Uppgifter"),
            Map.entry("aside", "Vid sidan av"),
            Map.entry("questions", "Vägval"),
            Map.entry("events", "Händelser"),
            Map.entry("rules", "Regler"),
            Map.entry("everybody", "Alla anställda"),
            Map.entry("system", "Systemet"),
            Map.entry("process", "Egen process"),
            Map.entry("who", "Vem"),
            Map.entry("when", "När"),
            Map.entry("form", "Frågor i formuläret"),
            Map.entry("required", "obligatorisk"),
            Map.entry("requiredThen", "obligatorisk när den visas"),
            Map.entry("sometimes", "visas ibland"),
            Map.entry("answers", "Svar"),
            Map.entry("leads", "Leder till"),
            Map.entry("begins", "Börjar"),
            Map.entry("time", "Tid"),
            Map.entry("message", "Besked"),
            Map.entry("ends", "Slutar"),
            Map.entry("note", "Anmärkning"),
            Map.entry("any", "alla"),
            Map.entry("otherwise", "annars"),
            Map.entry("generated", "Sidan är gjord av modellen, formulären och reglerna. Ändra dem, inte sidan."),
            Map.entry("atLeast", "minst"),
            Map.entry("over", "mer än"),
            Map.entry("atMost", "högst"),
            Map.entry("under", "mindre än"),
            Map.entry("from", "från och med"),
            Map.entry("sameDay", "samma dag"),
            Map.entry("picture", "Öppna bilden i full storlek"),
            Map.entry("yes", "ja"),
            Map.entry("no", "nej"))),
    BOKMAL(Map.ofEntries(
            Map.entry("tasks", "Oppgaver"),
            Map.entry("aside", "Ved siden av"),
            Map.entry("questions", "Veivalg"),
            Map.entry("events", "Hendelser"),
            Map.entry("rules", "Regler"),
            Map.entry("everybody", "Alle ansatte"),
            Map.entry("system", "Systemet"),
            Map.entry("process", "Egen prosess"),
            Map.entry("who", "Hvem"),
            Map.entry("when", "Når"),
            Map.entry("form", "Spørsmål i skjemaet"),
            Map.entry("required", "obligatorisk"),
            Map.entry("requiredThen", "obligatorisk når det vises"),
            Map.entry("sometimes", "vises av og til"),
            Map.entry("answers", "Svar"),
            Map.entry("leads", "Fører til"),
            Map.entry("begins", "Begynner"),
            Map.entry("time", "Tid"),
            Map.entry("message", "Beskjed"),
            Map.entry("ends", "Slutter"),
            Map.entry("note", "Merknad"),
            Map.entry("any", "alle"),
            Map.entry("otherwise", "ellers"),
            Map.entry("generated", "Siden er laget av modellen, skjemaene og reglene. Endre dem, ikke siden."),
            Map.entry("atLeast", "minst"),
            Map.entry("over", "mer enn"),
            Map.entry("atMost", "høyst"),
            Map.entry("under", "mindre enn"),
            Map.entry("from", "fra og med"),
            Map.entry("sameDay", "samme dag"),
            Map.entry("picture", "Åpne bildet i full størrelse"),
            Map.entry("yes", "ja"),
            Map.entry("no", "nei")));

    /** More roles than this are printed as everybody. */
    private static final int SEVERAL = 4;

    private final Map<String, String> words;

    GuideWords(Map<String, String> words) {
        this.words = words;
    }

    /** The words for a process. */
    public static GuideWords of(ProcessGuide guide) {
        return guide.language().equals("nb") ? BOKMAL : SWEDISH;
    }

    /** One of the handbook's own words. */
    public String word(String key) {
        return words.get(key);
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
        List<String> names = RoleNames.of(role);
        return this == BOKMAL ? names.get(names.size() - 1) : names.get(0);
    }

    /** A row of the rules about a task: what it gives, and for whom if not for everybody. */
    public String deadline(Deadline deadline) {
        String then = deadline.then().stream().map(this::measured).collect(Collectors.joining(" · "));
        String when = deadline.when().stream()
                .map(cell -> cell.label() + " " + value(cell.value()))
                .collect(Collectors.joining(", "));
        return when.isEmpty() ? then : then + " (" + when + ")";
    }

    /** A heading such as "Klar inom, skoldagar" and its value as a phrase: "Klar inom 3 skoldagar". */
    private String measured(Cell cell) {
        String[] parts = cell.label().split(", ", 2);
        if (parts.length < 2) {
            return cell.label() + ": " + value(cell.value());
        }
        if (cell.value().equals("0")) {
            return parts[0].replaceFirst(" (inom|innen)$", "") + " " + word("sameDay");
        }
        String unit = cell.value().equals("1") ? parts[1].replaceFirst("dager|dagar", "dag") : parts[1];
        return parts[0] + " " + value(cell.value()) + " " + unit;
    }

    /** A table's cell in words. */
    public String value(String cell) {
        return switch (cell) {
            case "" -> "";
            case "true" -> word("yes");
            case "false" -> word("no");
            default ->
                cell.replaceFirst("^>= ?(?=\\d{4}-)", word("from") + " ")
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
