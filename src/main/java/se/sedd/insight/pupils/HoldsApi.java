package se.sedd.insight.pupils;

import java.security.Principal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.TaskAccess;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.insight.Acquaintance;
import se.sedd.insight.HeldMessages;
import se.sedd.insight.HeldMessages.Held;
import se.sedd.insight.ReadingRights;
import se.sedd.journal.Compartment;
import se.sedd.journal.JournalText;
import se.sedd.journal.ReadAudit;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * Whoever works with the pupil and sees a risk at home holds messages back, beside a task or on the pupils' page; those who may
 * know of it let them go again.
 */
@RestController
class HoldsApi {

    private static final int LONGEST_REASON = 2000;

    private final TaskAccess tasks;
    private final Register register;
    private final ReadingRights rights;
    private final Acquaintance acquaintance;
    private final HeldMessages held;
    private final CaseRegistry cases;
    private final SchoolCalendar calendar;
    private final ReadAudit readings;
    private final MessageSource words;

    HoldsApi(
            TaskAccess tasks,
            Register register,
            ReadingRights rights,
            Acquaintance acquaintance,
            HeldMessages held,
            CaseRegistry cases,
            SchoolCalendar calendar,
            ReadAudit readings,
            MessageSource words) {
        this.tasks = tasks;
        this.register = register;
        this.rights = rights;
        this.acquaintance = acquaintance;
        this.held = held;
        this.cases = cases;
        this.calendar = calendar;
        this.readings = readings;
        this.words = words;
    }

    /**
     * @param reason why, at most 2,000 characters; goes to the journal, to those who may know
     * @param until the last day, not before today; empty: until somebody ends it
     */
    record Hold(String reason, Optional<LocalDate> until) {}

    /** @param reason why, as above */
    record Release(String reason) {}

    private record Desk(Pupil pupil, Optional<String> caseNumber, Set<Compartment> readable, StaffMember reader) {}

    /** Holds back every message about the pupil to the home, for a risk there. 404 for a task that is not the caller's school's. */
    @PostMapping("/api/tasks/{taskId}/holds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable String taskId, @RequestBody Hold asked, Principal user, Locale language) {
        hold(besideTask(taskId, user, () -> notFound("refused.no-such-task", language)), asked, language);
    }

    /** Ends it. 404 where there is none that the caller may end. */
    @PostMapping("/api/tasks/{taskId}/holds/{holdId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @PathVariable String taskId,
            @PathVariable String holdId,
            @RequestBody Release asked,
            Principal user,
            Locale language) {
        Supplier<ResponseStatusException> none = () -> notFound("refused.no-such-hold", language);
        end(besideTask(taskId, user, none), holdId, asked, none, language);
    }

    /**
     * What holds messages about the pupil back, as far as the caller may know. 404 for a pupil with whom the caller does not work,
     * as for one who is not there.
     */
    @GetMapping("/api/pupils/{pupilId}/holds")
    @Transactional
    public List<Held> ofPupil(@PathVariable String pupilId, Principal user, Locale language) {
        Desk desk = withoutTask(pupilId, user, language);
        readings.record(user.getName(), desk.pupil().ref(), "holds");
        return held.of(desk.pupil(), desk.readable(), desk.reader());
    }

    /** The same as beside a task, for a pupil with whom the caller works. */
    @PostMapping("/api/pupils/{pupilId}/holds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void holdPupil(@PathVariable String pupilId, @RequestBody Hold asked, Principal user, Locale language) {
        hold(withoutTask(pupilId, user, language), asked, language);
    }

    /** Ends it. 404 where there is none that the caller may end. */
    @PostMapping("/api/pupils/{pupilId}/holds/{holdId}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOfPupil(
            @PathVariable String pupilId,
            @PathVariable String holdId,
            @RequestBody Release asked,
            Principal user,
            Locale language) {
        end(
                withoutTask(pupilId, user, language),
                holdId,
                asked,
                () -> notFound("refused.no-such-hold", language),
                language);
    }

    private void hold(Desk desk, Hold asked, Locale language) {
        JournalText reason = reason(asked.reason(), "hold-reason", language);
        Optional<LocalDate> lastDay = asked.until();
        if (lastDay.filter(day -> day.isBefore(calendar.today(desk.pupil().schoolId())))
                .isPresent()) {
            throw refused("refused.hold-until-passed", language);
        }
        held.hold(desk.caseNumber(), desk.pupil(), desk.reader(), reason, lastDay);
    }

    private void end(Desk desk, String holdId, Release asked, Supplier<ResponseStatusException> none, Locale language) {
        held.end(
                held.toEnd(desk.pupil(), desk.readable(), desk.reader(), holdId).orElseThrow(none),
                desk.caseNumber(),
                desk.pupil(),
                desk.reader(),
                reason(asked.reason(), "release-reason", language));
    }

    private Desk besideTask(String taskId, Principal user, Supplier<ResponseStatusException> none) {
        StaffMember reader = register.staff(user.getName()).orElseThrow(none);
        return tasks.forUser(taskId, user.getName())
                .filter(rights::seesTheSchools)
                .flatMap(task -> task.pupilRef()
                        .flatMap(register::pupilByRef)
                        .filter(pupil -> rights.mayKnow(pupil, task, reader))
                        .map(pupil ->
                                new Desk(pupil, task.caseNumber(), rights.compartments(pupil, task, reader), reader)))
                .orElseThrow(none);
    }

    private Desk withoutTask(String pupilId, Principal user, Locale language) {
        return acquaintance
                .colleague(user.getName())
                .flatMap(reader -> acquaintance
                        .pupil(pupilId, reader)
                        .filter(pupil -> acquaintance.worksWith(pupil, reader))
                        .map(pupil -> new Desk(
                                pupil,
                                cases.openOf(pupil.id()).map(AbsenceCase::caseNumber),
                                rights.isPrincipalOf(pupil, reader)
                                        ? EnumSet.of(Compartment.CONCERN)
                                        : EnumSet.noneOf(Compartment.class),
                                reader)))
                .orElseThrow(() -> notFound("refused.no-such-pupil", language));
    }

    private JournalText reason(String written, String key, Locale language) {
        String reason = written == null ? "" : written.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw refused("refused.hold-without-reason", language);
        }
        return new JournalText(key, words.getMessage("panel." + key, null, language), reason, reason, true);
    }

    private ResponseStatusException refused(String sentence, Locale language) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, words.getMessage(sentence, null, language));
    }

    private ResponseStatusException notFound(String sentence, Locale language) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, words.getMessage(sentence, null, language));
    }
}
