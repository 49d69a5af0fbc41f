package se.sedd.partnership.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** An agreement with partners, from the dialogue through its yearly reviews; its number is the business key. */
@Component
public final class PartnerAgreement implements ProcessContract {

    public static final String KEY = "partner-agreement";

    public static final String HOLD_DIALOGUE = "hold-dialogue";
    public static final String SIGN_AGREEMENT = "sign-agreement";
    public static final String REVIEW_AGREEMENT = "review-agreement";

    public static final String AGREEMENT_BEGUN = "agreement.begun";

    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> DIALOGUE_OUTCOME =
            Variable.choice("dialogueOutcome", "agreement", "continue", "no-agreement");
    public static final Variable<String> REVIEW_DECISION =
            Variable.choice("reviewDecision", "continue", "change", "end");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(HOLD_DIALOGUE, SIGN_AGREEMENT, REVIEW_AGREEMENT);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(SCHOOL_ID, DIALOGUE_OUTCOME, REVIEW_DECISION);
    }

    @Override
    public Set<String> messages() {
        return Set.of(AGREEMENT_BEGUN);
    }
}
