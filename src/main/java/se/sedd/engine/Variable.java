package se.sedd.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/**
 * A typed variable of a process: its name and values are written once, in the contract class, and read nowhere else by
 * name. Free text, names and numbers of people are never variables.
 *
 * @param name a noun or participle; a yes/no reads aloud ({@code guardianReached})
 * @param kind what it holds, which is also how the engine stores it
 * @param values the codes of a choice in the form's order; empty for the other kinds
 */
public record Variable<T>(String name, Kind kind, List<String> values) {

    /** What variables hold. */
    public enum Kind {
        YES_NO,
        CHOICE,
        /** Several codes, as a checklist leaves them. */
        CODES,
        ID,
        DATE,
        INSTANT,
        NUMBER
    }

    public Variable {
        values = List.copyOf(values);
    }

    /** A yes/no. */
    public static Variable<Boolean> yesNo(String name) {
        return new Variable<>(name, Kind.YES_NO, List.of());
    }

    /** One of these codes. */
    public static Variable<String> choice(String name, String... values) {
        return new Variable<>(name, Kind.CHOICE, List.of(values));
    }

    /** Several codes, which nothing but a form writes. */
    public static Variable<List<String>> codes(String name) {
        return new Variable<>(name, Kind.CODES, List.of());
    }

    /** A reference that says nothing by itself: a random pupil reference, a school's, a user's or a case's id. */
    public static Variable<String> id(String name) {
        return new Variable<>(name, Kind.ID, List.of());
    }

    /** A day, kept as {@code yyyy-MM-dd} because forms cannot show any other kind of date. */
    public static Variable<LocalDate> date(String name) {
        return new Variable<>(name, Kind.DATE, List.of());
    }

    /** A moment that a timer waits for, computed from the school's calendar; kept as the engine's date. */
    public static Variable<Instant> instant(String name) {
        return new Variable<>(name, Kind.INSTANT, List.of());
    }

    /** A small whole number. */
    public static Variable<Integer> number(String name) {
        return new Variable<>(name, Kind.NUMBER, List.of());
    }

    /** The value in this scope or one around it, or empty. */
    public Optional<T> in(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(this::fromEngine);
    }

    /** The value where the model guarantees one. */
    public T of(VariableScope scope) {
        return in(scope).orElseThrow(() -> new IllegalStateException("The process has no " + name));
    }

    /** Sets the variable where it lives, or in the process if it is new. */
    public void set(VariableScope scope, T value) {
        scope.setVariable(name, toEngine(value));
    }

    /** Sets the variable for one task alone: what its form is filled in with. */
    public void setLocal(VariableScope scope, T value) {
        scope.setVariableLocal(name, toEngine(value));
    }

    /** Takes the variable away. */
    public void clear(VariableScope scope) {
        scope.removeVariable(name);
    }

    /** The value as the engine stores it, for starting a process and for messages. */
    public Object toEngine(T value) {
        if (kind == Kind.CHOICE && !values.contains(value)) {
            throw new IllegalArgumentException(name + " cannot be " + value + ", only one of " + values);
        }
        if (value instanceof LocalDate day) {
            return day.toString();
        }
        if (value instanceof Instant moment) {
            return Date.from(moment);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private T fromEngine(Object stored) {
        return (T)
                switch (kind) {
                    case DATE -> LocalDate.parse((String) stored);
                    case INSTANT -> ((Date) stored).toInstant();
                    case CODES ->
                        ((SpinJsonNode) stored)
                                .elements().stream()
                                        .map(SpinJsonNode::stringValue)
                                        .toList();
                    default -> stored;
                };
    }
}
