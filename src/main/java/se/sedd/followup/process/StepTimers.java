package se.sedd.followup.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;

/** The reminder and the last day of a running task. */
@Component
class StepTimers {

    private final ManagementService jobs;
    private final RepositoryService repository;
    private final SchoolCalendar calendar;

    StepTimers(ManagementService jobs, RepositoryService repository, SchoolCalendar calendar) {
        this.jobs = jobs;
        this.repository = repository;
        this.calendar = calendar;
    }

    /** The task is due on this day: they come sooner by as many school days, but not before it. */
    void sooner(Task task, String schoolId, LocalDate due) {
        int sooner = calendar.between(schoolId, due, dayOf(task.getDueDate(), schoolId));
        timersOf(task).forEach(timer -> {
            LocalDate day = calendar.plus(schoolId, dayOf(timer.getDuedate(), schoolId), -sooner);
            Instant moved = calendar.deadline(schoolId, day.isBefore(due) ? due : day);
            jobs.setJobDuedate(timer.getId(), Date.from(moved));
        });
    }

    private Stream<Job> timersOf(Task task) {
        return jobs.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().list().stream()
                .filter(timer -> belongsTo(timer, task));
    }

    private boolean belongsTo(Job timer, Task task) {
        JobDefinition definition = jobs.createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult();
        String activity = definition.getActivityId();
        return activity.equals(task.getTaskDefinitionKey())
                || repository
                                        .getBpmnModelInstance(task.getProcessDefinitionId())
                                        .getModelElementById(activity)
                                instanceof BoundaryEvent event
                        && event.getAttachedTo().getId().equals(task.getTaskDefinitionKey());
    }

    private LocalDate dayOf(Date moment, String schoolId) {
        return LocalDate.ofInstant(moment.toInstant(), calendar.zone(schoolId));
    }
}
