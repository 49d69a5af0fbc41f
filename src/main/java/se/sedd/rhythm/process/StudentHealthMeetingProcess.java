package se.sedd.rhythm.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A school's weekly student health meeting, from its preparation to its end. */
@Component
public final class StudentHealthMeetingProcess implements ProcessContract {

    public static final String KEY = "student-health-meeting";

    public static final String PREPARE = "prepare-student-health-meeting";
    public static final String HOLD = "hold-student-health-meeting";
    public static final String ACCOUNT_FOR_MISSED = "account-for-missed-meeting";

    public static final String PLANNED = "student-health-meeting.planned";

    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<Boolean> MEETING_HELD = Variable.yesNo("meetingHeld");
    public static final Variable<Boolean> HELD_AFTERWARDS = Variable.yesNo("heldAfterwards");
    public static final Variable<LocalDate> NEW_MEETING_DATE = Variable.date("newMeetingDate");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(PREPARE, HOLD, ACCOUNT_FOR_MISSED);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(SCHOOL_ID, MEETING_HELD, HELD_AFTERWARDS, NEW_MEETING_DATE);
    }

    @Override
    public Set<String> messages() {
        return Set.of(PLANNED);
    }
}
