package se.sedd.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.stereotype.Component;

/** The decision tables of the engine, their latest versions. */
@Component
class EngineDecisions implements Decisions {

    private final DecisionService decisions;

    EngineDecisions(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<DecisionRow> decide(String decision, Map<String, Object> inputs) {
        try {
            return decisions
                    .evaluateDecisionByKey(decision)
                    .decisionDefinitionWithoutTenantId()
                    .variables(inputs)
                    .evaluate()
                    .stream()
                    .map(DmnDecisionResultEntries::getEntryMap)
                    .map(DecisionRow::new)
                    .toList();
        } catch (ProcessEngineException e) {
            throw new IllegalStateException("The decision " + decision + " cannot be made for " + inputs, e);
        }
    }
}
