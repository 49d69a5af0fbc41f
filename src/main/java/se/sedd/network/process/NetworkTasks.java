package se.sedd.network.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.Reassignment;
import se.sedd.engine.TaskDuties;
import se.sedd.engine.TaskPolicy;
import se.sedd.network.ContactChanged;
import se.sedd.network.Network;
import se.sedd.network.Networks;
import se.sedd.register.Duty;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.routine.MeasureDates;

/** The contact person's one task around a meeting of a network: light, and gone when the day is over. */
@Component
class NetworkTasks implements TaskPolicy, TaskDuties {

    private final Networks networks;
    private final MeasureDates dates;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Assignment assignment;
    private final TaskService tasks;
    private final AsRoutine asRoutine;
    private final Reassignment reassignment;

    NetworkTasks(
            Networks networks,
            MeasureDates dates,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Assignment assignment,
            TaskService tasks,
            AsRoutine asRoutine,
            Reassignment reassignment) {
        this.networks = networks;
        this.dates = dates;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.assignment = assignment;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
        this.reassignment = reassignment;
    }

    @Override
    public void opened(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        assignment.give(
                task,
                of(task.getTaskDefinitionKey(), execution.getProcessBusinessKey()),
                dates.endOf(GuardianNetwork.SCHOOL_ID.of(execution), GuardianNetwork.MEETS_ON.of(execution)));
    }

    @Override
    public List<String> processes() {
        return List.of(GuardianNetwork.KEY);
    }

    /** The contact person's while they are at work; the project lead stands in. */
    @Override
    public Duty of(String task, String number) {
        Network network = networks.find(number).orElseThrow();
        LocalDate today = calendar.today(network.schoolId());
        Optional<String> lead = responsibilities
                .dutyAt(Role.PROJECT_LEAD, network.schoolId(), today, userId -> 0)
                .owner();
        Optional<String> owner =
                responsibilities.presentFor(network.contactPerson(), today).or(() -> lead);
        return new Duty(
                owner,
                lead.stream()
                        .filter(person -> !owner.equals(Optional.of(person)))
                        .toList(),
                false);
    }

    /** The new contact person has the open task the same moment. */
    @EventListener
    void changed(ContactChanged change) {
        String id = change.network().id();
        asRoutine.run(() -> tasks.createTaskQuery()
                .processDefinitionKey(GuardianNetwork.KEY)
                .processInstanceBusinessKey(id)
                .list()
                .forEach(task -> reassignment.give(task, of(task.getTaskDefinitionKey(), id))));
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        return dates.moveOn(
                GuardianNetwork.SCHOOL_ID.of(activity),
                GuardianNetwork.PREPARE_NETWORK_MEETING,
                GuardianNetwork.MEETS_ON.of(activity));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        networks.find(task.getExecution().getProcessBusinessKey())
                .ifPresent(network -> networks.met(
                        network,
                        answers.raw("meetingReady").filter("true"::equals).isPresent(),
                        answers.date("nextMeeting")));
    }
}
