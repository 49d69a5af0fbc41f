package se.sedd.meeting;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.TemplateFolder;

/**
 * What a family is told of its meeting, in one language, as a process owner edits it: a file under
 * {@code processes/multidisciplinary-meeting/family}. None of it says whom the meeting is about.
 */
record FamilyTemplate(TemplateFile file) {

    private static final TemplateFile.Form FORM = new TemplateFile.Form(
            "what a family is told",
            List.of("language", "name", "direction", "date", "status", "reader"),
            Map.of(
                    "subject", List.of("school"),
                    "reminder", List.of("date", "time", "place"),
                    "moved", List.of("date", "time", "place"),
                    "cancelled", List.of("date", "time"),
                    "ring", List.of("phone"),
                    "regards", List.of("school"),
                    "at-school", List.of("room"),
                    "video", List.of(),
                    "other", List.of()),
            Set.of());

    /** The texts in every language there is. The application does not start with one that is broken. */
    @Component
    static class All {

        private static final String PLACE = "classpath*:processes/multidisciplinary-meeting/family/family.*.txt";

        private final Map<String, FamilyTemplate> byLanguage;

        All() {
            byLanguage = TemplateFolder.read(
                    PLACE,
                    (file, content) -> new FamilyTemplate(TemplateFile.read(file, content, FORM)),
                    FamilyTemplate::language);
        }

        /** In the home's language, if somebody whose language it is or the municipality has approved it, else in the school's. */
        FamilyTemplate of(Optional<String> home, Set<String> approved, String schools) {
            return home.flatMap(language -> TemplateFile.find(byLanguage, language))
                    .filter(found ->
                            found.file().status() != TemplateFile.Status.DRAFT || approved.contains(found.language()))
                    .or(() -> TemplateFile.find(byLanguage, schools))
                    .orElseThrow(() -> new IllegalStateException("Families cannot be told anything in " + schools));
        }
    }

    String language() {
        return file.language();
    }

    String subject(String school) {
        return TemplateFile.fill(file.texts().get("subject"), Map.of("school", school));
    }

    /**
     * The whole text.
     *
     * @param kind reminder, moved or cancelled
     * @param phone whom the family can ring
     */
    String text(String kind, Slot slot, String place, Optional<String> phone, String school) {
        String told = TemplateFile.fill(
                file.texts().get(kind),
                Map.of(
                        "date", day(slot.day()),
                        "time", slot.start().toLocalTime().toString(),
                        "place", TemplateFile.fill(file.texts().get(place), Map.of("room", slot.room()))));
        return Stream.of(
                        Optional.of(told),
                        phone.map(number -> TemplateFile.fill(file.texts().get("ring"), Map.of("phone", number))),
                        Optional.of(TemplateFile.fill(file.texts().get("regards"), Map.of("school", school))))
                .flatMap(Optional::stream)
                .collect(joining(" "));
    }

    private String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(file.head().get("date"), Locale.forLanguageTag(language()))
                .format(date);
    }
}
