package se.sedd.seen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.TemplateFolder;

/** The same-day notice in every language there is. The application does not start with a template that is broken. */
@Component
class NoticeTemplates {

    private static final String PLACE = "classpath*:processes/same-day-notice/notice/notice.*.txt";
    private static final List<String> VALUES = List.of("pupil", "date", "lessons", "phone", "school");

    static final TemplateFile.Form FORM = new TemplateFile.Form(
            "the notice",
            List.of("language", "name", "direction", "date", "status", "reader"),
            Map.of(
                    "subject", List.of("school"),
                    "notice", VALUES,
                    "notice-without-reply", VALUES,
                    "several", VALUES,
                    "several-without-reply", VALUES,
                    "more", List.of(),
                    "and", List.of()),
            Set.of("several", "several-without-reply"));

    private final Map<String, NoticeTemplate> byLanguage;

    /** @param repliesRead whether somebody at the schools reads what is answered to a message */
    NoticeTemplates(@Value("${sedd.notice.replies-read:false}") boolean repliesRead) {
        byLanguage = TemplateFolder.read(
                PLACE,
                (file, content) -> new NoticeTemplate(TemplateFile.read(file, content, FORM), repliesRead),
                NoticeTemplate::language);
    }

    List<NoticeTemplate> all() {
        return List.copyOf(byLanguage.values());
    }

    /** The template for a home: in its language, if a native reader or the municipality has approved it, else the school's. */
    NoticeTemplate of(Optional<String> home, Set<String> approved, String schools) {
        return home.flatMap(language -> TemplateFile.find(byLanguage, language))
                .filter(found -> !found.isDraft() || approved.contains(found.language()))
                .or(() -> TemplateFile.find(byLanguage, schools))
                .orElseThrow(() -> new IllegalStateException("There is no notice in " + schools));
    }
}
