package se.sedd.socialservices.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A concern report at social services: own organisation, own instance, own compartment. */
@Component
public final class SocialServicesReferral implements ProcessContract {

    public static final String KEY = "social-services-referral";

    public static final String ACKNOWLEDGE_REFERRAL = "acknowledge-referral";
    public static final String ASSESS_PROTECTION = "assess-protection";
    public static final String DECIDE_INQUIRY = "decide-inquiry";
    public static final String GIVE_FEEDBACK = "give-feedback";
    public static final String HOLD_SIP_MEETING = "hold-sip-meeting";

    public static final String REFERRAL_RECEIVED = "referral.received";
    public static final String INFORMATION_ANSWERED = "information.answered";
    public static final String FEEDBACK_ASKED_FOR = "feedback.requested";

    public static final String CONSENT_ENDED = "consent.ended";

    public static final Variable<String> TENANT = Variable.id("tenant");
    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> FROM_SCHOOL = Variable.id("fromSchool");
    public static final Variable<Boolean> URGENT = Variable.yesNo("urgent");
    public static final Variable<Boolean> FEEDBACK_REQUESTED = Variable.yesNo("feedbackRequested");
    public static final Variable<Boolean> PROTECTION_NEEDED = Variable.yesNo("protectionNeeded");
    public static final Variable<String> INQUIRY_DECISION =
            Variable.choice("inquiryDecision", "opened", "not-opened", "ongoing");
    public static final Variable<Boolean> ASK_SCHOOL = Variable.yesNo("askSchool");
    public static final Variable<Boolean> SIP_CONSENT = Variable.yesNo("sipConsent");
    public static final Variable<String> FEEDBACK = Variable.choice("feedback", "opened", "not-opened", "ongoing");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(ACKNOWLEDGE_REFERRAL, ASSESS_PROTECTION, DECIDE_INQUIRY, GIVE_FEEDBACK, HOLD_SIP_MEETING);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                TENANT,
                PUPIL_REF,
                FROM_SCHOOL,
                URGENT,
                FEEDBACK_REQUESTED,
                PROTECTION_NEEDED,
                INQUIRY_DECISION,
                ASK_SCHOOL,
                SIP_CONSENT,
                FEEDBACK);
    }

    @Override
    public Set<String> messages() {
        return Set.of(REFERRAL_RECEIVED, INFORMATION_ANSWERED, FEEDBACK_ASKED_FOR, CONSENT_ENDED);
    }
}
