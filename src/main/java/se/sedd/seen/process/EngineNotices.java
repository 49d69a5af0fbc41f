package se.sedd.seen.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Choices;
import se.sedd.seen.NoticeProcesses;

/** Starts what a look at a school calls for in groups, each one command whose rows go to the database together. */
@Component
class EngineNotices implements NoticeProcesses {

    private static final int STARTS_PER_COMMAND = 50;
    private static final String BAR = "|";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final AsRoutine asRoutine;
    private final SchoolCalendar calendar;

    EngineNotices(
            RuntimeService runtime,
            RepositoryService repository,
            ProcessEngineConfigurationImpl engine,
            AsRoutine asRoutine,
            SchoolCalendar calendar) {
        this.runtime = runtime;
        this.repository = repository;
        this.engine = engine;
        this.asRoutine = asRoutine;
        this.calendar = calendar;
    }

    @Override
    public Map<String, String> call(List<Call> calls) {
        return start(
                calls,
                Call::pupilRef,
                Call::caseNumber,
                call -> common(call.schoolId(), call.day(), call.owner(), call.standIns(), call.due())
                        .putValue(SameDayNotice.PUPIL_REF.name(), call.pupilRef())
                        .putValue(SameDayNotice.LESSON_REPORT_MISSING.name(), false));
    }

    @Override
    public Map<String, String> chase(List<Chase> chases) {
        return start(
                chases,
                Chase::owner,
                chase -> Optional.empty(),
                chase -> common(
                                chase.schoolId(),
                                chase.day(),
                                chase.owner(),
                                chase.standIns(),
                                calendar.deadline(chase.schoolId(), chase.day()))
                        .putValue(SameDayNotice.LESSON_REPORT_MISSING.name(), true)
                        .putValueTyped(NoticeTasks.LESSONS, Variables.stringValue(options(chase.lessons()), true)));
    }

    private static VariableMap common(
            String schoolId, LocalDate day, String owner, List<String> standIns, Instant due) {
        return Variables.createVariables()
                .putValue(SameDayNotice.SCHOOL_ID.name(), schoolId)
                .putValue(SameDayNotice.DAY.name(), SameDayNotice.DAY.toEngine(day))
                .putValueTyped(SameDayNotice.OWNER.name(), Variables.stringValue(owner, true))
                .putValueTyped(SameDayNotice.STAND_INS.name(), Variables.stringValue(String.join(BAR, standIns), true))
                .putValueTyped(SameDayNotice.DUE.name(), Variables.dateValue(Date.from(due), true));
    }

    /** The choices of the form: class, subject and time, of nobody in particular. */
    private static String options(List<String> lessons) {
        Choices choices = new Choices();
        for (int n = 0; n < lessons.size(); n++) {
            choices.add("lesson-" + (n + 1), lessons.get(n));
        }
        return choices.toJson();
    }

    private <T> Map<String, String> start(
            List<T> asked,
            Function<T, String> key,
            Function<T, Optional<String>> caseNumber,
            Function<T, VariableMap> variables) {
        Map<String, String> instances = new HashMap<>();
        if (asked.isEmpty()) {
            return instances;
        }
        asRoutine.run(() -> {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(SameDayNotice.KEY)
                    .latestVersion()
                    .singleResult()
                    .getId();
            for (int from = 0; from < asked.size(); from += STARTS_PER_COMMAND) {
                List<T> group = asked.subList(from, Math.min(asked.size(), from + STARTS_PER_COMMAND));
                engine.getCommandExecutorTxRequired().execute(context -> {
                    group.forEach(each -> instances.put(
                            key.apply(each),
                            runtime.createProcessInstanceById(definition)
                                    .businessKey(caseNumber.apply(each).orElse(null))
                                    .setVariables(variables.apply(each))
                                    .execute()
                                    .getId()));
                    return null;
                });
            }
        });
        return instances;
    }

    @Override
    public void callsNotNeeded(Collection<String> instanceIds) {
        send(SameDayNotice.CALL_NOT_NEEDED, instanceIds);
    }

    @Override
    public void reportsReceived(Collection<String> instanceIds) {
        send(SameDayNotice.LESSON_REPORT_RECEIVED, instanceIds);
    }

    /** A call that somebody completes this very moment is not there any more, and need not be. */
    private void send(String message, Collection<String> instanceIds) {
        asRoutine.run(() -> instanceIds.forEach(instance -> runtime.createMessageCorrelation(message)
                .processInstanceId(instance)
                .correlateAll()));
    }

    @Override
    public void schoolDayOver(String schoolId) {
        asRoutine.run(() -> runtime.createSignalEvent(DailyContactProcess.SCHOOL_DAY_OVER)
                .tenantId(schoolId)
                .send());
    }
}
