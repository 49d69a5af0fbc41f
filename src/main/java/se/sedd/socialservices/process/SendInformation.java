package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Information;

/** <em>Skicka svaret</em> to social services. */
@Component
class SendInformation implements JavaDelegate {

    private final Information information;

    SendInformation(Information information) {
        this.information = information;
    }

    @Override
    public void execute(DelegateExecution execution) {
        information.answer(InformationRequest.REFERRAL_NUMBER.of(execution));
    }
}
