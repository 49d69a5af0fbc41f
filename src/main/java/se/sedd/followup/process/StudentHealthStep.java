package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** Step 3: investigation, decisions on support, and their follow-up. */
@Component
public final class StudentHealthStep implements ProcessContract {

    public static final String KEY = "student-health-step";

    public static final String DECIDE_INVESTIGATION = "decide-investigation";
    public static final String NOTIFY_ORGANISER = "notify-organiser";
    public static final String INVESTIGATE_ABSENCE = "investigate-absence";
    public static final String DECIDE_MEASURES = "decide-measures";
    public static final String FOLLOW_UP_MEASURES = "follow-up-measures";
    public static final String REST = "rest";

    public static final String REST_ENDED = "rest.ended";

    public static final Variable<Boolean> INVESTIGATION_DONE = Variable.yesNo("investigationDone");
    public static final Variable<String> SUPPORT_DECISION = Variable.choice(
            "supportDecision", "action-programme", "no-action-programme", "support-without-action-programme");
    public static final Variable<LocalDate> MEASURES_REVIEW_DATE = Variable.date("measuresReviewDate");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(
                DECIDE_INVESTIGATION, NOTIFY_ORGANISER, INVESTIGATE_ABSENCE, DECIDE_MEASURES, FOLLOW_UP_MEASURES, REST);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                CaseVariables.PUPIL_REF,
                CaseVariables.SCHOOL_ID,
                CaseVariables.PROTECTED_IDENTITY,
                CaseVariables.IMMEDIATE_CONCERN,
                CaseVariables.FOLLOW_UP_DECISION,
                CaseVariables.INVESTIGATION_DECISION,
                CaseVariables.INVESTIGATOR,
                CaseVariables.CONCERN_DECISION,
                CaseVariables.NEXT_FOLLOW_UP,
                CaseVariables.REST_UNTIL,
                INVESTIGATION_DONE,
                SUPPORT_DECISION,
                MEASURES_REVIEW_DATE);
    }

    @Override
    public Set<String> messages() {
        return Set.of(REST_ENDED);
    }

    @Override
    public boolean handedOverWithTheCase() {
        return true;
    }
}
