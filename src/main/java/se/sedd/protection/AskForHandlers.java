package se.sedd.protection;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The principal wants to name other handlers before the question comes by itself. */
@Component
public class AskForHandlers {

    private final ProtectionProcesses processes;

    AskForHandlers(ProtectionProcesses processes) {
        this.processes = processes;
    }

    /** @return the task's id; the open one's, if the question is open already */
    @Transactional
    public String again(Protection protection) {
        processes.askAgain(protection);
        return processes
                .openTask(protection)
                .orElseThrow(() -> new IllegalStateException("No task was opened for " + protection.number()));
    }
}
