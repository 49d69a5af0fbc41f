package se.sedd.socialservices.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.socialservices.Concern;
import se.sedd.socialservices.ConcernProcesses;

/** Carries concern reports to the engine; the report's number is the business key, the school the tenant. */
@Component
class EngineConcerns implements ConcernProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    EngineConcerns(RuntimeService runtime, TaskService tasks, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public void begun(Concern concern) {
        start(ConcernReport.CONCERN_BEGUN, concern, variables(concern));
    }

    @Override
    public void decided(Concern concern, String guardiansInformed, boolean feedbackRequested) {
        start(
                ConcernReport.CONCERN_DECIDED,
                concern,
                variables(concern)
                        .putValue(ConcernReport.URGENT.name(), false)
                        .putValue(
                                ConcernReport.GUARDIANS_INFORMED.name(),
                                ConcernReport.GUARDIANS_INFORMED.toEngine(guardiansInformed))
                        .putValue(ConcernReport.FEEDBACK_REQUESTED.name(), feedbackRequested));
    }

    @Override
    public boolean isWaiting(String taskId) {
        return asRoutine.call(
                () -> tasks.createTaskQuery().taskId(taskId).active().count() > 0);
    }

    private static VariableMap variables(Concern concern) {
        VariableMap variables = Variables.createVariables()
                .putValue(ConcernReport.PUPIL_REF.name(), concern.pupilRef())
                .putValue(ConcernReport.SCHOOL_ID.name(), concern.schoolId())
                .putValue(ConcernReport.BEGUN_BY.name(), concern.author());
        concern.caseNumber().ifPresent(number -> variables.putValue(ConcernReport.CASE_NUMBER.name(), number));
        return variables;
    }

    private void start(String message, Concern concern, VariableMap variables) {
        asRoutine.run(() -> runtime.createMessageCorrelation(message)
                .withoutTenantId()
                .processInstanceBusinessKey(concern.key())
                .setVariables(variables)
                .correlateStartMessage());
    }
}
