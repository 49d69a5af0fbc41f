package se.sedd.insight.pupils;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.protection.AskForHandlers;
import se.sedd.protection.Protection;
import se.sedd.protection.Protections;
import se.sedd.register.NamedHandlers;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;

/**
 * The protected pupils of a principal's school, as numbers: for whom handlers are named, until when, and naming others. Who the
 * pupil is stands in the panel of the task that comes of it.
 */
@RestController
class ProtectedPupilsApi {

    private final Protections protections;
    private final AskForHandlers askForHandlers;
    private final NamedHandlers handlers;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final MessageSource words;

    ProtectedPupilsApi(
            Protections protections,
            AskForHandlers askForHandlers,
            NamedHandlers handlers,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            MessageSource words) {
        this.protections = protections;
        this.askForHandlers = askForHandlers;
        this.handlers = handlers;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.words = words;
    }

    /**
     * @param number what the pupil is called here
     * @param handlersUntil the handlers' last day; empty while the principal acts alone
     */
    record Row(String number, Optional<LocalDate> handlersUntil) {}

    record Begun(String taskId) {}

    /** The protected pupils of the schools whose principal the caller is; an empty list for everybody else. */
    @GetMapping("/api/protected-pupils")
    List<Row> all(Principal user) {
        return protections.all().stream()
                .flatMap(protection -> pupil(protection, user).stream().map(pupil -> row(protection, pupil)))
                .toList();
    }

    /** <em>Utse handläggare</em>: the principal's task, the open one if the question is open already. */
    @PostMapping("/api/protected-pupils/{number}/handlers")
    @ResponseStatus(HttpStatus.CREATED)
    Begun ask(@PathVariable String number, Principal user, Locale language) {
        Protection protection = protections
                .find(number)
                .filter(found -> pupil(found, user).isPresent())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-protected", null, language)));
        return new Begun(askForHandlers.again(protection));
    }

    private Row row(Protection protection, Pupil pupil) {
        boolean named = !handlers.of(pupil, calendar.today(pupil.schoolId())).isEmpty();
        return new Row(protection.number(), named ? handlers.lastDay(pupil) : Optional.empty());
    }

    private Optional<Pupil> pupil(Protection protection, Principal user) {
        return register.pupil(protection.pupilId())
                .filter(pupil ->
                        responsibilities.isPrincipalOf(pupil, user.getName(), calendar.today(pupil.schoolId())));
    }
}
