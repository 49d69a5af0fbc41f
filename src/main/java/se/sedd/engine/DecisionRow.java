package se.sedd.engine;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One matching row of a decision table: its outputs by name. */
public record DecisionRow(Map<String, Object> outputs) {

    public DecisionRow {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** A text output. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    /** A text output, or empty where the row has none. */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(outputs.get(name)).map(String::valueOf).filter(value -> !value.isEmpty());
    }

    /** A whole number. */
    public int number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    /** A whole number, or empty where the row has none. */
    public Optional<Integer> optionalNumber(String name) {
        return Optional.ofNullable(outputs.get(name))
                .map(value -> new BigDecimal(String.valueOf(value)).intValueExact());
    }

    /** A yes/no; a cell without a value means no. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(outputs.get(name));
    }

    private IllegalStateException missing(String name) {
        return new IllegalStateException("The decision's row has no value for " + name + ": " + outputs);
    }
}
