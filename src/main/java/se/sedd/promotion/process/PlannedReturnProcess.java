package se.sedd.promotion.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** One return after a long absence, beside an absence case whose number is its business key. */
@Component
public final class PlannedReturnProcess implements ProcessContract {

    public static final String KEY = "planned-return";

    public static final String PLAN_RETURN = "plan-return";
    public static final String MEET_PUPIL_ON_RETURN = "meet-pupil-on-return";
    public static final String FOLLOW_UP_RETURN = "follow-up-return";

    public static final String RETURN_EXPECTED = "return.expected";
    public static final String RETURN_CALLED_OFF = "return.called-off";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    /** Who plans it, and follows it up. */
    public static final Variable<String> PLANNED_BY = Variable.id("plannedBy");

    /** The day the case knows; a person may choose another. */
    public static final Variable<LocalDate> EXPECTED_ON = Variable.date("expectedOn");

    public static final Variable<LocalDate> RETURN_DATE = Variable.date("returnDate");
    public static final Variable<String> MEETS_PUPIL = Variable.id("meetsPupil");
    public static final Variable<Boolean> CAME_BACK = Variable.yesNo("cameBack");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(PLAN_RETURN, MEET_PUPIL_ON_RETURN, FOLLOW_UP_RETURN);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                PUPIL_REF, SCHOOL_ID, PLANNED_BY, EXPECTED_ON, RETURN_DATE, MEETS_PUPIL, CAME_BACK, IMMEDIATE_CONCERN);
    }

    @Override
    public Set<String> messages() {
        return Set.of(RETURN_EXPECTED, RETURN_CALLED_OFF);
    }

    @Override
    public boolean handedOverWithTheCase() {
        return true;
    }
}
