package se.sedd.followup.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** Step 4: the principal takes a stand on a concern report; student health follows the cooperation up. */
@Component
public final class CooperationStep implements ProcessContract {

    public static final String KEY = "cooperation-step";

    public static final String DECIDE_CONCERN_REPORT = "decide-concern-report";
    public static final String FOLLOW_UP_COOPERATION = "follow-up-cooperation";
    public static final String REST = "rest";

    public static final String REST_ENDED = "rest.ended";
    public static final String CONSENT_ENDED = "consent.ended";

    public static final Variable<String> GUARDIANS_INFORMED =
            Variable.choice("guardiansInformed", "before", "at-the-same-time", "no");
    public static final Variable<Boolean> FEEDBACK_REQUESTED = Variable.yesNo("feedbackRequested");

    /** Whether what follows may go on: after a report it needs no consent. */
    public static final Variable<Boolean> CONSENT_HOLDS = Variable.yesNo("consentHolds");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(DECIDE_CONCERN_REPORT, FOLLOW_UP_COOPERATION, REST);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                CaseVariables.PUPIL_REF,
                CaseVariables.SCHOOL_ID,
                CaseVariables.PROTECTED_IDENTITY,
                CaseVariables.IMMEDIATE_CONCERN,
                CaseVariables.FOLLOW_UP_DECISION,
                CaseVariables.CONCERN_DECISION,
                CaseVariables.NEXT_FOLLOW_UP,
                CaseVariables.REST_UNTIL,
                GUARDIANS_INFORMED,
                FEEDBACK_REQUESTED,
                CONSENT_HOLDS);
    }

    @Override
    public Set<String> messages() {
        return Set.of(REST_ENDED, CONSENT_ENDED);
    }

    @Override
    public boolean handedOverWithTheCase() {
        return true;
    }
}
