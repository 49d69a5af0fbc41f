package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Alarms;

/** <em>Larma om förseningen</em>: a statutory clock has run out. */
@Component
class RaiseDelay implements JavaDelegate {

    private final Alarms alarms;

    RaiseDelay(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alarms.late(execution.getProcessBusinessKey());
    }
}
