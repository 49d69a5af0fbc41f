package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** <em>Kontrollera samtycket</em>: cooperation rests on consent, what follows a report does not. */
@Component
class CheckConsent implements JavaDelegate {

    private final CooperationConsent consent;

    CheckConsent(CooperationConsent consent) {
        this.consent = consent;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean cooperates = CaseVariables.CONCERN_DECISION.of(execution).equals("cooperate");
        CooperationStep.CONSENT_HOLDS.set(execution, !cooperates || consent.holds(execution.getProcessBusinessKey()));
    }
}
