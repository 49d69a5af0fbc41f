package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Information;

/** <em>Begär uppgifter från skolan</em>. */
@Component
class RequestInformation implements JavaDelegate {

    private final Information information;

    RequestInformation(Information information) {
        this.information = information;
    }

    @Override
    public void execute(DelegateExecution execution) {
        information.request(execution.getProcessBusinessKey());
    }
}
