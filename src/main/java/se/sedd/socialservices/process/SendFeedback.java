package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Feedback;

/** <em>Lämna återkoppling</em> to the school; without a plan to make together, the referral is done. */
@Component
class SendFeedback implements JavaDelegate {

    private final Feedback feedback;

    SendFeedback(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        feedback.give(execution.getProcessBusinessKey(), SocialServicesReferral.FEEDBACK.of(execution));
    }
}
