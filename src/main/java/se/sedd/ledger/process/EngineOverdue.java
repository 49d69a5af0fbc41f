package se.sedd.ledger.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.ledger.OverdueProcesses;
import se.sedd.ledger.OverdueReview;

/** Carries the rounds to the engine. The business key is the school and the person; no case and no pupil stands in it. */
@Component
class EngineOverdue implements OverdueProcesses {

    private final RuntimeService runtime;
    private final AsRoutine asRoutine;

    EngineOverdue(RuntimeService runtime, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.asRoutine = asRoutine;
    }

    @Override
    public void begin(OverdueReview review) {
        asRoutine.run(() -> runtime.createProcessInstanceByKey(OverdueDutiesProcess.KEY)
                .processDefinitionWithoutTenantId()
                .businessKey(key(review))
                .setVariables(Variables.createVariables()
                        .putValue(OverdueDutiesProcess.SCHOOL_ID.name(), review.schoolId())
                        .putValueTyped(
                                OverdueDutiesProcess.REVIEWER.name(), Variables.stringValue(review.userId(), true)))
                .execute());
    }

    @Override
    public void caughtUp(OverdueReview review) {
        asRoutine.run(() -> runtime.createMessageCorrelation(OverdueDutiesProcess.CAUGHT_UP)
                .tenantId(review.schoolId())
                .processInstanceBusinessKey(key(review))
                .correlateAll());
    }

    private static String key(OverdueReview review) {
        return review.schoolId() + ' ' + review.userId();
    }
}
