package se.sedd.partnership.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.partnership.Agreement;
import se.sedd.partnership.AgreementProcesses;

/** Carries agreements to the engine, each with its number as business key, in the tenant of the school that has begun it. */
@Component
class EngineAgreements implements AgreementProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    EngineAgreements(RuntimeService runtime, TaskService tasks, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public String begin(Agreement agreement) {
        return asRoutine.call(() -> {
            ProcessInstance begun = runtime.createMessageCorrelation(PartnerAgreement.AGREEMENT_BEGUN)
                    .withoutTenantId()
                    .processInstanceBusinessKey(agreement.number())
                    .setVariables(Variables.createVariables()
                            .putValue(PartnerAgreement.SCHOOL_ID.name(), agreement.schoolId()))
                    .correlateStartMessage();
            return tasks.createTaskQuery()
                    .processInstanceId(begun.getId())
                    .singleResult()
                    .getId();
        });
    }
}
