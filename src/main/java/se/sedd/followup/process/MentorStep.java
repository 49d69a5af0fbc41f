package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** Step 1: the mentor calls home and follows the call up. */
@Component
public final class MentorStep implements ProcessContract {

    public static final String KEY = "mentor-step";

    public static final String CONTACT_GUARDIAN = "contact-guardian";
    public static final String FOLLOW_UP_CONTACT = "follow-up-contact";
    public static final String REST = "rest";

    public static final String CONTACT_LOST = "contact.lost";
    public static final String REST_ENDED = "rest.ended";

    public static final Variable<LocalDate> EXPECTED_BACK = Variable.date("expectedBack");
    public static final Variable<Boolean> MEETING_WANTED = Variable.yesNo("meetingWanted");
    public static final Variable<String> CONTACT_RESULT =
            Variable.choice("contactResult", "reached", "try-again", "third-try");
    public static final Variable<Boolean> ABSENCE_EXPLAINED = Variable.yesNo("absenceExplained");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(CONTACT_GUARDIAN, FOLLOW_UP_CONTACT, REST);
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
                CaseVariables.NEXT_FOLLOW_UP,
                CaseVariables.REST_UNTIL,
                EXPECTED_BACK,
                MEETING_WANTED,
                CONTACT_RESULT,
                ABSENCE_EXPLAINED);
    }

    @Override
    public Set<String> messages() {
        return Set.of(CONTACT_LOST, REST_ENDED);
    }

    @Override
    public boolean handedOverWithTheCase() {
        return true;
    }
}
