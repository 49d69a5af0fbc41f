package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseProcesses;
import se.sedd.register.Pupil;

/** Carries to the engine what happens to a case. The case number is the business key of every instance of the case. */
@Component
class AbsenceProcesses implements CaseProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;
    private final SchoolCalendar calendar;
    private final StepTimers timers;

    AbsenceProcesses(
            RuntimeService runtime,
            TaskService tasks,
            AsRoutine asRoutine,
            SchoolCalendar calendar,
            StepTimers timers) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
        this.calendar = calendar;
        this.timers = timers;
    }

    @Override
    public void start(String caseNumber, Pupil pupil, boolean byStaff) {
        VariableMap variables = Variables.createVariables()
                .putValue(CaseVariables.PUPIL_REF.name(), pupil.ref())
                .putValue(CaseVariables.SCHOOL_ID.name(), pupil.schoolId())
                .putValue(CaseVariables.PROTECTED_IDENTITY.name(), pupil.protectedIdentity())
                .putValue(CaseVariables.GUARDIAN_REACHED.name(), false);
        String message = byStaff ? AbsenceFollowUp.CASE_OPENED : AbsenceFollowUp.ABSENCE_THRESHOLD_EXCEEDED;
        asRoutine.run(() -> runtime.createMessageCorrelation(message)
                .withoutTenantId()
                .processInstanceBusinessKey(caseNumber)
                .setVariables(variables)
                .correlateStartMessage());
    }

    @Override
    public void restored(AbsenceCase found) {
        send(AbsenceFollowUp.ATTENDANCE_RESTORED, found);
    }

    @Override
    public void pupilLeft(AbsenceCase found) {
        send(AbsenceFollowUp.PUPIL_LEFT, found);
    }

    @Override
    public void letterDue(AbsenceCase found) {
        send(AbsenceFollowUp.LETTER_DUE, found);
    }

    @Override
    public void contactPersonDue(AbsenceCase found) {
        send(AbsenceFollowUp.CONTACT_PERSON_DUE, found);
    }

    @Override
    public void investigationQuestioned(AbsenceCase found) {
        send(AbsenceFollowUp.INVESTIGATION_QUESTIONED, found);
    }

    @Override
    public void meetingWanted(AbsenceCase found, String askedOf) {
        VariableMap variables = Variables.createVariables()
                .putValue(CaseVariables.PUPIL_REF.name(), found.pupilRef())
                .putValue(CaseVariables.SCHOOL_ID.name(), found.schoolId())
                .putValue(CaseMeeting.ASKED_OF.name(), askedOf);
        asRoutine.run(() -> {
            boolean awaited = runtime.createProcessInstanceQuery()
                            .processDefinitionKey(CaseMeeting.KEY)
                            .processInstanceBusinessKey(found.caseNumber())
                            .count()
                    > 0;
            if (!awaited) {
                runtime.createMessageCorrelation(CaseMeeting.MEETING_ASKED_FOR)
                        .withoutTenantId()
                        .processInstanceBusinessKey(found.caseNumber())
                        .setVariables(variables)
                        .correlateStartMessage();
            }
        });
    }

    @Override
    public void meetingConcluded(AbsenceCase found) {
        asRoutine.run(() -> runtime.createMessageCorrelation(CaseMeeting.MEETING_CONCLUDED)
                .tenantId(found.schoolId())
                .processInstanceBusinessKey(found.caseNumber())
                .correlateAll());
    }

    @Override
    public void contactLost(AbsenceCase found) {
        send(MentorStep.CONTACT_LOST, found);
    }

    @Override
    public void restEnded(AbsenceCase found) {
        send(MentorStep.REST_ENDED, found);
    }

    @Override
    public void later(AbsenceCase found, LocalDate day) {
        asRoutine.run(() -> dueOn(found, day));
    }

    @Override
    public void sooner(AbsenceCase found, LocalDate day) {
        asRoutine.run(() -> {
            Task task = tasks.createTaskQuery()
                    .taskId(found.mainTask().orElseThrow())
                    .singleResult();
            timers.sooner(task, found.schoolId(), day);
            dueOn(found, day);
        });
    }

    private void dueOn(AbsenceCase found, LocalDate day) {
        tasks.setDueDate(found.mainTask().orElseThrow(), Date.from(calendar.deadline(found.schoolId(), day)));
    }

    /** A concern about the pupil has been reported by somebody: the case hears of it and goes on. */
    void concernReported(AbsenceCase found) {
        send(AbsenceFollowUp.CONCERN_REPORTED, found);
    }

    /** What the step does rests on no consent any more. While it rests nobody waits for this: it is asked again afterwards. */
    void consentEnded(AbsenceCase found) {
        asRoutine.run(() -> runtime.createMessageCorrelation(CooperationStep.CONSENT_ENDED)
                .tenantId(found.schoolId())
                .processInstanceBusinessKey(found.caseNumber())
                .correlateAll());
    }

    private void send(String message, AbsenceCase found) {
        asRoutine.run(() -> runtime.createMessageCorrelation(message)
                .tenantId(found.schoolId())
                .processInstanceBusinessKey(found.caseNumber())
                .setVariables(Map.of())
                .correlate());
    }
}
