package se.sedd.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * What a feature says about its own user tasks. Each feature has one, in its process package; the engine calls it inside the
 * transaction of the task. At most one policy serves a process.
 */
public interface TaskPolicy {

    /** Keys of the processes whose user tasks are this feature's. */
    List<String> processes();

    /**
     * A task has been created: sets owner, stand-ins (candidate users or the role's group), due date and task-local options
     * of choices ({@code valuesKey}).
     */
    void opened(DelegateTask task);

    /**
     * What the form of this task begins with and may not stand in a variable: words of the journal that are to be written anew.
     * Asked whenever the assignee opens the form.
     *
     * @param reader the assignee, who is logged in
     * @return what was submitted before ({@link JournalAnswer#raw}), by the field's key
     */
    default Map<String, String> begunWith(DelegateTask task, String reader) {
        return Map.of();
    }

    /** When the reminder of the activity that begins is due: {@code ${remindAt}} in the model. */
    default Instant remindAt(DelegateExecution activity) {
        throw new IllegalStateException("No reminder is known for " + activity.getCurrentActivityId());
    }

    /** When the second of several reminders is due: {@code ${remindAgainAt}} in the model. */
    default Instant remindAgainAt(DelegateExecution activity) {
        throw new IllegalStateException("No second reminder is known for " + activity.getCurrentActivityId());
    }

    /** When the last of several reminders is due: {@code ${remindLastAt}} in the model. */
    default Instant remindLastAt(DelegateExecution activity) {
        throw new IllegalStateException("No last reminder is known for " + activity.getCurrentActivityId());
    }

    /** The reminder is due and the task is still open: whoever has it is told. */
    default void reminded(DelegateTask task) {
        throw new IllegalStateException("Nobody says what a reminder of " + task.getTaskDefinitionKey() + " does");
    }

    /** When the last day of the activity that begins is over: {@code ${moveOnAt}} in the model. */
    default Instant moveOnAt(DelegateExecution activity) {
        throw new IllegalStateException("No last day is known for " + activity.getCurrentActivityId());
    }

    /**
     * Why this completion is refused, as a sentence in the task's language, or empty. Asked after the form itself has been
     * found complete and before anything is written.
     *
     * @param author the user who is logged in, which is the assignee
     */
    default Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        return Optional.empty();
    }

    /**
     * The answers have been accepted: the steering values are variables of the process, the journal's answers are no
     * variables any more and live only in {@code answers}.
     */
    void completed(DelegateTask task, FormAnswers answers, String author);

    /**
     * Whether this person, who need not be one of the task's people, may give it to one of its stand-ins: as its owner, or
     * because they share out such work.
     */
    default boolean mayShareOut(DelegateTask task, String user) {
        return false;
    }

    /** The task goes away undone: its last day is over, another step has taken over, or the case is closed. */
    default void withdrawn(DelegateTask task) {}

    /**
     * Somebody who may do so has taken the task over ({@code author} is the assignee now), given it back, or given it to
     * somebody else.
     *
     * @param before who had the task, if anybody
     * @param after who has it now, if anybody
     */
    default void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {}
}
