package se.sedd.engine;

import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The cells of decision tables that anybody can read: {@code -} for anything, and one word or several. The engine's FEEL
 * (1.19.3) parses a cell and builds all its functions anew each time it meets one, and a table has hundreds; nearly all of them
 * are of this kind. Every other cell is FEEL's.
 */
final class PlainCells implements FeelEngine {

    private static final Pattern WORD = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern WORDS = Pattern.compile("\\s*" + WORD + "(?:\\s*,\\s*" + WORD + ")*\\s*");

    private final FeelEngine feel;

    PlainCells(FeelEngine feel) {
        this.feel = feel;
    }

    /** A decision engine whose tables are read like this. */
    static DefaultDmnEngineConfiguration inTables() {
        DefaultDmnEngineConfiguration tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(() -> new PlainCells(new ScalaFeelEngineFactory().createInstance()));
        return tables;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String cell, String input, VariableContext variables) {
        if (cell.strip().equals("-")) {
            return true;
        }
        TypedValue asked = variables.resolve(input);
        if (asked != null
                && asked.getValue() instanceof String word
                && WORDS.matcher(cell).matches()) {
            return WORD.matcher(cell).results().anyMatch(found -> found.group(1).equals(word));
        }
        return feel.evaluateSimpleUnaryTests(cell, input, variables);
    }

    /** What a column asks for, and what a row answers. */
    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return feel.evaluateSimpleExpression(expression, variables);
    }
}
