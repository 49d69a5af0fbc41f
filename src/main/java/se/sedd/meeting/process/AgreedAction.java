package se.sedd.meeting.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** What somebody promised at a meeting, until it is done; the action's number is the business key. */
@Component
public final class AgreedAction implements ProcessContract {

    public static final String KEY = "agreed-action";

    public static final String COMPLETE_ACTION = "complete-action";

    public static final String ACTION_AGREED = "action.agreed";

    /** Of the school's own people only: a partner is not told who the pupil is by having a task. */
    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");

    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<Boolean> ACTION_DONE = Variable.yesNo("actionDone");
    public static final Variable<LocalDate> NEW_DATE = Variable.date("newDate");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(COMPLETE_ACTION);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID, ACTION_DONE, NEW_DATE);
    }

    @Override
    public Set<String> messages() {
        return Set.of(ACTION_AGREED);
    }
}
