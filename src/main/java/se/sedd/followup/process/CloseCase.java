package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** <em>Avsluta ärendet</em>, decided by a person. */
@Component
class CloseCase implements JavaDelegate {

    private final CaseEnd end;

    CloseCase(CaseEnd end) {
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        end.close(execution.getProcessBusinessKey(), "restored", false);
    }
}
