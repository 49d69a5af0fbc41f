package se.sedd.meeting.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A partner more in a meeting that is under way; the meeting's number is the business key. */
@Component
public final class LatePartner implements ProcessContract {

    public static final String KEY = "late-partner";

    public static final String ADD_PARTNER = "add-partner";

    public static final String ADD_PARTNER_BEGUN = "add-partner.begun";
    public static final String MEETING_OVER = "meeting.over";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> BEGUN_BY = Variable.id("begunBy");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(ADD_PARTNER);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID, BEGUN_BY);
    }

    @Override
    public Set<String> messages() {
        return Set.of(ADD_PARTNER_BEGUN, MEETING_OVER);
    }
}
