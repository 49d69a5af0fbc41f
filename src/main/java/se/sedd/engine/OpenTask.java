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
        Optional<Instant> due) {

    public boolean isAssignedTo(String userId) {
        return assignee.filter(userId::equals).isPresent();
    }
}
