package se.sedd.insight;

import java.security.Principal;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.OpenTask;
import se.sedd.engine.TaskAccess;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/** Whoever works with the pupil and sees a risk at home holds messages back; those who may know of it let them go again. */
@RestController
class HoldsApi {

    private static final int LONGEST_REASON = 2000;

    private final TaskAccess tasks;
    private final Register register;
    private final ReadingRights rights;
    private final HeldMessages held;
    private final MessageSource words;

    HoldsApi(TaskAccess tasks, Register register, ReadingRights rights, HeldMessages held, MessageSource words) {
        this.tasks = tasks;
        this.register = register;
        this.rights = rights;
        this.held = held;
        this.words = words;
    }

    /** @param reason why, at most 2,000 characters; goes to the journal, to those who may know */
    record Decision(String reason) {}

    private record Desk(OpenTask task, Pupil pupil, StaffMember reader) {}

    /** Holds back every message about the pupil to the home, for a risk there. 404 for a task that is not the caller's school's. */
    @PostMapping("/api/tasks/{taskId}/holds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable String taskId, @RequestBody Decision decision, Principal user, Locale language) {
        Desk desk = desk(taskId, user, () -> notFound("refused.no-such-task", language));
        held.hold(desk.task(), desk.pupil(), desk.reader(), reason(decision, "hold-reason", language));
    }

    /** Ends it. 404 where there is none that the caller may end. */
    @PostMapping("/api/tasks/{taskId}/holds/{holdId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @PathVariable String taskId,
            @PathVariable String holdId,
            @RequestBody Decision decision,
            Principal user,
            Locale language) {
        Supplier<ResponseStatusException> none = () -> notFound("refused.no-such-hold", language);
        Desk desk = desk(taskId, user, none);
        held.end(
                held.toEnd(
                                desk.pupil(),
                                rights.compartments(desk.pupil(), desk.task(), desk.reader()),
                                desk.reader(),
                                holdId)
                        .orElseThrow(none),
                desk.task(),
                desk.pupil(),
                desk.reader(),
                reason(decision, "release-reason", language));
    }

    private Desk desk(String taskId, Principal user, Supplier<ResponseStatusException> none) {
        OpenTask task = tasks.forUser(taskId, user.getName())
                .filter(rights::seesTheSchools)
                .orElseThrow(none);
        StaffMember reader = register.staff(user.getName()).orElseThrow(none);
        return task.pupilRef()
                .flatMap(register::pupilByRef)
                .filter(pupil -> rights.mayKnow(pupil, task, reader))
                .map(pupil -> new Desk(task, pupil, reader))
                .orElseThrow(none);
    }

    private JournalText reason(Decision decision, String key, Locale language) {
        String reason = decision.reason() == null ? "" : decision.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, words.getMessage("refused.hold-without-reason", null, language));
        }
        return new JournalText(key, words.getMessage("panel." + key, null, language), reason, reason, true);
    }

    private ResponseStatusException notFound(String sentence, Locale language) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, words.getMessage(sentence, null, language));
    }
}
