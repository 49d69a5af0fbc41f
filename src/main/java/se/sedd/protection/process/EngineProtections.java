package se.sedd.protection.process;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.protection.Protection;
import se.sedd.protection.ProtectionProcesses;

/** Carries protections to the engine; the protection's number is the business key, the school the tenant. */
@Component
class EngineProtections implements ProtectionProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    EngineProtections(RuntimeService runtime, TaskService tasks, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public void begin(Protection protection) {
        asRoutine.run(() -> runtime.createMessageCorrelation(NameHandlers.HANDLERS_NEEDED)
                .withoutTenantId()
                .processInstanceBusinessKey(protection.number())
                .setVariables(Variables.createVariables()
                        .putValue(NameHandlers.PUPIL_REF.name(), protection.pupilRef())
                        .putValue(NameHandlers.SCHOOL_ID.name(), protection.schoolId()))
                .correlateStartMessage());
    }

    @Override
    public void askAgain(Protection protection) {
        send(NameHandlers.HANDLERS_QUESTIONED, protection);
    }

    @Override
    public void ended(Protection protection) {
        send(NameHandlers.PROTECTION_ENDED, protection);
    }

    @Override
    public Optional<String> openTask(Protection protection) {
        return asRoutine.call(() -> Optional.ofNullable(tasks.createTaskQuery()
                        .processInstanceBusinessKey(protection.number())
                        .taskDefinitionKey(NameHandlers.CHOOSE_HANDLERS)
                        .singleResult())
                .map(Task::getId));
    }

    /** Reaches nobody where the question is open already, or the process is over: both are as it should be. */
    private void send(String message, Protection protection) {
        asRoutine.run(() -> runtime.createMessageCorrelation(message)
                .tenantId(protection.schoolId())
                .processInstanceBusinessKey(protection.number())
                .correlateAllWithResult());
    }
}
