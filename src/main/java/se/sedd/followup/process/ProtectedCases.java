package se.sedd.followup.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Reassignment;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.TaskHandedOver;
import se.sedd.register.Duty;
import se.sedd.register.ProtectionChanged;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;

/**
 * The tasks of a running case go to their people of now in the moment in which a pupil becomes protected, is so no more, or has
 * other handlers; everybody else loses sight of them.
 */
@Component
class ProtectedCases {

    /** Those in which somebody asks whether the pupil is protected. */
    private static final String[] WITH_THE_VARIABLE = {
        AbsenceFollowUp.KEY, MentorStep.KEY, CoordinatorStep.KEY, StudentHealthStep.KEY, CooperationStep.KEY
    };

    private final CaseRegistry cases;
    private final CaseDuties duties;
    private final Responsibilities responsibilities;
    private final Register register;
    private final SchoolCalendar calendar;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final TasksOfCases ofCases;
    private final ApplicationEventPublisher events;
    private final Reassignment reassignment;
    private final AsRoutine asRoutine;

    ProtectedCases(
            CaseRegistry cases,
            CaseDuties duties,
            Responsibilities responsibilities,
            Register register,
            SchoolCalendar calendar,
            RuntimeService runtime,
            TaskService tasks,
            TasksOfCases ofCases,
            ApplicationEventPublisher events,
            Reassignment reassignment,
            AsRoutine asRoutine) {
        this.cases = cases;
        this.duties = duties;
        this.responsibilities = responsibilities;
        this.register = register;
        this.calendar = calendar;
        this.runtime = runtime;
        this.tasks = tasks;
        this.ofCases = ofCases;
        this.events = events;
        this.reassignment = reassignment;
        this.asRoutine = asRoutine;
    }

    @EventListener
    void changed(ProtectionChanged change) {
        change.pupilIds().stream()
                .flatMap(pupilId -> register.pupil(pupilId).stream())
                .forEach(pupil -> asRoutine.run(() -> {
                    cases.openOf(pupil.id()).ifPresent(found -> give(found, pupil));
                    begun(pupil).forEach(task -> giveBegun(task, pupil));
                }));
    }

    private void give(AbsenceCase found, Pupil pupil) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(found.caseNumber())
                .processDefinitionKeyIn(WITH_THE_VARIABLE)
                .list()) {
            runtime.setVariable(instance.getId(), CaseVariables.PROTECTED_IDENTITY.name(), pupil.protectedIdentity());
        }
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(found.caseNumber())
                .processDefinitionKeyIn(ofCases.processes())
                .list()) {
            Duty duty = duties.of(found, pupil, roleOf(task), found.level());
            reassignment.give(task, duty);
            duty.owner().ifPresent(owner -> {
                cases.mainTaskIsOf(task.getId(), owner);
                events.publishEvent(new TaskHandedOver(task.getId(), owner));
            });
        }
        if (found.resting()) {
            Role role = AbsenceTasks.roleOf(found.level());
            cases.ownerIs(
                    found.caseNumber(),
                    duties.of(found, pupil, role, found.level()).owner());
        }
    }

    /** A case that somebody has begun to open is theirs only as long as they may know the pupil. */
    private void giveBegun(Task task, Pupil pupil) {
        Optional<String> owner = pupil.protectedIdentity()
                ? responsibilities
                        .dutyOf(Role.PRINCIPAL, pupil, calendar.today(pupil.schoolId()), cases::openMainSteps)
                        .owner()
                : Optional.ofNullable((String) tasks.getVariable(task.getId(), CaseOpening.BEGUN_BY.name()));
        reassignment.give(task, new Duty(owner, List.of(), false));
    }

    private List<Task> begun(Pupil pupil) {
        return tasks.createTaskQuery()
                .processDefinitionKey(CaseOpening.KEY)
                .processVariableValueEquals(CaseVariables.PUPIL_REF.name(), pupil.ref())
                .list();
    }

    private Role roleOf(Task task) {
        return Role.of(reassignment.groupOf(task)).orElseThrow();
    }
}
