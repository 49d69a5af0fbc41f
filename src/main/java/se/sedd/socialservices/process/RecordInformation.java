package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Information;

/** <em>För in uppgifterna</em> that the school has sent. */
@Component
class RecordInformation implements JavaDelegate {

    private final Information information;

    RecordInformation(Information information) {
        this.information = information;
    }

    @Override
    public void execute(DelegateExecution execution) {
        information.record(execution.getProcessBusinessKey());
    }
}
