package se.sedd.followup.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A tverrfaglig møte that the home has asked for in a case, until its result stands there; the case number is the business key. */
@Component
public final class CaseMeeting implements ProcessContract {

    public static final String KEY = "case-meeting";

    public static final String AWAIT_MEETING = "await-meeting";

    public static final String MEETING_ASKED_FOR = "meeting.asked-for";
    public static final String MEETING_CONCLUDED = "meeting.concluded";

    /** Whoever spoke with the home. */
    public static final Variable<String> ASKED_OF = Variable.id("askedOf");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(AWAIT_MEETING);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(CaseVariables.PUPIL_REF, CaseVariables.SCHOOL_ID, ASKED_OF);
    }

    @Override
    public Set<String> messages() {
        return Set.of(MEETING_ASKED_FOR, MEETING_CONCLUDED);
    }
}
