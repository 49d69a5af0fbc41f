package se.sedd.meeting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.letter.Letter.Span;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.TemplateFolder;

/**
 * The words of the minutes in one language, as a process owner edits them: a file under
 * {@code processes/multidisciplinary-meeting/minutes}.
 */
record MinutesTemplate(TemplateFile file) {

    private static final TemplateFile.Form FORM = new TemplateFile.Form(
            "the minutes",
            List.of("language", "name", "direction", "date", "status", "reader"),
            Map.ofEntries(
                    part("title"),
                    part("draft"),
                    part("about", "pupil"),
                    part("held", "date", "time", "place"),
                    part("video"),
                    part("other"),
                    part("present-heading"),
                    part("present", "people"),
                    part("absent", "people"),
                    part("led-by-guardians"),
                    part("led-by-school"),
                    part("interpreter"),
                    part("told-heading"),
                    part("advice-heading"),
                    part("agreed-heading"),
                    part("agreed", "what", "who", "date"),
                    part("nothing-agreed"),
                    part("next-heading"),
                    part("follows-up", "who"),
                    part("next-new-meeting"),
                    part("next-individual-plan"),
                    part("next-child-coordinator"),
                    part("next-referral-with-consent"),
                    part("next-back-to-mentor"),
                    part("consent-heading"),
                    part("consent", "partner", "what", "date"),
                    part("without-name"),
                    part("share-name"),
                    part("share-school-class"),
                    part("share-wish"),
                    part("remark-heading"),
                    part("copies-heading"),
                    part("copies", "people"),
                    part("approved", "date"),
                    part("as-written"),
                    part("guardian-1"),
                    part("guardian-2"),
                    part("pupil"),
                    part("mentor"),
                    part("project-lead"),
                    part("home"),
                    part("interpreter-person"),
                    part("support-person"),
                    part("signature", "school")),
            Set.of());

    private static Map.Entry<String, List<String>> part(String id, String... placeholders) {
        return Map.entry(id, List.of(placeholders));
    }

    /** The minutes in every language there is. The application does not start with a template that is broken. */
    @Component
    static class All {

        private static final String PLACE = "classpath*:processes/multidisciplinary-meeting/minutes/minutes.*.txt";

        private final Map<String, MinutesTemplate> byLanguage;

        All() {
            byLanguage = TemplateFolder.read(
                    PLACE,
                    (file, content) -> new MinutesTemplate(TemplateFile.read(file, content, FORM)),
                    MinutesTemplate::language);
        }

        /** The template for a language of the register. */
        Optional<MinutesTemplate> find(String language) {
            return TemplateFile.find(byLanguage, language);
        }
    }

    String language() {
        return file.language();
    }

    String name() {
        return file.head().get("name");
    }

    boolean rightToLeft() {
        return file.head().get("direction").equals("rtl");
    }

    /** What stands between the parts of a list. */
    String comma() {
        return rightToLeft() ? "، " : ", ";
    }

    boolean isDraft() {
        return file.status() == TemplateFile.Status.DRAFT;
    }

    String text(String part) {
        return file.texts().get(part);
    }

    boolean has(String part) {
        return file.texts().containsKey(part);
    }

    List<Span> fill(String part, Map<String, String> values) {
        return Span.fill(text(part), values);
    }

    String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(file.head().get("date"), Locale.forLanguageTag(language()))
                .format(date);
    }
}
