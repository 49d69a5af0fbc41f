package se.sedd.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Plain cells of decision tables")
class PlainCellsTest {

    private static final String INPUT = "cellInput";

    private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();

    @Test
    @DisplayName("are read as FEEL reads them, in every table and for whatever is asked")
    void asFeel() throws Exception {
        Set<String> cells = new TreeSet<>(Set.of(
                "-",
                " - ",
                "\"\"",
                "\"a\", \"b c\"",
                " \"a\" ,\"å\" ",
                "\"a\\\"b\"",
                "not(\"a\")",
                "\"a\",\"b\" ",
                "null"));
        try (Stream<Path> models = Files.walk(Path.of("processes"))) {
            models.filter(file -> file.toString().endsWith(".dmn"))
                    .flatMap(file ->
                            Dmn.readModelFromFile(file.toFile()).getModelElementsByType(InputEntry.class).stream())
                    .map(entry -> entry.getText().getTextContent())
                    .forEach(cells::add);
        }
        List<Object> asked = new ArrayList<>(List.of(
                "", "a", "b c", "å", "a\"b", "-", "SE", "contact-guardian", 3, true, LocalDate.of(2026, 1, 12)));
        asked.add(null);
        FeelEngine plain = new PlainCells(feel);
        assertThat(cells).hasSizeGreaterThan(50);
        for (String cell : cells) {
            for (Object value : asked) {
                VariableContext variables =
                        Variables.createVariables().putValue(INPUT, value).asVariableContext();
                assertThat(answer(plain, cell, variables))
                        .as("%s for %s", cell, value)
                        .isEqualTo(answer(feel, cell, variables));
            }
        }
    }

    private static Object answer(FeelEngine engine, String cell, VariableContext variables) {
        try {
            return engine.evaluateSimpleUnaryTests(cell, INPUT, variables);
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }
}
