package se.sedd.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Duty;
import se.sedd.register.ProtectionChanged;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * Every morning: a task whose owner is away or has left goes to whoever it is today, as the feature's {@link TaskDuties} say, and
 * comes back with the owner. The tasks about a pupil who gets a marking, or loses it, are other people's the same moment.
 */
@Component
class DutyHandover implements ScheduledWork {

    private static final EveryDay MORNING = new EveryDay(LocalTime.of(5, 30));
    private static final String PUPIL_REF = "pupilRef";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AsRoutine asRoutine;
    private final Reassignment reassignment;
    private final List<TaskDuties> duties;
    private final Register register;

    DutyHandover(
            TaskService tasks,
            RuntimeService runtime,
            AsRoutine asRoutine,
            Reassignment reassignment,
            List<TaskDuties> duties,
            Register register) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.asRoutine = asRoutine;
        this.reassignment = reassignment;
        this.duties = duties;
        this.register = register;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    @Transactional
    public void runAt(Instant due) {
        LocalDate today = EveryDay.dayOf(due);
        look(task -> Boolean.TRUE.equals(tasks.getVariableLocal(task.getId(), Reassignment.STANDS_IN))
                || !isPresent(task.getAssignee(), today));
    }

    @EventListener
    void changed(ProtectionChanged change) {
        look(task -> Optional.ofNullable((String) tasks.getVariable(task.getId(), PUPIL_REF))
                .flatMap(register::pupilByRef)
                .filter(pupil -> change.pupilIds().contains(pupil.id()))
                .isPresent());
    }

    private void look(Predicate<Task> mayBeSomebodyElses) {
        asRoutine.run(() -> duties.forEach(feature ->
                tasks
                        .createTaskQuery()
                        .processDefinitionKeyIn(feature.processes().toArray(String[]::new))
                        .list()
                        .stream()
                        .filter(mayBeSomebodyElses)
                        .forEach(task -> give(task, feature))));
    }

    private void give(Task task, TaskDuties feature) {
        Duty duty = feature.of(
                task.getTaskDefinitionKey(),
                runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey());
        String before = task.getAssignee();
        if (duty.owner().equals(Optional.ofNullable(before))) {
            return;
        }
        reassignment.give(task, duty);
        if (comesBack(before)) {
            tasks.setVariableLocal(task.getId(), Reassignment.STANDS_IN, true);
        }
    }

    private boolean comesBack(String userId) {
        return Optional.ofNullable(userId)
                .flatMap(register::staff)
                .filter(person -> person.awayUntil().isPresent())
                .isPresent();
    }

    private boolean isPresent(String userId, LocalDate today) {
        return Optional.ofNullable(userId)
                .flatMap(register::staff)
                .filter((StaffMember person) -> person.presentOn(today))
                .isPresent();
    }
}
