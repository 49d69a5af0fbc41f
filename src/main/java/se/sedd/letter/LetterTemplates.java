package se.sedd.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The letter in every language there is. The application does not start with a template that is broken. */
@Component
class LetterTemplates {

    private static final String PLACE = "classpath*:processes/absence-follow-up/letter/letter.*.txt";

    private final Map<String, LetterTemplate> byLanguage = new TreeMap<>();

    LetterTemplates() {
        List<String> faults = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(PLACE)) {
                try {
                    LetterTemplate template = LetterTemplate.read(file.getFilename(), file.getContentAsByteArray());
                    byLanguage.put(template.language(), template);
                } catch (TemplateFile.Broken e) {
                    faults.addAll(e.sentences());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new TemplateFile.Broken(faults);
        }
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
