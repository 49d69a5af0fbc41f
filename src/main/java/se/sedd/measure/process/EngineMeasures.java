package se.sedd.measure.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.measure.Measure;
import se.sedd.measure.MeasureProcesses;
import se.sedd.measure.Offer;

/** Carries measures to the engine, each with its number as business key, in the school's tenant. */
@Component
class EngineMeasures implements MeasureProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    EngineMeasures(RuntimeService runtime, TaskService tasks, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public String begin(Measure measure) {
        return asRoutine.call(() -> {
            ProcessInstance begun = start(PracticalElective.ELECTIVE_BEGUN, measure, about(measure));
            return tasks.createTaskQuery()
                    .processInstanceId(begun.getId())
                    .singleResult()
                    .getId();
        });
    }

    @Override
    public void agreed(Measure measure, Offer offer) {
        asRoutine.run(() -> start(
                PracticalElective.ELECTIVE_AGREED,
                measure,
                about(measure).putValue(PracticalElective.OFFER.name(), offer.id())));
    }

    @Override
    public void stopped(Measure measure) {
        asRoutine.run(() -> runtime.createMessageCorrelation(PracticalElective.ELECTIVE_STOPPED)
                .tenantId(measure.schoolId())
                .processInstanceBusinessKey(measure.number())
                .correlateAllWithResult());
    }

    private static VariableMap about(Measure measure) {
        return Variables.createVariables()
                .putValue(PracticalElective.PUPIL_REF.name(), measure.pupilRef())
                .putValue(PracticalElective.SCHOOL_ID.name(), measure.schoolId());
    }

    private ProcessInstance start(String message, Measure measure, VariableMap variables) {
        return runtime.createMessageCorrelation(message)
                .withoutTenantId()
                .processInstanceBusinessKey(measure.number())
                .setVariables(variables)
                .correlateStartMessage();
    }
}
