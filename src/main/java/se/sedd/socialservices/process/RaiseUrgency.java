package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Alarms;

/** <em>Beslut om utredning i dag</em>: the child needs protection. */
@Component
class RaiseUrgency implements JavaDelegate {

    private final Alarms alarms;

    RaiseUrgency(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        alarms.protectionNeeded(execution.getProcessBusinessKey());
    }
}
