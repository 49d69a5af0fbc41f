package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** <em>Avsluta ärendet</em> by itself: attendance is stable, or the case should never have been opened. */
@Component
class CloseRestoredCase implements JavaDelegate {

    private final CaseEnd end;

    CloseRestoredCase(CaseEnd end) {
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        end.close(execution.getProcessBusinessKey(), "restored", true);
    }
}
