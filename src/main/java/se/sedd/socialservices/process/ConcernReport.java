package se.sedd.socialservices.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A concern report at the school: written, sent, and answered: in Sedd if the school asked, or outside it to its author. */
@Component
public final class ConcernReport implements ProcessContract {

    public static final String KEY = "concern-report";

    public static final String REPORT_CONCERN = "report-concern";
    public static final String NOTE_AUTHORITY_ANSWER = "note-authority-answer";
    public static final String AWAIT_FEEDBACK = "await-feedback";

    public static final String CONCERN_BEGUN = "concern.begun";
    public static final String CONCERN_DECIDED = "concern.decided";
    public static final String FEEDBACK_GIVEN = "feedback.given";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");
    public static final Variable<String> CASE_NUMBER = Variable.id("caseNumber");
    public static final Variable<String> BEGUN_BY = Variable.id("begunBy");
    public static final Variable<Boolean> URGENT = Variable.yesNo("urgent");
    public static final Variable<String> GUARDIANS_INFORMED =
            Variable.choice("guardiansInformed", "before", "at-the-same-time", "no");
    public static final Variable<Boolean> FEEDBACK_REQUESTED = Variable.yesNo("feedbackRequested");
    public static final Variable<Boolean> ANSWERED_OUTSIDE = Variable.yesNo("answeredOutside");
    public static final Variable<String> AUTHORITY_ANSWER =
            Variable.choice("authorityAnswer", "answered", "ask-again", "no-answer");
    public static final Variable<Boolean> IMMEDIATE_CONCERN = Variable.yesNo("immediateConcern");
    public static final Variable<String> FEEDBACK = Variable.choice("feedback", "opened", "not-opened", "ongoing");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(REPORT_CONCERN, NOTE_AUTHORITY_ANSWER, AWAIT_FEEDBACK);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                PUPIL_REF,
                SCHOOL_ID,
                CASE_NUMBER,
                BEGUN_BY,
                URGENT,
                GUARDIANS_INFORMED,
                FEEDBACK_REQUESTED,
                ANSWERED_OUTSIDE,
                AUTHORITY_ANSWER,
                IMMEDIATE_CONCERN,
                FEEDBACK);
    }

    @Override
    public Set<String> messages() {
        return Set.of(CONCERN_BEGUN, CONCERN_DECIDED, FEEDBACK_GIVEN);
    }
}
