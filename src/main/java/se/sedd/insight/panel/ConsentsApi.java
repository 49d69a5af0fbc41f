package se.sedd.insight.panel;

import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.consent.Consent;
import se.sedd.consent.Consents;
import se.sedd.engine.TaskAccess;
import se.sedd.insight.ReadingRights;
import se.sedd.register.Register;

/** A guardian or the pupil takes a consent back: whoever hears it and has a task of the pupil writes it down. */
@RestController
class ConsentsApi {

    private final TaskAccess tasks;
    private final Register register;
    private final ReadingRights rights;
    private final PupilConsents shown;
    private final Consents consents;
    private final MessageSource words;

    ConsentsApi(
            TaskAccess tasks,
            Register register,
            ReadingRights rights,
            PupilConsents shown,
            Consents consents,
            MessageSource words) {
        this.tasks = tasks;
        this.register = register;
        this.rights = rights;
        this.shown = shown;
        this.consents = consents;
        this.words = words;
    }

    /** @param by guardian-1, guardian-2 or pupil: one of those who gave it */
    record Withdrawal(String by) {}

    /**
     * Ends the consent for all and stops what rests on it. 404 where the task or the consent is not the caller's to see, 409 with
     * a sentence where it has ended already or was not given by this person.
     */
    @PostMapping("/api/tasks/{taskId}/consents/{consentId}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable String taskId,
            @PathVariable String consentId,
            @RequestBody Withdrawal withdrawal,
            Principal user,
            Locale language) {
        Consent consent = tasks.forUser(taskId, user.getName())
                .flatMap(task -> register.staff(user.getName())
                        .flatMap(reader -> task.pupilRef()
                                .flatMap(register::pupilByRef)
                                .filter(pupil -> rights.mayKnow(pupil, task, reader))
                                .flatMap(pupil ->
                                        shown.find(pupil, rights.compartments(pupil, task, reader), consentId))))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-consent", null, language)));
        consents.withdraw(consent, withdrawal.by(), user.getName()).ifPresent(sentence -> {
            throw new ResponseStatusException(HttpStatus.CONFLICT, sentence);
        });
    }
}
