package se.sedd.seen.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** One pupil's contact on one school day. */
@Component
public final class DailyContactProcess implements ProcessContract {

    public static final String KEY = "daily-contact";

    public static final String CONTACT_PUPIL_TODAY = "contact-pupil-today";

    /** Ends at once whatever is left at a school. */
    public static final String SCHOOL_DAY_OVER = "school-day.over";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    /** Whose it is, and who else may, separated by bars: known while the task is created, and kept by the task alone. */
    public static final Variable<String> OWNER = Variable.id("contactOwner");

    public static final Variable<String> STAND_INS = Variable.id("contactStandIns");
    public static final Variable<LocalDate> DAY = Variable.date("contactDay");
    public static final Variable<Boolean> CONTACT_MADE = Variable.yesNo("contactMade");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(CONTACT_PUPIL_TODAY);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID, OWNER, STAND_INS, DAY, CONTACT_MADE, IMMEDIATE_CONCERN);
    }

    @Override
    public Set<String> messages() {
        return Set.of();
    }
}
