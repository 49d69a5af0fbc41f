package se.sedd.web;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.TaskDesk;

/** <i>Ta över</i>, <i>Lämna tillbaka</i>, and giving a task to a colleague. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class TaskDeskApi {

    private final TaskDesk desk;

    TaskDeskApi(TaskDesk desk) {
        this.desk = desk;
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
