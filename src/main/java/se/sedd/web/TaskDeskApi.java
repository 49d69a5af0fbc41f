package se.sedd.web;

import java.security.Principal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.engine.TaskAccess;
import se.sedd.engine.TaskDesk;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/** Whose a task is, <i>Ta över</i>, <i>Lämna tillbaka</i>, and giving a task to a colleague. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class TaskDeskApi {

    private final TaskDesk desk;
    private final TaskAccess tasks;
    private final Register register;
    private final SchoolCalendar calendar;

    TaskDeskApi(TaskDesk desk, TaskAccess tasks, Register register, SchoolCalendar calendar) {
        this.desk = desk;
        this.tasks = tasks;
        this.register = register;
        this.calendar = calendar;
    }

    /**
     * @param mayTake whether the caller may take the task over
     * @param mayRelease whether it goes back to somebody when the caller gives it back
     * @param due the school's date
     * @param daysLeft days from the school's today until it is due, negative when it is late
     */
    record Held(
            boolean mayTake,
            boolean mayRelease,
            Optional<String> assigneeName,
            Optional<LocalDate> due,
            Optional<Long> daysLeft) {}

    /** Whose the task is, by when, and what the caller may do about that; of any task, whatever it is about. */
    @GetMapping("/desk")
    Held desk(@PathVariable String taskId, Principal user) {
        OpenTask task = tasks.forUser(taskId, user.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String school = task.pupilRef()
                .flatMap(register::pupilByRef)
                .map(Pupil::schoolId)
                .or(task::tenant)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<LocalDate> due = task.due().map(instant -> LocalDate.ofInstant(instant, calendar.zone(school)));
        return new Held(
                !task.isAssignedTo(user.getName()),
                task.wasTakenOverBy(user.getName()),
                task.assignee().flatMap(register::staff).map(StaffMember::name),
                due,
                due.map(day -> ChronoUnit.DAYS.between(calendar.today(school), day)));
    }

    @PostMapping("/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable String taskId, Principal user) {
        answered(() -> desk.take(taskId, user.getName()));
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String taskId, Principal user) {
        answered(() -> desk.release(taskId, user.getName()));
    }

    /** @param to userId of one of the task's stand-ins */
    record HandOver(String to) {}

    @PostMapping("/hand-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String taskId, @RequestBody HandOver asked, Principal user) {
        if (asked.to() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        answered(() -> desk.handOver(taskId, user.getName(), asked.to()));
    }

    private static void answered(Runnable handOver) {
        try {
            handOver.run();
        } catch (TaskDesk.Refused refused) {
            throw new ResponseStatusException(
                    refused.isUnknown() ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN, refused.getMessage());
        }
    }
}
