package se.sedd.promotion.process;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.promotion.LightTask;
import se.sedd.promotion.PlannedReturn;
import se.sedd.promotion.PromotionProcesses;

/** Starts what promotes attendance; talks in groups, each one command whose rows go to the database together. */
@Component
class EnginePromotions implements PromotionProcesses {

    private static final int STARTS_PER_COMMAND = 50;
    private static final String BAR = "|";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final AsRoutine asRoutine;

    EnginePromotions(
            RuntimeService runtime,
            TaskService tasks,
            RepositoryService repository,
            ProcessEngineConfigurationImpl engine,
            AsRoutine asRoutine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.engine = engine;
        this.asRoutine = asRoutine;
    }

    @Override
    public String expectReturn(PlannedReturn expected) {
        VariableMap variables = Variables.createVariables()
                .putValue(PlannedReturnProcess.PUPIL_REF.name(), expected.pupilRef())
                .putValue(PlannedReturnProcess.SCHOOL_ID.name(), expected.schoolId())
                .putValue(PlannedReturnProcess.PLANNED_BY.name(), expected.owner());
        expected.on()
                .ifPresent(day -> variables.putValue(
                        PlannedReturnProcess.EXPECTED_ON.name(), PlannedReturnProcess.EXPECTED_ON.toEngine(day)));
        return asRoutine.call(() -> {
            ProcessInstance begun = runtime.createMessageCorrelation(PlannedReturnProcess.RETURN_EXPECTED)
                    .withoutTenantId()
                    .processInstanceBusinessKey(expected.caseNumber())
                    .setVariables(variables)
                    .correlateStartMessage();
            return tasks.createTaskQuery()
                    .processInstanceId(begun.getId())
                    .singleResult()
                    .getId();
        });
    }

    @Override
    public void callOffReturn(String caseNumber, String schoolId) {
        asRoutine.run(() -> runtime.createMessageCorrelation(PlannedReturnProcess.RETURN_CALLED_OFF)
                .tenantId(schoolId)
                .processInstanceBusinessKey(caseNumber)
                .correlateAll());
    }

    @Override
    public void welcome(List<LightTask> talks) {
        begin(talks, AttendancePromotion.TERM_BEGUN);
    }

    @Override
    public void raiseClimate(List<LightTask> classes) {
        begin(classes, AttendancePromotion.CLASS_ABSENCE_FOUND);
    }

    private void begin(List<LightTask> all, String message) {
        if (all.isEmpty()) {
            return;
        }
        asRoutine.run(() -> {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(AttendancePromotion.KEY)
                    .latestVersion()
                    .singleResult()
                    .getId();
            for (int from = 0; from < all.size(); from += STARTS_PER_COMMAND) {
                List<LightTask> group = all.subList(from, Math.min(all.size(), from + STARTS_PER_COMMAND));
                engine.getCommandExecutorTxRequired().execute(context -> {
                    group.forEach(task -> start(definition, message, task));
                    return null;
                });
            }
        });
    }

    private void start(String definition, String message, LightTask task) {
        VariableMap variables = Variables.createVariables()
                .putValue(AttendancePromotion.SCHOOL_ID.name(), task.schoolId())
                .putValue(AttendancePromotion.DUE.name(), AttendancePromotion.DUE.toEngine(task.due()))
                .putValue(AttendancePromotion.LAST_DAY.name(), AttendancePromotion.LAST_DAY.toEngine(task.lastDay()))
                .putValueTyped(AttendancePromotion.OWNER.name(), Variables.stringValue(task.owner(), true))
                .putValueTyped(
                        AttendancePromotion.STAND_INS.name(),
                        Variables.stringValue(String.join(BAR, task.standIns()), true));
        MessageCorrelationBuilder start =
                runtime.createMessageCorrelation(message).processDefinitionId(definition);
        if (message.equals(AttendancePromotion.TERM_BEGUN)) {
            variables.putValue(AttendancePromotion.PUPIL_REF.name(), task.subject());
        } else {
            start.processInstanceBusinessKey(task.subject());
        }
        start.setVariables(variables).correlateStartMessage();
    }
}
