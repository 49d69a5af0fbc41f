package se.sedd.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.SchoolsChanged;

/** In which language a task's people are answered: that of the school which is its tenant, else Swedish. */
@Component
class TaskLanguage {

    private final Register register;
    private static final Sentences SWEDISH = new Sentences("se.sedd.engine.form");

    private final Map<String, Sentences> known = new ConcurrentHashMap<>();

    TaskLanguage(Register register) {
        this.register = register;
    }

    Sentences of(Optional<String> tenant) {
        return tenant.map(school -> known.computeIfAbsent(school, this::ask)).orElse(SWEDISH);
    }

    private Sentences ask(String school) {
        return register.school(school).map(School::language).map(SWEDISH::in).orElse(SWEDISH);
    }

    @EventListener
    void changed(SchoolsChanged event) {
        known.clear();
    }
}
