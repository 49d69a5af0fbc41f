package se.sedd.promotion.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A mentor's talk: with one pupil at the beginning of the school year, or about a class, whose name is the business key. */
@Component
public final class AttendancePromotion implements ProcessContract {

    public static final String KEY = "attendance-promotion";

    public static final String WELCOME_TO_TERM = "welcome-to-term";
    public static final String RAISE_CLASS_CLIMATE = "raise-class-climate";

    public static final String TERM_BEGUN = "term.begun";
    public static final String CLASS_ABSENCE_FOUND = "class-absence.found";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    /** Whose it is, and who else may, separated by bars: known while the task is created, and kept by the task alone. */
    public static final Variable<String> OWNER = Variable.id("promotionOwner");

    public static final Variable<String> STAND_INS = Variable.id("promotionStandIns");
    public static final Variable<LocalDate> DUE = Variable.date("promotionDue");
    /** When it goes away if nobody has done it. */
    public static final Variable<LocalDate> LAST_DAY = Variable.date("promotionLastDay");

    public static final Variable<Boolean> CLIMATE_RAISED = Variable.yesNo("climateRaised");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(WELCOME_TO_TERM, RAISE_CLASS_CLIMATE);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID, OWNER, STAND_INS, DUE, LAST_DAY, CLIMATE_RAISED, IMMEDIATE_CONCERN);
    }

    @Override
    public Set<String> messages() {
        return Set.of(TERM_BEGUN, CLASS_ABSENCE_FOUND);
    }
}
