package se.sedd.rhythm.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** One action that a student health meeting has decided in a pupil's case. */
@Component
public final class MeetingDecisionProcess implements ProcessContract {

    public static final String KEY = "meeting-decision";

    public static final String COMPLETE = "complete-meeting-decision";

    public static final String MADE = "meeting-decision.made";
    public static final String WITHDRAWN = "meeting-decision.withdrawn";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    /** Under which the words stand in the journal. */
    public static final Variable<String> DECISION = Variable.id("decisionId");

    public static final Variable<Boolean> ACTION_DONE = Variable.yesNo("actionDone");
    public static final Variable<LocalDate> NEW_DATE = Variable.date("newDate");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(COMPLETE);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID, DECISION, ACTION_DONE, NEW_DATE, IMMEDIATE_CONCERN);
    }

    @Override
    public Set<String> messages() {
        return Set.of(MADE, WITHDRAWN);
    }
}
