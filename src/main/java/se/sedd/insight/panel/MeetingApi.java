package se.sedd.insight.panel;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.engine.TaskAccess;
import se.sedd.insight.panel.MeetingBeside.Paper;
import se.sedd.insight.panel.MeetingBeside.Paper.Sheet;
import se.sedd.insight.panel.MeetingBeside.Paper.Withheld;
import se.sedd.letter.Typesetting;

/** Beside a task about a tverrfaglig møte: the meeting for the school, the invitation for a partner. */
@RestController
class MeetingApi {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TaskAccess tasks;
    private final MeetingBeside beside;
    private final Typesetting printing;
    private final MessageSource words;

    MeetingApi(TaskAccess tasks, MeetingBeside beside, Typesetting printing, MessageSource words) {
        this.tasks = tasks;
        this.beside = beside;
        this.printing = printing;
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

    /** Minutes as a page. 409 with a sentence where nothing may be printed; else as for the meeting. */
    @GetMapping("/api/tasks/{taskId}/minutes/{reader}.html")
    ResponseEntity<byte[]> page(
            @PathVariable String taskId, @PathVariable String reader, Principal user, Locale language) {
        return file(printing.html(sheet(taskId, reader, user, language).letter()), HTML, "referat.html");
    }

    /** The same on paper. */
    @GetMapping("/api/tasks/{taskId}/minutes/{reader}.pdf")
    ResponseEntity<byte[]> paper(
            @PathVariable String taskId, @PathVariable String reader, Principal user, Locale language) {
        Sheet sheet = sheet(taskId, reader, user, language);
        return file(printing.pdf(sheet.letter(), sheet.at()), MediaType.APPLICATION_PDF, "referat.pdf");
    }

    private Sheet sheet(String taskId, String reader, Principal user, Locale language) {
        Paper paper = tasks.forUser(taskId, user.getName())
                .flatMap(task -> beside.minutes(task, user.getName(), reader))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-task", null, language)));
        if (paper instanceof Withheld withheld) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, withheld.sentence());
        }
        return (Sheet) paper;
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", LettersApi.ALONE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content);
    }
}
