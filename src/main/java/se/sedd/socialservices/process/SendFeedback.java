package se.sedd.socialservices.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Feedback;
import se.sedd.socialservices.ReferralRegister;

/** <em>Lämna återkoppling</em> to the school; without a plan to make together, the referral is done. */
@Component
class SendFeedback implements JavaDelegate {

    private final Feedback feedback;
    private final ReferralRegister referrals;
    private final Clock clock;

    SendFeedback(Feedback feedback, ReferralRegister referrals, Clock clock) {
        this.feedback = feedback;
        this.referrals = referrals;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        feedback.give(number, SocialServicesReferral.FEEDBACK.of(execution));
        if (!SocialServicesReferral.SIP_CONSENT.of(execution)) {
            referrals.closed(number, clock.instant());
        }
    }
}
