package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** <em>Lämna över ärendet</em>: the pupil has left the school. */
@Component
class HandOverCase implements JavaDelegate {

    private final CaseEnd end;

    HandOverCase(CaseEnd end) {
        this.end = end;
    }

    @Override
    public void execute(DelegateExecution execution) {
        end.close(execution.getProcessBusinessKey(), "handed-over", true);
    }
}
