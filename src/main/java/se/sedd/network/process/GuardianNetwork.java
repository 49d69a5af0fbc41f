package se.sedd.network.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;
import se.sedd.network.Networks;

/** One meeting of a network among guardians; the network's id is the business key. */
@Component
public final class GuardianNetwork implements ProcessContract {

    public static final String KEY = "guardian-network";

    public static final String PREPARE_NETWORK_MEETING = Networks.TASK;

    public static final String MEETING_COMES = "network-meeting.near";
    public static final String MEETING_MOVED = "network-meeting.moved";

    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    /** The day of the meeting. */
    public static final Variable<LocalDate> MEETS_ON = Variable.date("meetsOn");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(PREPARE_NETWORK_MEETING);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(SCHOOL_ID, MEETS_ON);
    }

    @Override
    public Set<String> messages() {
        return Set.of(MEETING_COMES, MEETING_MOVED);
    }
}
