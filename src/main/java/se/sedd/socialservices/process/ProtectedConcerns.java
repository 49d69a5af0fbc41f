package se.sedd.socialservices.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Reassignment;
import se.sedd.register.Duty;
import se.sedd.register.ProtectionChanged;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.socialservices.Concern;
import se.sedd.socialservices.ConcernRegister;
import se.sedd.socialservices.Principals;

/**
 * When a pupil becomes protected, a referral is its handler's alone and a question to the school the principal's alone; when the
 * marking is lifted, the colleagues may stand in again. A report that is being written stays its author's: the duty to report is
 * everybody's own (SoL 2025:400, 19:1).
 */
@Component
class ProtectedConcerns {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AsRoutine asRoutine;
    private final Register register;
    private final ConcernRegister concerns;
    private final Principals principals;
    private final Reassignment reassignment;

    ProtectedConcerns(
            TaskService tasks,
            RuntimeService runtime,
            AsRoutine asRoutine,
            Register register,
            ConcernRegister concerns,
            Principals principals,
            Reassignment reassignment) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.asRoutine = asRoutine;
        this.register = register;
        this.concerns = concerns;
        this.principals = principals;
        this.reassignment = reassignment;
    }

    @EventListener
    void changed(ProtectionChanged change) {
        change.pupilIds().stream()
                .flatMap(pupilId -> register.pupil(pupilId).stream())
                .forEach(pupil -> asRoutine.run(() -> tasks.createTaskQuery()
                        .processDefinitionKeyIn(SocialServicesReferral.KEY, InformationRequest.KEY)
                        .processVariableValueEquals(SocialServicesReferral.PUPIL_REF.name(), pupil.ref())
                        .list()
                        .forEach(task -> give(task, pupil))));
    }

    private void give(Task task, Pupil pupil) {
        boolean ofTheSchool = task.getTaskDefinitionKey().equals(InformationRequest.ANSWER_INFORMATION_REQUEST);
        Optional<String> owner = ofTheSchool ? principal(task) : Optional.empty();
        reassignment.give(
                task,
                new Duty(
                        owner.or(() -> Optional.ofNullable(task.getAssignee())),
                        List.of(),
                        !pupil.protectedIdentity()));
    }

    private Optional<String> principal(Task task) {
        Concern concern = concerns.get(runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
        return principals.of(concern.schoolId(), concern.pupilRef(), userId -> 0);
    }
}
