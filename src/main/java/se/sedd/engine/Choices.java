package se.sedd.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * The choices of a question that only the moment knows: free times, colleagues, offers. A form names them by {@code valuesKey}; they
 * stand in a variable of the task alone.
 */
public final class Choices {

    private final SpinJsonNode list = Spin.JSON("[]");

    /** The task's variable with the choices of a question. */
    public static String variable(String question) {
        return question + "Options";
    }

    /**
     * @param value what is stored when it is chosen
     * @param label what people read
     */
    public Choices add(String value, String label) {
        list.append(Spin.JSON("{}").prop("value", value).prop("label", label));
        return this;
    }

    public JsonValue toEngine() {
        return SpinValues.jsonValue(toJson()).create();
    }

    public String toJson() {
        return list.toString();
    }

    /** Puts them beside the question of this task's form. */
    public void offer(DelegateTask task, String question) {
        task.setVariableLocal(variable(question), toEngine());
    }
}
