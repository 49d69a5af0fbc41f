package se.sedd.measure.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A practical elective or another offer for one pupil, from the proposal to the evaluation; its number is the business key. */
@Component
public final class PracticalElective implements ProcessContract {

    public static final String KEY = "practical-elective";

    public static final String PROPOSE_ELECTIVE = "propose-elective";
    public static final String RECORD_GUARDIANS_ANSWER = "record-guardians-answer";
    public static final String WRITE_WEEKLY_NOTE = "write-weekly-note";
    public static final String EVALUATE_ELECTIVE = "evaluate-elective";

    public static final String ELECTIVE_BEGUN = "elective.begun";
    public static final String ELECTIVE_AGREED = "elective.agreed";
    public static final String ELECTIVE_STOPPED = "elective.stopped";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> OFFER = Variable.id("offer");
    public static final Variable<Boolean> GUARDIANS_AGREE = Variable.yesNo("guardiansAgree");
    public static final Variable<LocalDate> ELECTIVE_START = Variable.date("electiveStart");
    public static final Variable<LocalDate> ELECTIVE_END = Variable.date("electiveEnd");
    /** Whether somebody notes each week how it goes: what is offered says so. */
    public static final Variable<Boolean> WEEKLY_NOTES = Variable.yesNo("weeklyNotes");

    /** Whether the session that the open note is about is the last one, or is to be. */
    public static final Variable<Boolean> PERIOD_OVER = Variable.yesNo("periodOver");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(PROPOSE_ELECTIVE, RECORD_GUARDIANS_ANSWER, WRITE_WEEKLY_NOTE, EVALUATE_ELECTIVE);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                PUPIL_REF, SCHOOL_ID, OFFER, GUARDIANS_AGREE, ELECTIVE_START, ELECTIVE_END, WEEKLY_NOTES, PERIOD_OVER);
    }

    @Override
    public Set<String> messages() {
        return Set.of(ELECTIVE_BEGUN, ELECTIVE_AGREED, ELECTIVE_STOPPED);
    }
}
