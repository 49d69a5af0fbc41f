package se.sedd.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * An open user task, without any variable but the reference to the pupil.
 *
 * @param key the task's id in the model
 * @param name its label in the model
 * @param process the process definition's key
 * @param caseNumber the business key, if the process has one
 * @param tenant the school's id, or the organisation that is no school
 * @param assignee who has it now
 * @param owner who had it before somebody took it over
 * @param pupilRef the random reference of the pupil the process is about
 */
public record OpenTask(
        String id,
        String key,
        String name,
        String process,
        Optional<String> caseNumber,
        Optional<String> tenant,
        Optional<String> pupilRef,
        Optional<String> assignee,
        Optional<String> owner,
        Optional<Instant> due) {

    public boolean isAssignedTo(String userId) {
        return assignee.filter(userId::equals).isPresent();
    }

    /** Whether it would go back to somebody if this user gave it back. */
    public boolean wasTakenOverBy(String userId) {
        return isAssignedTo(userId)
                && owner.filter(first -> !first.equals(userId)).isPresent();
    }
}
