package se.sedd.followup;

import java.time.LocalDate;
import java.util.Map;

/** Some schools could not be evaluated; the message names them, the causes are its suppressed exceptions. */
public class EvaluationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvaluationFailed(LocalDate date, Map<String, RuntimeException> failures) {
        super("The evaluation of " + date + " failed at " + String.join(", ", failures.keySet()));
        failures.values().forEach(this::addSuppressed);
    }
}
