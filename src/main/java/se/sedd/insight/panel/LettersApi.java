package se.sedd.insight.panel;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.OpenTask;
import se.sedd.engine.TaskAccess;
import se.sedd.insight.ReadingRights;
import se.sedd.insight.panel.LettersBeside.Beside;
import se.sedd.insight.panel.LettersBeside.Content;
import se.sedd.insight.panel.LettersBeside.Withheld;
import se.sedd.journal.ReadAudit;
import se.sedd.letter.Printing;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/** The letters to the home, for whoever has a task of the case. Every reading is recorded. */
@RestController
class LettersApi {

    private static final int LONGEST_LINE = 300;

    /** A letter brings its own style and fetches nothing. */
    static final String ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final TaskAccess tasks;
    private final Register register;
    private final ReadingRights rights;
    private final LettersBeside letters;
    private final ReadAudit readings;
    private final MessageSource words;

    LettersApi(
            TaskAccess tasks,
            Register register,
            ReadingRights rights,
            LettersBeside letters,
            ReadAudit readings,
            MessageSource words) {
        this.tasks = tasks;
        this.register = register;
        this.rights = rights;
        this.letters = letters;
        this.readings = readings;
        this.words = words;
    }

    private record Reading(OpenTask task, Pupil pupil, StaffMember reader) {}

    /** The letters beside the task: previews at {@code review-letter}, at other tasks those that were decided. */
    @GetMapping("/api/tasks/{taskId}/letters")
    @Transactional
    Beside letters(@PathVariable String taskId, Principal user, Locale language) {
        Reading reading = reading(taskId, user, language);
        readings.record(user.getName(), reading.pupil().ref(), "letters");
        return letters.of(reading.task(), reading.pupil(), reading.reader())
                .orElseGet(() -> new Beside(Optional.empty(), List.of(), List.of()));
    }

    /** One of them as a page. 409 with a sentence where it is held back or lost. */
    @GetMapping("/api/tasks/{taskId}/letters/{number}.html")
    @Transactional
    ResponseEntity<byte[]> page(
            @PathVariable String taskId, @PathVariable int number, Principal user, Locale language) {
        return file(taskId, number, false, user, language);
    }

    /** The same on paper. */
    @GetMapping("/api/tasks/{taskId}/letters/{number}.pdf")
    @Transactional
    ResponseEntity<byte[]> paper(
            @PathVariable String taskId, @PathVariable int number, Principal user, Locale language) {
        return file(taskId, number, true, user, language);
    }

    /** @param personalLine at most 300 characters, as in the form */
    record Draft(Optional<String> personalLine) {}

    /** One of them as a page, with what the sender has written in the form and not sent yet. Nothing is kept. */
    @PostMapping("/api/tasks/{taskId}/letters/{number}.html")
    @Transactional
    public ResponseEntity<byte[]> pageWithLine(
            @PathVariable String taskId,
            @PathVariable int number,
            @RequestBody Draft draft,
            Principal user,
            Locale language) {
        Optional<String> line = draft.personalLine()
                .map(String::strip)
                .filter(written -> !written.isEmpty())
                .map(written -> written.substring(0, Math.min(written.length(), LONGEST_LINE)));
        return file(taskId, number, false, line, user, language);
    }

    /** How far the caller's own letters are that are being written in the background: numbers alone. */
    @GetMapping("/api/letters/printing")
    Printing printing(Principal user) {
        return letters.printing(user.getName());
    }

    private ResponseEntity<byte[]> file(String taskId, int number, boolean asPdf, Principal user, Locale language) {
        return file(taskId, number, asPdf, Optional.empty(), user, language);
    }

    private ResponseEntity<byte[]> file(
            String taskId, int number, boolean asPdf, Optional<String> personalLine, Principal user, Locale language) {
        Reading reading = reading(taskId, user, language);
        LettersBeside.File file = letters.file(
                        reading.task(), reading.pupil(), reading.reader(), number, asPdf, personalLine)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-letter", null, language)));
        if (file instanceof Withheld withheld) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, withheld.sentence());
        }
        readings.record(user.getName(), reading.pupil().ref(), "letter");
        return ResponseEntity.ok()
                .contentType(
                        asPdf ? MediaType.APPLICATION_PDF : new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", ALONE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("brev-" + number + (asPdf ? ".pdf" : ".html"))
                                .build()
                                .toString())
                .body(((Content) file).bytes());
    }

    /** The same answer for a task that is not there, one that is not the caller's, and a pupil who is not theirs to know. */
    private Reading reading(String taskId, Principal user, Locale language) {
        return tasks.forUser(taskId, user.getName())
                .filter(rights::seesTheSchools)
                .flatMap(task -> register.staff(user.getName())
                        .flatMap(reader -> task.pupilRef()
                                .flatMap(register::pupilByRef)
                                .filter(pupil -> rights.mayKnow(pupil, task, reader))
                                .map(pupil -> new Reading(task, pupil, reader))))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-task", null, language)));
    }
}
