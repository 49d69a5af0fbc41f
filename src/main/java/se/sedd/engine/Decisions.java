package se.sedd.engine;

import java.util.List;
import java.util.Map;

/** Asks a decision table that is deployed with the application. */
public interface Decisions {

    /**
     * The rows that hold for these values, in the table's order.
     *
     * @param decision the key of the decision, its latest version
     * @param inputs the table's inputs by name; dates as {@link java.time.LocalDate}
     * @throws IllegalStateException if no such decision is deployed or it cannot be evaluated
     */
    List<DecisionRow> decide(String decision, Map<String, Object> inputs);

    /** The same for several questions, answered in their order with one look for the table's latest version. */
    List<List<DecisionRow>> decideEach(String decision, List<Map<String, Object>> inputs);
}
