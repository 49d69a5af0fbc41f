package se.sedd.cooperation.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Reassignment;
import se.sedd.engine.Variable;

/** One contact with somebody outside the school, beside an absence case whose number is its business key. */
@Component
public final class ExternalCooperation implements ProcessContract {

    public static final String KEY = "external-cooperation";

    public static final String REQUEST_COOPERATION = "request-cooperation";
    public static final String FOLLOW_UP_COOPERATION_CONTACT = "follow-up-cooperation-contact";

    public static final String CONTACT_BEGUN = "external-contact.begun";
    public static final String CONTACT_STOPPED = "external-contact.stopped";
    public static final String CASE_CLOSED = "case.closed";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> BEGUN_BY = Variable.id("begunBy");
    public static final Variable<String> CONTACT_ID = Variable.id("contactId");
    /** The group that has it when its owner has left: whoever of that file has it then. */
    public static final Variable<String> OWNER_ROLE = Variable.id(Reassignment.OWNER_ROLE);

    public static final Variable<String> CONTACT_DECISION = Variable.choice("contactDecision", "close", "continue");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(REQUEST_COOPERATION, FOLLOW_UP_COOPERATION_CONTACT);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID, BEGUN_BY, CONTACT_ID, OWNER_ROLE, CONTACT_DECISION, IMMEDIATE_CONCERN);
    }

    @Override
    public Set<String> messages() {
        return Set.of(CONTACT_BEGUN, CONTACT_STOPPED, CASE_CLOSED);
    }

    @Override
    public boolean handedOverWithTheCase() {
        return true;
    }
}
