package se.sedd.measure.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Reassignment;
import se.sedd.measure.MeasureRegister;
import se.sedd.register.Duty;
import se.sedd.register.ProtectionChanged;
import se.sedd.register.Register;

/**
 * Every morning: a task around a measure whose owner is away or has left goes to whoever it is today, and comes back with the
 * owner. A pupil who gets a marking, or loses it, is other people's the same moment.
 */
@Component
class MeasureHandover implements ScheduledWork {

    private static final EveryDay MORNING = new EveryDay(LocalTime.of(5, 30));

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AsRoutine asRoutine;
    private final Reassignment reassignment;
    private final MeasureDuties duties;
    private final MeasureRegister measures;
    private final Register register;

    MeasureHandover(
            TaskService tasks,
            RuntimeService runtime,
            AsRoutine asRoutine,
            Reassignment reassignment,
            MeasureDuties duties,
            MeasureRegister measures,
            Register register) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.asRoutine = asRoutine;
        this.reassignment = reassignment;
        this.duties = duties;
        this.measures = measures;
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
                || !duties.isPresent(task.getAssignee(), today));
    }

    @EventListener
    void changed(ProtectionChanged change) {
        look(task -> Optional.ofNullable((String) tasks.getVariable(task.getId(), PracticalElective.PUPIL_REF.name()))
                .flatMap(register::pupilByRef)
                .filter(pupil -> change.pupilIds().contains(pupil.id()))
                .isPresent());
    }

    private void look(Predicate<Task> mayBeSomebodyElses) {
        asRoutine.run(() -> tasks.createTaskQuery().processDefinitionKey(PracticalElective.KEY).list().stream()
                .filter(mayBeSomebodyElses)
                .forEach(this::give));
    }

    private void give(Task task) {
        String number = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        Duty duty = duties.of(task.getTaskDefinitionKey(), measures.get(number));
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
}
