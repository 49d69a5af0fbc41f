package se.sedd.meeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ModelLibrary;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.TemplateFolder;

/**
 * What families read about the partners, in every language there is. A service or an office that a table names and a language does
 * not stops the application from starting, with file, line and what to write.
 */
@Component
class PartnerTexts {

    /** The offices' help stands in the table in the school's own language, and is translated into the others. */
    static final String SCHOOLS = "nb";

    private static final String PLACE = "classpath*:processes/multidisciplinary-meeting/partners/partners.*.txt";
    private static final String PREFIX = "partners.";

    private final Map<String, TemplateFile> byLanguage;

    PartnerTexts(ModelLibrary models) {
        byLanguage = TemplateFolder.read(
                PLACE, (file, content) -> TemplateFile.read(file, content, form(file, models)), TemplateFile::language);
    }

    /** What the file of this name has to hold. */
    static TemplateFile.Form form(String file, ModelLibrary models) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        List.of(
                        "title",
                        "how",
                        "you-lead",
                        "you-choose",
                        "your-yes",
                        "interpreter",
                        "ask",
                        "services",
                        "choose",
                        "everywhere",
                        "later",
                        "later-text",
                        "draft",
                        "print")
                .forEach(part -> parts.put(part, List.of()));
        parts.put("lead", List.of("school"));
        parts.put("in-district", List.of("district"));
        parts.put("no-agreement", List.of("phone"));
        parts.put("elsewhere", List.of("phone"));
        models.answers("partner-services", "partner").forEach(service -> {
            parts.put("service." + service + ".name", List.of());
            parts.put("service." + service, List.of());
        });
        if (!file.equals(PREFIX + SCHOOLS + ".txt")) {
            models.answers("partner-offices", "office").forEach(office -> parts.put("office." + office, List.of()));
        }
        return new TemplateFile.Form(
                "the partners' leaflet", List.of("language", "name", "direction", "status", "reader"), parts, Set.of());
    }

    /** Every language, the school's own first. */
    List<TemplateFile> all() {
        List<TemplateFile> all = new ArrayList<>(byLanguage.values());
        all.sort((one, other) ->
                Boolean.compare(other.language().equals(SCHOOLS), one.language().equals(SCHOOLS)));
        return all;
    }

    /** The text in the first of these languages that there is, else in the school's. */
    TemplateFile in(Collection<Locale> wanted) {
        return wanted.stream()
                .flatMap(language -> TemplateFile.find(byLanguage, language.toLanguageTag()).stream())
                .findFirst()
                .orElseGet(() -> byLanguage.get(SCHOOLS));
    }
}
