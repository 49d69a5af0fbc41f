package se.sedd.insight;

import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.TaskAccess;

/** Beside a task about a tverrfaglig møte: the meeting for the school, the invitation for a partner. */
@RestController
class MeetingApi {

    private final TaskAccess tasks;
    private final MeetingBeside beside;
    private final MessageSource words;

    MeetingApi(TaskAccess tasks, MeetingBeside beside, MessageSource words) {
        this.tasks = tasks;
        this.beside = beside;
        this.words = words;
    }

    /** The same answer for a task that is not there, one that is not the caller's, and one about something else. */
    @GetMapping("/api/tasks/{taskId}/meeting")
    MeetingBeside.Beside meeting(@PathVariable String taskId, Principal user, Locale language) {
        return tasks.forUser(taskId, user.getName())
                .flatMap(task -> beside.of(task, user.getName()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-task", null, language)));
    }
}
