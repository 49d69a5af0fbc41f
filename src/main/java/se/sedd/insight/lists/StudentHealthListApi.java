package se.sedd.insight.lists;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.engine.TaskAccess;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseState;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.rhythm.DecideAtMeeting;
import se.sedd.rhythm.MeetingDecision;
import se.sedd.rhythm.StudentHealthMeeting;
import se.sedd.rhythm.StudentHealthRegister;

/** The list of the student health meeting, on the screen and on paper, and what is decided there. */
@RestController
class StudentHealthListApi {

    /** Paper brings its own style and fetches nothing. */
    private static final String ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String ACCOUNT_FOR_MISSED = "account-for-missed-meeting";

    private static final Map<String, MeetingDecision.Kind> KINDS = Map.of(
            "action", MeetingDecision.Kind.ACTION,
            "earlier", MeetingDecision.Kind.EARLIER,
            "no-change", MeetingDecision.Kind.NO_CHANGE);

    private final StudentHealthList list;
    private final SchoolOverview overview;
    private final Register register;
    private final Responsibilities responsibilities;
    private final CaseRegistry cases;
    private final StudentHealthRegister meetings;
    private final DecideAtMeeting decide;
    private final TaskAccess tasks;
    private final SchoolCalendar calendar;
    private final MessageSource words;

    StudentHealthListApi(
            StudentHealthList list,
            SchoolOverview overview,
            Register register,
            Responsibilities responsibilities,
            CaseRegistry cases,
            StudentHealthRegister meetings,
            DecideAtMeeting decide,
            TaskAccess tasks,
            SchoolCalendar calendar,
            MessageSource words) {
        this.list = list;
        this.overview = overview;
        this.register = register;
        this.responsibilities = responsibilities;
        this.cases = cases;
        this.meetings = meetings;
        this.decide = decide;
        this.tasks = tasks;
        this.calendar = calendar;
        this.words = words;
    }

    /**
     * @param kind action, earlier or no-change
     * @param action what is to be done, for an action
     * @param owner userId; the case's owner where it is missing
     * @param dueDate of the action, or the step's new date
     */
    record Wanted(
            String caseNumber,
            String kind,
            Optional<String> action,
            Optional<String> owner,
            Optional<LocalDate> dueDate) {}

    /** The list as the caller may see it. 404 for a school whose routine the caller does not watch over. */
    @GetMapping("/api/student-health-list")
    StudentHealthList.Listing list(@RequestParam String schoolId, Principal user, Locale language) {
        return listing(schoolId, user, false, language);
    }

    /** @param missed when the meeting was to be held that somebody has to account for; the list tells of the next one */
    record Beside(@JsonUnwrapped StudentHealthList.Listing list, Optional<Missed> missed) {}

    record Missed(LocalDate day, LocalTime time) {}

    /** The same beside a meeting's task. 404 for a task that is none, or not the caller's. */
    @GetMapping("/api/tasks/{taskId}/student-health-meeting")
    Beside beside(@PathVariable String taskId, Principal user, Locale language) {
        OpenTask task = tasks.forUser(taskId, user.getName())
                .filter(one -> one.process().equals(StudentHealthList.MEETING))
                .orElseThrow(() -> noSuchTask(language));
        String schoolId = task.tenant().orElseThrow(() -> noSuchTask(language));
        Optional<Missed> missed = task.key().equals(ACCOUNT_FOR_MISSED)
                ? task.caseNumber()
                        .flatMap(meetings::find)
                        .map(meeting -> new Missed(meeting.meetsOn(), meeting.meetsAt()))
                : Optional.empty();
        return new Beside(listing(schoolId, user, false, language), missed);
    }

    /** The same for paper: one table, in which nothing tells of a concern, and no reason to rest stands. */
    @GetMapping("/api/student-health-list/print")
    ModelAndView paper(@RequestParam String schoolId, Principal user, Locale language, HttpServletResponse response) {
        StudentHealthList.Listing listing = listing(schoolId, user, true, language);
        response.setHeader("Content-Security-Policy", ALONE);
        response.setHeader("Cache-Control", "no-store");
        return new ModelAndView("student-health-list", Map.of("list", listing, "lang", language.getLanguage()));
    }

    private StudentHealthList.Listing listing(String schoolId, Principal user, boolean onPaper, Locale language) {
        School school = register.school(schoolId).orElseThrow(() -> notYours(language));
        StaffMember reader = register.staff(user.getName())
                .filter(person -> overview.watches(person, school))
                .orElseThrow(() -> notYours(language));
        return list.of(school, reader, onPaper, language);
    }

    /**
     * Decides about a pupil in the meeting's task. 404 for a task in which the caller may not decide, and for a case that is not
     * on their list; 422 with a sentence where something is missing or cannot be.
     */
    @PostMapping("/api/tasks/{taskId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    StudentHealthRow.Decided decide(
            @PathVariable String taskId, @RequestBody Wanted wanted, Principal user, Locale language) {
        StudentHealthMeeting meeting = tasks.forUser(taskId, user.getName())
                .filter(task -> task.key().equals(StudentHealthList.HOLD))
                .flatMap(task -> task.caseNumber().flatMap(meetings::find))
                .orElseThrow(() -> noSuchTask(language));
        AbsenceCase found = cases.find(Optional.ofNullable(wanted.caseNumber()).orElse(""))
                .filter(one -> one.schoolId().equals(meeting.schoolId()) && one.state() != CaseState.CLOSED)
                .orElseThrow(() -> noSuchTask(language));
        Pupil pupil = register.pupil(found.pupilId())
                .filter(one -> responsibilities.mayActFor(one, user.getName(), calendar.today(meeting.schoolId())))
                .orElseThrow(() -> noSuchTask(language));
        MeetingDecision.Kind kind = Optional.ofNullable(wanted.kind())
                .map(KINDS::get)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        try {
            MeetingDecision decision = decide.decide(
                    meeting,
                    found,
                    pupil,
                    new DecideAtMeeting.Wanted(kind, wanted.action(), wanted.owner(), wanted.dueDate()),
                    user.getName());
            return new StudentHealthRow.Decided(
                    wanted.kind(),
                    wanted.action().filter(text -> kind == MeetingDecision.Kind.ACTION),
                    decision.owner().flatMap(register::staff).map(StaffMember::name),
                    decision.dueDate(),
                    decision.state() != MeetingDecision.State.OPEN,
                    true);
        } catch (DecideAtMeeting.Refused refused) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage(), refused);
        }
    }

    private ResponseStatusException notYours(Locale language) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, words.getMessage("refused.not-your-overview", null, language));
    }

    private ResponseStatusException noSuchTask(Locale language) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-task", null, language));
    }
}
