package se.sedd.insight;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.engine.ModelTexts;
import se.sedd.engine.TaskLanguage;
import se.sedd.register.Pupil;

/** What a pupil is called in lists, where no name of a protected pupil stands, not even for those who may know it. */
@Component
public class Label {

    private final TaskLanguage language;

    Label(TaskLanguage language) {
        this.language = language;
    }

    /** The name, or for protected identity the case's number alone. */
    public String of(Pupil pupil, Optional<String> caseNumber) {
        if (!pupil.protectedIdentity()) {
            return pupil.name();
        }
        String word = language.of(pupil.schoolId()).equals(ModelTexts.BOKMAL) ? "Skjermet sak" : "Skyddat ärende";
        return caseNumber.map(number -> word + " " + number).orElse(word);
    }
}
