package se.sedd.rhythm.process;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Reassignment;
import se.sedd.register.Duty;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.DecisionRegister;
import se.sedd.rhythm.MeetingDecision;
import se.sedd.rhythm.MeetingProcesses;
import se.sedd.rhythm.StudentHealthMeeting;

/** Carries student health meetings and their decisions to the engine. */
@Component
class EngineStudentHealth implements MeetingProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Reassignment reassignment;
    private final StudentHealthTasks meetingTasks;
    private final DecisionTasks decisionTasks;
    private final DecisionRegister decisions;
    private final Register register;
    private final AsRoutine asRoutine;

    EngineStudentHealth(
            RuntimeService runtime,
            TaskService tasks,
            Reassignment reassignment,
            StudentHealthTasks meetingTasks,
            DecisionTasks decisionTasks,
            DecisionRegister decisions,
            Register register,
            AsRoutine asRoutine) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.reassignment = reassignment;
        this.meetingTasks = meetingTasks;
        this.decisionTasks = decisionTasks;
        this.decisions = decisions;
        this.register = register;
        this.asRoutine = asRoutine;
    }

    @Override
    public void begin(StudentHealthMeeting meeting) {
        asRoutine.run(() -> runtime.createMessageCorrelation(StudentHealthMeetingProcess.PLANNED)
                .withoutTenantId()
                .processInstanceBusinessKey(meeting.number())
                .setVariable(StudentHealthMeetingProcess.SCHOOL_ID.name(), meeting.schoolId())
                .correlateStartMessage());
    }

    @Override
    public Optional<String> openTask(StudentHealthMeeting meeting) {
        return asRoutine.call(() -> Optional.ofNullable(tasks.createTaskQuery()
                        .processInstanceBusinessKey(meeting.number())
                        .taskDefinitionKey(StudentHealthMeetingProcess.HOLD)
                        .singleResult())
                .map(Task::getId));
    }

    @Override
    public void begin(MeetingDecision action) {
        asRoutine.run(() -> runtime.createMessageCorrelation(MeetingDecisionProcess.MADE)
                .withoutTenantId()
                .processInstanceBusinessKey(action.caseNumber())
                .setVariables(Variables.createVariables()
                        .putValue(MeetingDecisionProcess.PUPIL_REF.name(), action.pupilRef())
                        .putValue(MeetingDecisionProcess.SCHOOL_ID.name(), action.schoolId())
                        .putValue(MeetingDecisionProcess.DECISION.name(), action.id()))
                .correlateStartMessage());
    }

    @Override
    public void withdraw(Collection<MeetingDecision> actions) {
        asRoutine.run(() -> actions.forEach(action -> runtime.createMessageCorrelation(MeetingDecisionProcess.WITHDRAWN)
                .tenantId(action.schoolId())
                .processInstanceBusinessKey(action.caseNumber())
                .processInstanceVariableEquals(MeetingDecisionProcess.DECISION.name(), action.id())
                .correlateAllWithResult()));
    }

    @Override
    @Transactional
    public void handOver(LocalDate today) {
        asRoutine.run(() -> {
            String[] gone = register.staff().stream()
                    .filter(person -> !person.employedOn(today))
                    .map(StaffMember::userId)
                    .toArray(String[]::new);
            Stream.concat(
                            gone.length == 0
                                    ? Stream.of()
                                    : tasks
                                            .createTaskQuery()
                                            .processDefinitionKeyIn(
                                                    StudentHealthMeetingProcess.KEY, MeetingDecisionProcess.KEY)
                                            .taskAssigneeIn(gone)
                                            .list()
                                            .stream(),
                            tasks
                                    .createTaskQuery()
                                    .processDefinitionKeyIn(StudentHealthMeetingProcess.KEY, MeetingDecisionProcess.KEY)
                                    .taskUnassigned()
                                    .list()
                                    .stream())
                    .forEach(task -> duty(task)
                            .filter(duty -> !duty.owner().equals(Optional.ofNullable(task.getAssignee())))
                            .ifPresent(duty -> reassignment.give(task, duty)));
        });
    }

    private Optional<Duty> duty(Task task) {
        if (Objects.equals(task.getTaskDefinitionKey(), MeetingDecisionProcess.COMPLETE)) {
            return decisions.ofTask(task.getId()).map(decisionTasks::duty);
        }
        Role role = Role.of(reassignment.groupOf(task)).orElseThrow();
        return Optional.of(meetingTasks.duty(task.getTenantId(), task.getTaskDefinitionKey(), role));
    }
}
