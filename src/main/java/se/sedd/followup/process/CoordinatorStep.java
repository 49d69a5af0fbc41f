package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** Step 2: the coordinator maps the absence, holds a meeting and follows the plan up. */
@Component
public final class CoordinatorStep implements ProcessContract {

    public static final String KEY = "coordinator-step";

    public static final String MAP_ABSENCE = "map-absence";
    public static final String HOLD_ATTENDANCE_MEETING = "hold-attendance-meeting";
    public static final String FOLLOW_UP_PLAN = "follow-up-plan";
    public static final String REST = "rest";

    public static final String REST_ENDED = "rest.ended";

    public static final Variable<String> MEETING_OUTCOME =
            Variable.choice("meetingOutcome", "held", "held-without-guardian", "moved", "no-one-came");
    public static final Variable<LocalDate> NEW_MEETING_DATE = Variable.date("newMeetingDate");
    public static final Variable<LocalDate> PLAN_REVIEW_DATE = Variable.date("planReviewDate");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(MAP_ABSENCE, HOLD_ATTENDANCE_MEETING, FOLLOW_UP_PLAN, REST);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                CaseVariables.PUPIL_REF,
                CaseVariables.SCHOOL_ID,
                CaseVariables.PROTECTED_IDENTITY,
                CaseVariables.IMMEDIATE_CONCERN,
                CaseVariables.ABSENCE_CAUSE,
                CaseVariables.FOLLOW_UP_DECISION,
                CaseVariables.MAPPING_DECISION,
                CaseVariables.NEXT_FOLLOW_UP,
                CaseVariables.REST_UNTIL,
                MEETING_OUTCOME,
                NEW_MEETING_DATE,
                PLAN_REVIEW_DATE);
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
