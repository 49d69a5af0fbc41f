package se.sedd.rhythm;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a student health meeting has decided about a pupil; the words stand in the journal.
 *
 * @param number of the meeting
 * @param owner whose the action is
 * @param dueDate of the action, or the step's new date
 * @param taskId the engine's, while the action is open
 */
public record MeetingDecision(
        String id,
        String number,
        String caseNumber,
        String pupilRef,
        String schoolId,
        Kind kind,
        Optional<String> owner,
        Optional<LocalDate> dueDate,
        Optional<String> taskId,
        State state,
        String decidedBy) {

    public enum Kind {
        /** Somebody does something by a day: a task of the case. */
        ACTION,
        /** The step that runs is to be done sooner. */
        EARLIER,
        /** Gone through, and nothing new. */
        NO_CHANGE
    }

    public enum State {
        OPEN,
        DONE,
        /** The case was over before it was done. */
        DROPPED
    }
}
