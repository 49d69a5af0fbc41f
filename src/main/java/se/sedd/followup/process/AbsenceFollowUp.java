package se.sedd.followup.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** The overview of an absence case: its steps, and what it listens to all the time. */
@Component
public final class AbsenceFollowUp implements ProcessContract {

    public static final String KEY = "absence-follow-up";

    public static final String MENTOR_STEP = "mentor-step";
    public static final String COORDINATOR_STEP = "coordinator-step";
    public static final String STUDENT_HEALTH_STEP = "student-health-step";
    public static final String COOPERATION_STEP = "cooperation-step";
    public static final String DECIDE_INVESTIGATION = "decide-investigation";
    public static final String REVIEW_LETTER = "review-letter";
    public static final String POST_LETTER = "post-letter";
    public static final String APPOINT_CONTACT_PERSON = "appoint-contact-person";

    public static final String ABSENCE_THRESHOLD_EXCEEDED = "absence.threshold-exceeded";
    public static final String CASE_OPENED = "case.opened";
    public static final String ATTENDANCE_RESTORED = "attendance.restored";
    public static final String PUPIL_LEFT = "pupil.left";
    public static final String CONCERN_REPORTED = "concern.reported";
    public static final String LETTER_DUE = "letter.due";
    public static final String CONTACT_PERSON_DUE = "contact-person.due";
    public static final String INVESTIGATION_QUESTIONED = "investigation.questioned";

    public static final Variable<String> LETTER_DECISION = Variable.choice("letterDecision", "send", "skip");
    /** Why a letter is not sent: nothing may leave for the home now. Goes to the journal and steers nothing. */
    static final String HELD_BACK = "held-back";

    public static final Variable<String> CONTACT_PERSON = Variable.id("contactPerson");
    public static final Variable<Boolean> DAILY_CONTACT = Variable.yesNo("dailyContact");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(
                MENTOR_STEP,
                COORDINATOR_STEP,
                STUDENT_HEALTH_STEP,
                COOPERATION_STEP,
                DECIDE_INVESTIGATION,
                REVIEW_LETTER,
                POST_LETTER,
                APPOINT_CONTACT_PERSON);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(
                CaseVariables.PUPIL_REF,
                CaseVariables.SCHOOL_ID,
                CaseVariables.PROTECTED_IDENTITY,
                CaseVariables.IMMEDIATE_CONCERN,
                CaseVariables.GUARDIAN_REACHED,
                CaseVariables.ABSENCE_CAUSE,
                CaseVariables.FOLLOW_UP_DECISION,
                CaseVariables.MAPPING_DECISION,
                CaseVariables.INVESTIGATION_DECISION,
                CaseVariables.INVESTIGATOR,
                CaseVariables.CONCERN_DECISION,
                LETTER_DECISION,
                CONTACT_PERSON,
                DAILY_CONTACT);
    }

    @Override
    public Set<String> messages() {
        return Set.of(
                ABSENCE_THRESHOLD_EXCEEDED,
                CASE_OPENED,
                ATTENDANCE_RESTORED,
                PUPIL_LEFT,
                CONCERN_REPORTED,
                LETTER_DUE,
                CONTACT_PERSON_DUE,
                INVESTIGATION_QUESTIONED);
    }

    @Override
    public boolean handedOverWithTheCase() {
        return true;
    }
}
