package se.sedd.socialservices.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.ScheduledWork;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Reassignment;
import se.sedd.register.Register;
import se.sedd.socialservices.Concern;
import se.sedd.socialservices.ConcernRegister;
import se.sedd.socialservices.Handlers;
import se.sedd.socialservices.Principals;
import se.sedd.socialservices.Referral;
import se.sedd.socialservices.ReferralRegister;

/**
 * Every morning: what nobody at work has, goes to somebody who is, inside its own organisation: a referral to a colleague at social
 * services, a question from them to the school's principal. Whoever was away gets theirs back. A report that is being written
 * stays with its author, whose duty it is.
 */
@Component
class ConcernHandover implements ScheduledWork {

    private static final LocalTime MORNING = LocalTime.of(5, 30);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AsRoutine asRoutine;
    private final Register register;
    private final ReferralRegister referrals;
    private final ConcernRegister concerns;
    private final Handlers handlers;
    private final Principals principals;
    private final SchoolCalendar calendar;

    ConcernHandover(
            TaskService tasks,
            RuntimeService runtime,
            AsRoutine asRoutine,
            Register register,
            ReferralRegister referrals,
            ConcernRegister concerns,
            Handlers handlers,
            Principals principals,
            SchoolCalendar calendar) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.asRoutine = asRoutine;
        this.register = register;
        this.referrals = referrals;
        this.concerns = concerns;
        this.handlers = handlers;
        this.principals = principals;
        this.calendar = calendar;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZoneId zone = calendar.zone(Referral.TENANT);
        ZonedDateTime today = instant.atZone(zone).with(MORNING);
        return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
    }

    @Override
    @Transactional
    public void runAt(Instant due) {
        LocalDate today = LocalDate.ofInstant(due, calendar.zone(Referral.TENANT));
        asRoutine.run(() -> tasks.createTaskQuery()
                .processDefinitionKeyIn(SocialServicesReferral.KEY, InformationRequest.KEY)
                .list()
                .forEach(task -> look(task, today)));
    }

    private void look(Task task, LocalDate today) {
        boolean standsIn = Boolean.TRUE.equals(tasks.getVariableLocal(task.getId(), Reassignment.STANDS_IN));
        if (standsIn && isPresent(task.getOwner(), today)) {
            task.setAssignee(task.getOwner());
            task.setOwner(null);
            tasks.saveTask(task);
            tasks.removeVariableLocal(task.getId(), Reassignment.STANDS_IN);
        } else if (!isPresent(task.getAssignee(), today)) {
            successor(task)
                    .filter(next -> !next.equals(task.getAssignee()))
                    .ifPresent(next -> handOver(task, next, today));
        }
    }

    private void handOver(Task task, String next, LocalDate today) {
        boolean comesBack = register.staff(
                        Optional.ofNullable(task.getAssignee()).orElse(""))
                .filter(person -> person.employedOn(today))
                .isPresent();
        if (comesBack && task.getOwner() == null) {
            task.setOwner(task.getAssignee());
        }
        task.setAssignee(next);
        tasks.saveTask(task);
        if (comesBack) {
            tasks.setVariableLocal(task.getId(), Reassignment.STANDS_IN, true);
        }
    }

    private Optional<String> successor(Task task) {
        String key = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        if (task.getTaskDefinitionKey().equals(InformationRequest.ANSWER_INFORMATION_REQUEST)) {
            Concern concern = concerns.get(key);
            return principals.of(concern.schoolId(), concern.pupilRef(), userId -> 0);
        }
        Referral referral = referrals.get(key);
        return register.pupilByRef(referral.pupilRef())
                .flatMap(pupil -> handlers.dutyOf(referral, pupil).owner());
    }

    private boolean isPresent(String userId, LocalDate today) {
        return Optional.ofNullable(userId)
                .flatMap(register::staff)
                .filter(person -> person.presentOn(today))
                .isPresent();
    }
}
