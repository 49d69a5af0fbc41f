package se.sedd.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.SchoolsChanged;

/** In which language a task's people are answered: that of the school which is its tenant, else Swedish. */
@Component
public class TaskLanguage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Sentences SENTENCES = new Sentences("se.sedd.engine.form");

    private final Register register;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private final ModelTexts texts;

    TaskLanguage(Register register, ModelTexts texts) {
        this.register = register;
        this.texts = texts;
    }

    /** The gate's sentences. */
    Sentences of(Optional<String> tenant) {
        return SENTENCES.in(code(tenant));
    }

    /** {@code sv} or {@code nb}: the language of a school, in which its people are answered. */
    public String of(String schoolId) {
        return code(Optional.of(schoolId));
    }

    /** {@code sv} or {@code nb}: what tasks and forms are shown in. */
    String code(Optional<String> tenant) {
        return tenant.map(school -> known.computeIfAbsent(school, this::ask)).orElse("sv");
    }

    String code(TaskEntity task) {
        return code(Optional.ofNullable(task.getTenantId()));
    }

    /** The task's name, as its school reads it. */
    String name(TaskEntity task) {
        String language = code(task);
        return language.equals(ModelTexts.BOKMAL)
                ? texts.of(process(task), language, ModelTexts.plain(task.getName()))
                : task.getName();
    }

    /** The task's form, as its school reads it. */
    InputStream form(TaskEntity task, InputStream form) {
        String language = code(task);
        if (!language.equals(ModelTexts.BOKMAL)) {
            return form;
        }
        try (form) {
            return new ByteArrayInputStream(
                    JSON.writeValueAsBytes(texts.form(process(task), language, JSON.readTree(form))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String process(TaskEntity task) {
        return task.getProcessDefinition().getKey();
    }

    private String ask(String school) {
        return register.school(school).map(School::language).orElse("sv");
    }

    @EventListener
    void changed(SchoolsChanged event) {
        known.clear();
    }
}
