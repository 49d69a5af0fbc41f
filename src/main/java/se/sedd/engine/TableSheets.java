package se.sedd.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import se.sedd.engine.ProcessGuide.Cell;
import se.sedd.engine.ProcessGuide.Deadline;
import se.sedd.engine.ProcessGuide.RuleRow;
import se.sedd.engine.ProcessGuide.RuleTable;

/** The bundled decision tables as people read them: cells without their syntax, tasks and answers by their labels. */
final class TableSheets {

    /** The input of a decision table whose rows speak of one task each. */
    private static final String TASK_INPUT = "task";

    private final Map<String, List<DecisionTable>> byFolder;
    private final Map<String, String> names;

    /**
     * @param byFolder the tables of each process, by its key
     * @param names what the codes in cells are called
     */
    TableSheets(Map<String, List<DecisionTable>> byFolder, Map<String, String> names) {
        this.byFolder = byFolder;
        this.names = names;
    }

    /** The tables of this process. */
    List<RuleTable> of(String process) {
        return byFolder.getOrDefault(process, List.of()).stream()
                .map(this::rules)
                .toList();
    }

    /** Every code that a decision table can answer in one of its outputs, in the table's order. */
    List<String> answers(String decision, String output) {
        return byFolder.values().stream()
                .flatMap(Collection::stream)
                .filter(table -> ((Decision) table.getParentElement()).getId().equals(decision))
                .flatMap(table -> answers(table, output))
                .distinct()
                .toList();
    }

    private static Stream<String> answers(DecisionTable table, String output) {
        int column = table.getOutputs().stream().map(Output::getName).toList().indexOf(output);
        return table.getRules().stream()
                .map(rule ->
                        text(List.copyOf(rule.getOutputEntries()).get(column).getText()))
                .flatMap(cell -> codes(cell).stream())
                .filter(code -> !code.isEmpty());
    }

    /** What the tables say of this task. */
    List<Deadline> deadlines(String task) {
        return byFolder.values().stream()
                .flatMap(Collection::stream)
                .flatMap(table -> deadlines(table, task))
                .sorted(Comparator.comparing(deadline -> !deadline.when().isEmpty()))
                .toList();
    }

    private Stream<Deadline> deadlines(DecisionTable table, String task) {
        List<Input> inputs = List.copyOf(table.getInputs());
        int column = inputs.stream()
                .map(input ->
                        input.getInputExpression().getText().getTextContent().strip())
                .toList()
                .indexOf(TASK_INPUT);
        if (column < 0) {
            return Stream.empty();
        }
        return table.getRules().stream()
                .filter(rule -> codes(inputCells(rule).get(column)).contains(task))
                .map(rule -> new Deadline(
                        cells(table, rule).subList(0, inputs.size()).stream()
                                .filter(cell -> !cell.values().isEmpty())
                                .filter(cell -> !cell.label().equals(labelOf(inputs.get(column))))
                                .toList(),
                        cells(table, rule)
                                .subList(
                                        inputs.size(),
                                        inputs.size() + table.getOutputs().size())
                                .stream()
                                .filter(cell -> !cell.values().isEmpty())
                                .toList(),
                        Optional.ofNullable(rule.getDescription()).map(ModelElementInstance::getTextContent)));
    }

    private RuleTable rules(DecisionTable table) {
        Decision decision = (Decision) table.getParentElement();
        return new RuleTable(
                decision.getId(),
                ModelReading.nameOf(decision.getName(), decision.getId()),
                Optional.ofNullable(decision.getDescription())
                        .map(ModelElementInstance::getTextContent)
                        .orElse(""),
                table.getInputs().stream().map(TableSheets::labelOf).toList(),
                table.getOutputs().stream().map(TableSheets::labelOf).toList(),
                table.getRules().stream()
                        .map(rule -> new RuleRow(
                                cells(table, rule),
                                Optional.ofNullable(rule.getDescription())
                                        .map(ModelElementInstance::getTextContent)
                                        .orElse("")))
                        .toList());
    }

    private List<Cell> cells(DecisionTable table, Rule rule) {
        List<String> labels = Stream.concat(
                        table.getInputs().stream().map(TableSheets::labelOf),
                        table.getOutputs().stream().map(TableSheets::labelOf))
                .toList();
        List<String> values = Stream.concat(
                        inputCells(rule).stream(),
                        rule.getOutputEntries().stream().map(entry -> text(entry.getText())))
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            cells.add(new Cell(labels.get(i), readable(values.get(i))));
        }
        return cells;
    }

    private static List<String> inputCells(Rule rule) {
        return rule.getInputEntries().stream()
                .map(entry -> text(entry.getText()))
                .toList();
    }

    private static String text(ModelElementInstance text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    /** A cell without its syntax: labels of tasks and answers for their codes, empty where anything will do. */
    private List<String> readable(String cell) {
        if (cell.equals("-") || cell.isEmpty()) {
            return List.of();
        }
        if (cell.startsWith("\"")) {
            return codes(cell).stream()
                    .map(code -> names.getOrDefault(code, code))
                    .toList();
        }
        return List.of(cell.replaceAll("date\\(\"([\\d-]+)\"\\)", "$1"));
    }

    private static List<String> codes(String cell) {
        return Arrays.stream(cell.split("\"\\s*,\\s*\""))
                .map(code -> code.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    private static String labelOf(Input input) {
        return ModelReading.nameOf(
                input.getLabel(), text(input.getInputExpression().getText()));
    }

    private static String labelOf(Output output) {
        return ModelReading.nameOf(output.getLabel(), output.getName());
    }
}
