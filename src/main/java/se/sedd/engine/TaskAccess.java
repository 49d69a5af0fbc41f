package se.sedd.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who may work on which open task: its assignee and owner, its named candidates, and the members of its group at its school. */
public interface TaskAccess {

    /** The task, if it is open and this user may work on it. */
    Optional<OpenTask> forUser(String taskId, String userId);

    /**
     * Those of the tasks that are open and that this user may work on, in no particular order. The number of statements does
     * not grow with the number of tasks.
     */
    List<OpenTask> forUser(Collection<String> taskIds, String userId);
}
