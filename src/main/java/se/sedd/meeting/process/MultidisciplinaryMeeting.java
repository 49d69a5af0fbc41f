package se.sedd.meeting.process;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A tverrfaglig møte at the school, from the wish to the evaluation; its number is the business key. */
@Component
public final class MultidisciplinaryMeeting implements ProcessContract {

    public static final String KEY = "multidisciplinary-meeting";

    public static final String REQUEST_MEETING = "request-meeting";
    public static final String ASSESS_TOPIC = "assess-topic";
    public static final String ANSWER_FAMILY = "answer-family";
    public static final String CHOOSE_SLOT = "choose-slot";
    public static final String CONFIRM_MEETING = "confirm-meeting";
    public static final String HOLD_MEETING = "hold-meeting";
    public static final String RECORD_AGREEMENTS = "record-agreements";
    public static final String APPROVE_MINUTES = "approve-minutes";
    public static final String POST_MINUTES = "post-minutes";
    public static final String EVALUATE_MEETING = "evaluate-meeting";

    public static final String REQUEST_MEETING_BEGUN = "request-meeting.begun";
    public static final String ANSWERS_COMPLETE = "answers.complete";
    public static final String CONSENT_ENDED = "consent.ended";
    public static final String PUPIL_LEFT = "pupil.left";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> TOPIC = Variable.choice("topic", "social", "pedagogical", "unsure");
    public static final Variable<List<String>> PARTNERS = Variable.codes("partners");
    public static final Variable<Boolean> GUARDIAN_LEADS = Variable.yesNo("guardianLeads");
    public static final Variable<String> SLOT = Variable.id("slot");
    public static final Variable<Boolean> TIME_FOUND = Variable.yesNo("timeFound");
    public static final Variable<String> MEETING_DECISION =
            Variable.choice("meetingDecision", "meet", "new-time", "cancel");
    public static final Variable<Boolean> MEETING_HELD = Variable.yesNo("meetingHeld");
    public static final Variable<String> NEXT_STEP = Variable.choice(
            "nextStep",
            "none",
            "new-meeting",
            "individual-plan",
            "child-coordinator",
            "referral-with-consent",
            "back-to-mentor");
    public static final Variable<Boolean> GUARDIANS_APPROVED = Variable.yesNo("guardiansApproved");
    public static final Variable<Boolean> COPY_TO_POST = Variable.yesNo("copyToPost");
    public static final Variable<String> GUARDIAN_SATISFIED =
            Variable.choice("guardianSatisfied", "1", "2", "3", "4", "5", "not-asked");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(
                REQUEST_MEETING,
                ASSESS_TOPIC,
                ANSWER_FAMILY,
                CHOOSE_SLOT,
                CONFIRM_MEETING,
                HOLD_MEETING,
                RECORD_AGREEMENTS,
                APPROVE_MINUTES,
                POST_MINUTES,
                EVALUATE_MEETING);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                PUPIL_REF,
                SCHOOL_ID,
                TOPIC,
                PARTNERS,
                GUARDIAN_LEADS,
                SLOT,
                TIME_FOUND,
                MEETING_DECISION,
                MEETING_HELD,
                NEXT_STEP,
                GUARDIANS_APPROVED,
                COPY_TO_POST,
                GUARDIAN_SATISFIED);
    }

    @Override
    public Set<String> messages() {
        return Set.of(REQUEST_MEETING_BEGUN, ANSWERS_COMPLETE, CONSENT_ENDED, PUPIL_LEFT);
    }
}
