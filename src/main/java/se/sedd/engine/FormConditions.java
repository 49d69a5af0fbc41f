package se.sedd.engine;

import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** The forms' conditions, evaluated again on the server: the same FEEL as in the browser. */
final class FormConditions {

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    /** Whether the condition (with or without its leading equals sign) is true; what cannot be evaluated is not. */
    boolean holds(String condition, Map<String, Object> answers) {
        String expression = condition.strip();
        EvaluationResult result =
                feel.evaluateExpression(expression.startsWith("=") ? expression.substring(1) : expression, answers);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }
}
