package se.sedd.socialservices.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** The school answers what social services ask for; it outlives the case. */
@Component
public final class InformationRequest implements ProcessContract {

    public static final String KEY = "information-request";

    public static final String ANSWER_INFORMATION_REQUEST = "answer-information-request";

    public static final String INFORMATION_REQUESTED = "information.requested";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> REFERRAL_NUMBER = Variable.id("referralNumber");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(ANSWER_INFORMATION_REQUEST);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID, REFERRAL_NUMBER, IMMEDIATE_CONCERN);
    }

    @Override
    public Set<String> messages() {
        return Set.of(INFORMATION_REQUESTED);
    }
}
