package se.sedd.followup.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.ScheduledWork;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Reassignment;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.TaskHandedOver;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/**
 * Every morning: the tasks of those who are away go to their deputies, of those who have left to whoever the register names now,
 * and those who are back get theirs back.
 */
@Component
class MorningHandover implements ScheduledWork {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime MORNING = LocalTime.of(5, 30);

    private final TaskService tasks;
    private final TasksOfCases ofCases;
    private final Reassignment reassignment;
    private final AsRoutine asRoutine;
    private final Register register;
    private final Responsibilities responsibilities;
    private final CaseRegistry cases;
    private final ApplicationEventPublisher events;

    MorningHandover(
            TaskService tasks,
            TasksOfCases ofCases,
            Reassignment reassignment,
            AsRoutine asRoutine,
            Register register,
            Responsibilities responsibilities,
            CaseRegistry cases,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.ofCases = ofCases;
        this.reassignment = reassignment;
        this.asRoutine = asRoutine;
        this.register = register;
        this.responsibilities = responsibilities;
        this.cases = cases;
        this.events = events;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime today = instant.atZone(STOCKHOLM).with(MORNING);
        return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
    }

    @Override
    @Transactional
    public void runAt(Instant due) {
        LocalDate today = due.atZone(STOCKHOLM).toLocalDate();
        asRoutine.run(() -> {
            giveBack(today);
            handOver(today);
            giveToSomebody(today);
            followTheRegister(today);
        });
        keepRestingCasesOwned(today);
    }

    private void giveBack(LocalDate today) {
        for (Task task : tasks.createTaskQuery()
                .processDefinitionKeyIn(ofCases.processes())
                .taskVariableValueEquals(Reassignment.STANDS_IN, true)
                .list()) {
            String owner = task.getOwner();
            if (responsibilities.presentFor(owner, today).filter(owner::equals).isPresent()) {
                task.setOwner(null);
                task.setAssignee(owner);
                tasks.saveTask(task);
                tasks.removeVariableLocal(task.getId(), Reassignment.STANDS_IN);
                isOf(task, owner);
            }
        }
    }

    private void handOver(LocalDate today) {
        List<String> gone = register.staff().stream()
                .filter(person -> !person.presentOn(today))
                .map(StaffMember::userId)
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        for (Task task : tasks.createTaskQuery()
                .processDefinitionKeyIn(ofCases.processes())
                .taskAssigneeIn(gone.toArray(String[]::new))
                .list()) {
            String away = task.getAssignee();
            if (isProtected(task)) {
                continue; // given to the principal already, when the handlers of today were looked at
            }
            Optional<String> deputy = responsibilities.presentFor(away, today);
            if (deputy.isPresent() && !deputy.get().equals(away)) {
                if (task.getOwner() == null) {
                    tasks.setOwner(task.getId(), away);
                }
                tasks.setVariableLocal(task.getId(), Reassignment.STANDS_IN, true);
                assign(task, deputy.get());
            } else if (deputy.isEmpty()) {
                newOwner(task, today).ifPresent(owner -> assign(task, owner));
            }
        }
    }

    /** Tasks that came when the school had nobody for them, not even a principal. */
    private void giveToSomebody(LocalDate today) {
        for (Task task : tasks.createTaskQuery()
                .processDefinitionKeyIn(ofCases.processes())
                .taskUnassigned()
                .list()) {
            newOwner(task, today).ifPresent(owner -> assign(task, owner));
        }
    }

    private boolean isProtected(Task task) {
        return pupilOf(task).filter(Pupil::protectedIdentity).isPresent();
    }

    private Optional<Pupil> pupilOf(Task task) {
        return Optional.ofNullable((String) tasks.getVariable(task.getId(), CaseVariables.PUPIL_REF.name()))
                .flatMap(register::pupilByRef);
    }

    /** Whoever the register names now for a task whose owner has left. */
    private Optional<String> newOwner(Task task, LocalDate today) {
        return pupilOf(task)
                .flatMap(pupil -> responsibilities
                        .dutyOf(Role.of(reassignment.groupOf(task)).orElseThrow(), pupil, today, cases::openMainSteps)
                        .owner());
    }

    /** A pupil who has got another mentor takes the mentor's step along, unless somebody does it in that mentor's place. */
    private void followTheRegister(LocalDate today) {
        for (AbsenceCase found : cases.ofAnotherMentor()) {
            register.pupil(found.pupilId())
                    .filter(pupil -> !pupil.protectedIdentity())
                    .ifPresent(pupil -> toTheMentor(found, pupil, today));
        }
    }

    private void toTheMentor(AbsenceCase found, Pupil pupil, LocalDate today) {
        Optional<Task> task =
                found.mainTask().map(id -> tasks.createTaskQuery().taskId(id).singleResult());
        boolean doneForTheMentor =
                task.map(Task::getOwner).filter(pupil.mentor()::equals).isPresent();
        Optional<String> mentor = responsibilities
                .dutyOf(Role.MENTOR, pupil, today, cases::openMainSteps)
                .owner()
                .filter(owner -> !found.owner().equals(Optional.of(owner)));
        if (mentor.isEmpty() || doneForTheMentor) {
            return;
        }
        task.ifPresentOrElse(
                running -> {
                    // whoever stood in for the mentor before has no place to keep
                    running.setOwner(null);
                    running.setAssignee(mentor.get());
                    tasks.saveTask(running);
                    tasks.removeVariableLocal(running.getId(), Reassignment.STANDS_IN);
                    cases.mainTaskIsOf(running.getId(), mentor.get());
                },
                () -> cases.ownerIs(found.caseNumber(), mentor));
    }

    private void assign(Task task, String userId) {
        tasks.setAssignee(task.getId(), userId);
        isOf(task, userId);
    }

    private void isOf(Task task, String userId) {
        cases.mainTaskIsOf(task.getId(), userId);
        events.publishEvent(new TaskHandedOver(task.getId(), userId));
    }

    private void keepRestingCasesOwned(LocalDate today) {
        Set<String> left = register.staff().stream()
                .filter(person -> !person.employedOn(today))
                .map(StaffMember::userId)
                .collect(Collectors.toSet());
        cases.resting().stream()
                .filter(found -> found.owner().map(left::contains).orElse(true))
                .forEach(found -> register.pupil(found.pupilId())
                        .ifPresent(pupil -> cases.ownerIs(
                                found.caseNumber(),
                                responsibilities
                                        .dutyOf(AbsenceTasks.roleOf(found.level()), pupil, today, cases::openMainSteps)
                                        .owner())));
    }
}
