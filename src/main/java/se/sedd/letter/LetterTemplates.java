package se.sedd.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The letter in every language there is. The application does not start with a template that is broken. */
@Component
class LetterTemplates {

    private static final String PLACE = "classpath*:processes/absence-follow-up/letter/letter.*.txt";

    private final Map<String, LetterTemplate> byLanguage;

    LetterTemplates() {
        byLanguage = TemplateFolder.read(PLACE, LetterTemplate::read, LetterTemplate::language);
    }

    List<LetterTemplate> all() {
        return List.copyOf(byLanguage.values());
    }

    LetterTemplate of(String language) {
        return find(language).orElseThrow(() -> new IllegalStateException("There is no letter in " + language));
    }

    /** The template for a language of the register. */
    Optional<LetterTemplate> find(String language) {
        return TemplateFile.find(byLanguage, language);
    }
}
