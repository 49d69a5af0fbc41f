package se.sedd.socialservices.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.ReferralRegister;

/** <em>Kontrollera samtycket till SIP</em>: without consent nothing is left to do, and the referral is closed. */
@Component
class CheckSipConsent implements JavaDelegate {

    private final SipConsent consent;
    private final ReferralRegister referrals;
    private final Clock clock;

    CheckSipConsent(SipConsent consent, ReferralRegister referrals, Clock clock) {
        this.consent = consent;
        this.referrals = referrals;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        boolean holds = consent.holds(number);
        SocialServicesReferral.SIP_CONSENT.set(execution, holds);
        if (!holds) {
            referrals.closed(number, clock.instant());
        }
    }
}
