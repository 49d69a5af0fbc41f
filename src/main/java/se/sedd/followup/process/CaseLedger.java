package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.FormAnswers;
import se.sedd.followup.AbsenceCase;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.DutyLedger;
import se.sedd.ledger.OpenDuty;
import se.sedd.register.Role;

/** Which duties the tasks of a case are, and when they are done: what the ledger is told, in the transaction of the task. */
@Component
class CaseLedger {

    private static final String CAUSE_UNKNOWN = "unknown";

    private final DutyLedger ledger;
    private final StepDates dates;
    private final SchoolCalendar calendar;

    CaseLedger(DutyLedger ledger, StepDates dates, SchoolCalendar calendar) {
        this.ledger = ledger;
        this.dates = dates;
        this.calendar = calendar;
    }

    /** A task of the case has been given. With the first call the cause is asked for too. */
    void given(AbsenceCase found, String step, String taskId, LocalDate due) {
        List<OpenDuty> duties = new ArrayList<>();
        boolean firstCall = step.equals(MentorStep.CONTACT_GUARDIAN) && found.callAttempts() == 0;
        if (step.equals(MentorStep.CONTACT_GUARDIAN) && !firstCall) {
            duties.add(found.duty(DutyKind.CALL_AGAIN, Optional.of(taskId), due));
        } else {
            DutyKind.of(step).ifPresent(kind -> duties.add(found.duty(kind, Optional.of(taskId), due)));
        }
        boolean caseBegins = found.mainTask().isEmpty();
        if (firstCall && caseBegins) {
            LocalDate today = calendar.today(found.schoolId());
            LocalDate known = dates.routineDue(found.schoolId(), MentorStep.FOLLOW_UP_CONTACT, today);
            duties.add(found.duty(DutyKind.CAUSE, Optional.empty(), known));
        }
        ledger.arose(duties);
    }

    /** The task has been answered by somebody in the role. A meeting that was not held stays to be done. */
    void answered(AbsenceCase found, String step, String taskId, FormAnswers answers, Role role) {
        String undone = switch (step) {
            case CoordinatorStep.HOLD_ATTENDANCE_MEETING -> {
                String outcome =
                        answers.choice(CoordinatorStep.MEETING_OUTCOME.name()).orElseThrow();
                yield outcome.startsWith("held") ? "" : outcome;
            }
            case StudentHealthStep.INVESTIGATE_ABSENCE ->
                answers.isTrue(StudentHealthStep.INVESTIGATION_DONE.name()) ? "" : "not-finished";
            default -> "";
        };
        if (undone.isEmpty()) {
            ledger.done(taskId, role);
        } else {
            ledger.withdrawn(taskId, undone);
        }
        if (tellsTheCause(answers)) {
            ledger.done(found.caseNumber(), DutyKind.CAUSE, Optional.of(role));
        }
    }

    /** A case rests for a reason that is known. */
    private static boolean tellsTheCause(FormAnswers answers) {
        return answers.choice(CaseVariables.ABSENCE_CAUSE.name())
                        .filter(cause -> !cause.equals(CAUSE_UNKNOWN))
                        .isPresent()
                || answers.choice(CaseVariables.FOLLOW_UP_DECISION.name())
                        .filter("rest"::equals)
                        .isPresent();
    }

    /** The task goes away undone. */
    void withdrawn(AbsenceCase found, String taskId) {
        ledger.withdrawn(taskId, found.outcome().orElse("moved-on"));
    }
}
