package se.sedd.followup;

import java.time.LocalDate;
import java.util.Optional;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.OpenDuty;

/**
 * One pupil's absence case as the register of cases has it, beside the engine's instance with the same number.
 *
 * @param openedBecause {@code threshold}, or the reason a person gave
 * @param outcome how it ended: restored, handed-over, opened-by-mistake
 * @param levelSince when the case came to its step
 * @param owner userId of whoever has the main step
 * @param nextStep task key of the main step, or {@code rest}
 * @param dueDate when the main step is due, or the rest ends
 * @param mainTask the engine's id of the main task; empty while the case rests
 * @param callDue day on which the first call is due: later than the next school day only when the mentor has many
 * @param callAttempts calls that reached nobody
 * @param plannedDate the date a person chose for the next step
 * @param lastContactOn last day on which guardian or pupil was reached
 * @param lastAdultOn last day on which an adult of the family was reached
 * @param restExplained whether the case rests because a single spell is explained; else a person decided it
 * @param restFrom first day of the running rest
 * @param restUntil last day of the running rest
 * @param continues how often the running step was decided to continue
 * @param severe whether absence was above the severe threshold and has not come down since
 * @param letterTerm the term in which a letter was last put to the coordinator
 * @param questionOpen whether the principal has the question of an investigation beside the running step
 * @param investigation investigate or not-needed, if decided
 * @param reconsiderOn when a decision that none is needed is to be looked at again
 */
public record AbsenceCase(
        String caseNumber,
        String pupilId,
        String pupilRef,
        String schoolId,
        LocalDate openedOn,
        String openedBecause,
        Optional<LocalDate> closedOn,
        CaseState state,
        Optional<String> outcome,
        Level level,
        LocalDate levelSince,
        Optional<String> owner,
        String nextStep,
        LocalDate dueDate,
        Optional<String> mainTask,
        LocalDate callDue,
        int callAttempts,
        Optional<LocalDate> plannedDate,
        Optional<LocalDate> lastContactOn,
        Optional<LocalDate> lastAdultOn,
        Optional<String> absenceCause,
        Optional<LocalDate> expectedBack,
        boolean restExplained,
        Optional<LocalDate> restFrom,
        Optional<LocalDate> restUntil,
        int continues,
        boolean severe,
        Optional<String> letterTerm,
        Optional<String> contactPerson,
        boolean contactPersonAsked,
        boolean questionOpen,
        Optional<String> investigation,
        Optional<String> investigator,
        Optional<LocalDate> reconsiderOn) {

    public boolean resting() {
        return state == CaseState.RESTING;
    }

    /** Whether a person has decided that the case rests until a day. */
    public boolean restDecided() {
        return resting() && !restExplained;
    }

    /** When the pupil is expected back: the end of a rest that somebody has decided, else what the home has said. */
    public Optional<LocalDate> returnExpected() {
        return restDecided() ? restUntil : expectedBack;
    }

    /** The day after which absence counts anew once the case is closed: its last contact, else its opening. */
    public LocalDate countsFrom() {
        return lastContactOn.orElse(openedOn);
    }

    /** A duty of this case. */
    public OpenDuty duty(DutyKind kind, Optional<String> taskId, LocalDate dueOn) {
        return new OpenDuty(caseNumber, openedOn, pupilRef, schoolId, kind, taskId, dueOn);
    }

    /** Why the case was opened, when absence opened it. */
    public static final String THRESHOLD = "threshold";

    /** The main step of a case that rests. */
    public static final String REST = "rest";
}
