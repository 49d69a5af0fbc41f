package se.sedd.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * The decision tables of the engine, their latest versions. A table answers the same inputs the same way, and the engine parses
 * each of its cells anew for each question: so what a version has answered once is remembered. A new version of a table is
 * another definition and is asked anew, on every node.
 */
@Component
class EngineDecisions implements Decisions {

    private static final int MOST_REMEMBERED = 20_000;

    private record Question(String definition, Map<String, Object> inputs) {}

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final AsRoutine asRoutine;
    private final Map<Question, List<DecisionRow>> answered = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, List<DecisionRow>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    EngineDecisions(DecisionService decisions, RepositoryService repository, AsRoutine asRoutine) {
        this.decisions = decisions;
        this.repository = repository;
        this.asRoutine = asRoutine;
    }

    @Override
    public List<DecisionRow> decide(String decision, Map<String, Object> inputs) {
        return answer(decision, new Question(latest(decision), Map.copyOf(inputs)));
    }

    @Override
    public List<List<DecisionRow>> decideEach(String decision, List<Map<String, Object>> inputs) {
        String latest = latest(decision);
        return inputs.stream()
                .map(each -> answer(decision, new Question(latest, Map.copyOf(each))))
                .toList();
    }

    private List<DecisionRow> answer(String decision, Question question) {
        synchronized (answered) {
            List<DecisionRow> known = answered.get(question);
            if (known != null) {
                return known;
            }
        }
        List<DecisionRow> rows = ask(decision, question);
        synchronized (answered) {
            answered.put(question, rows);
        }
        return rows;
    }

    private String latest(String decision) {
        DecisionDefinition latest = asRoutine.call(() -> repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
        if (latest == null) {
            throw new IllegalStateException("No decision " + decision + " is deployed");
        }
        return latest.getId();
    }

    private List<DecisionRow> ask(String decision, Question question) {
        try {
            return asRoutine
                    .call(() -> decisions
                            .evaluateDecisionById(question.definition())
                            .variables(question.inputs())
                            .evaluate())
                    .stream()
                    .map(DmnDecisionResultEntries::getEntryMap)
                    .map(DecisionRow::new)
                    .toList();
        } catch (ProcessEngineException e) {
            throw new IllegalStateException("The decision " + decision + " cannot be made for " + question.inputs(), e);
        }
    }
}
