package se.sedd.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which feature a process belongs to. */
@Component
class TaskPolicies {

    private final ObjectProvider<TaskPolicy> features;
    private volatile Map<String, TaskPolicy> byProcess;

    /** The features need the engine, which is still being built when this is. */
    TaskPolicies(ObjectProvider<TaskPolicy> features) {
        this.features = features;
    }

    Optional<TaskPolicy> of(DelegateTask task) {
        return of(Assignment.processOf(task));
    }

    Optional<TaskPolicy> of(DelegateExecution execution) {
        return of(Assignment.processOf(execution));
    }

    private Optional<TaskPolicy> of(String process) {
        if (byProcess == null) {
            byProcess = read();
        }
        return Optional.ofNullable(byProcess.get(process));
    }

    /** @throws IllegalStateException if two features say that a process is theirs */
    private Map<String, TaskPolicy> read() {
        Map<String, TaskPolicy> read = new HashMap<>();
        for (TaskPolicy feature : features) {
            for (String process : feature.processes()) {
                TaskPolicy other = read.put(process, feature);
                if (other != null) {
                    throw new IllegalStateException("Both " + other.getClass().getName() + " and "
                            + feature.getClass().getName() + " say that " + process + " is theirs");
                }
            }
        }
        return read;
    }
}
