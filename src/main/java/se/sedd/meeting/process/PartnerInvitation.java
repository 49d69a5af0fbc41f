package se.sedd.meeting.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** One partner's invitation, an instance of its own: nothing in it says which pupil it is about. */
@Component
public final class PartnerInvitation implements ProcessContract {

    public static final String KEY = "partner-invitation";

    public static final String CONFIRM_PARTICIPATION = "confirm-participation";
    public static final String READ_MINUTES = "read-minutes";

    public static final String INVITATION_SENT = "invitation.sent";
    public static final String MINUTES_SHARED = "minutes.shared";
    public static final String INVITATION_WITHDRAWN = "invitation.withdrawn";

    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> PARTICIPATION = Variable.choice("participation", "yes", "no", "deputy");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(CONFIRM_PARTICIPATION, READ_MINUTES);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(SCHOOL_ID, PARTICIPATION);
    }

    @Override
    public Set<String> messages() {
        return Set.of(INVITATION_SENT, MINUTES_SHARED, INVITATION_WITHDRAWN);
    }
}
