package se.sedd.followup;

import java.time.LocalDate;
import java.util.Map;

/** Some schools could not be evaluated; the message names them, the causes are its suppressed exceptions. */
public class EvaluationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean everySchool;

    EvaluationFailed(LocalDate date, Map<String, RuntimeException> failures, boolean everySchool) {
        super("The evaluation of " + date + " failed at " + String.join(", ", failures.keySet()));
        this.everySchool = everySchool;
        failures.values().forEach(this::addSuppressed);
    }

    /** Whether it failed at all of them: then something is wrong that is no school's. */
    boolean everySchool() {
        return everySchool;
    }
}
