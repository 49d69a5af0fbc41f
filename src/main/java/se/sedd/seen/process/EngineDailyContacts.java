package se.sedd.seen.process;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.seen.DailyContact;
import se.sedd.seen.DailyContactProcesses;

/** Starts the day's contacts in groups, each one command whose rows go to the database together, and ends what is left at once. */
@Component
class EngineDailyContacts implements DailyContactProcesses {

    private static final int STARTS_PER_COMMAND = 50;
    private static final String BAR = "|";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final AsRoutine asRoutine;

    EngineDailyContacts(
            RuntimeService runtime,
            RepositoryService repository,
            ProcessEngineConfigurationImpl engine,
            AsRoutine asRoutine) {
        this.runtime = runtime;
        this.repository = repository;
        this.engine = engine;
        this.asRoutine = asRoutine;
    }

    @Override
    public void begin(List<DailyContact> contacts) {
        asRoutine.run(() -> {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(DailyContactProcess.KEY)
                    .latestVersion()
                    .singleResult()
                    .getId();
            for (int from = 0; from < contacts.size(); from += STARTS_PER_COMMAND) {
                List<DailyContact> group = contacts.subList(from, Math.min(contacts.size(), from + STARTS_PER_COMMAND));
                engine.getCommandExecutorTxRequired().execute(context -> {
                    group.forEach(contact -> start(definition, contact));
                    return null;
                });
            }
        });
    }

    private void start(String definition, DailyContact contact) {
        VariableMap variables = Variables.createVariables()
                .putValue(DailyContactProcess.PUPIL_REF.name(), contact.pupilRef())
                .putValue(DailyContactProcess.SCHOOL_ID.name(), contact.schoolId())
                .putValue(DailyContactProcess.DAY.name(), DailyContactProcess.DAY.toEngine(contact.day()))
                .putValueTyped(DailyContactProcess.OWNER.name(), Variables.stringValue(contact.owner(), true))
                .putValueTyped(
                        DailyContactProcess.STAND_INS.name(),
                        Variables.stringValue(String.join(BAR, contact.standIns()), true));
        runtime.createProcessInstanceById(definition)
                .businessKey(contact.caseNumber())
                .setVariables(variables)
                .execute();
    }

    @Override
    public void schoolDayOver(String schoolId) {
        asRoutine.run(() -> runtime.createSignalEvent(DailyContactProcess.SCHOOL_DAY_OVER)
                .tenantId(schoolId)
                .send());
    }
}
