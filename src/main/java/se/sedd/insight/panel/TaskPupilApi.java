package se.sedd.insight.panel;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.engine.TaskAccess;
import se.sedd.insight.Label;
import se.sedd.network.Networks;
import se.sedd.partnership.AgreementRegister;
import se.sedd.promotion.TermPromotion;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Whom a task is about, for those who may work on it: the cards of the list, and the panel beside the form. */
@RestController
class TaskPupilApi {

    /** Tasklist shows 15 at a time. */
    private static final int MOST_CARDS = 100;

    private final TaskAccess tasks;
    private final Register register;
    private final SchoolCalendar calendar;
    private final PupilPanel panel;
    private final MessageSource words;
    private final Label inLists;
    private final AgreementRegister agreements;
    private final Networks networks;

    TaskPupilApi(
            TaskAccess tasks,
            Register register,
            SchoolCalendar calendar,
            PupilPanel panel,
            MessageSource words,
            Label inLists,
            AgreementRegister agreements,
            Networks networks) {
        this.inLists = inLists;
        this.agreements = agreements;
        this.networks = networks;
        this.tasks = tasks;
        this.register = register;
        this.calendar = calendar;
        this.panel = panel;
        this.words = words;
    }

    /**
     * @param due the school's date
     * @param daysLeft days from the school's today until it is due, negative when it is late
     * @param assigneeName who has the task, where that is not the caller
     */
    record Card(
            String taskId,
            String label,
            Optional<String> className,
            Optional<LocalDate> due,
            Optional<Long> daysLeft,
            Optional<String> assigneeName) {}

    /**
     * The cards of those of the tasks that the caller may work on; what is about no pupil is about an agreement, a network or a school. The number of
     * statements does not grow with the list.
     */
    @GetMapping("/api/tasks/cards")
    List<Card> cards(@RequestParam List<String> ids, Principal user, Locale language) {
        if (ids.size() > MOST_CARDS) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    words.getMessage("refused.too-many-cards", new Object[] {MOST_CARDS}, language));
        }
        List<OpenTask> mine = tasks.forUser(ids, user.getName());
        List<OpenTask> open =
                mine.stream().filter(task -> task.pupilRef().isPresent()).toList();
        Map<String, Pupil> pupils =
                register
                        .pupilsByRef(open.stream()
                                .flatMap(task -> task.pupilRef().stream())
                                .collect(toSet()))
                        .stream()
                        .collect(toMap(Pupil::ref, identity()));
        Set<String> others = mine.stream()
                .flatMap(task -> task.assignee().stream())
                .filter(assignee -> !assignee.equals(user.getName()))
                .collect(toSet());
        Map<String, String> names =
                register.staff(others).stream().collect(toMap(StaffMember::userId, StaffMember::name));
        Map<String, School> schools = open.size() == mine.size()
                ? Map.of()
                : register.schools().stream().collect(toMap(School::id, identity()));
        Map<String, String> titles = new HashMap<>(agreements.titles(numbers(mine, "partner-agreement")));
        titles.putAll(networks.names(numbers(mine, "guardian-network")));
        return Stream.of(
                        open.stream()
                                .filter(task ->
                                        pupils.containsKey(task.pupilRef().orElseThrow()))
                                .map(task ->
                                        card(task, pupils.get(task.pupilRef().orElseThrow()), names)),
                        mine.stream()
                                .filter(task -> task.key().equals(TermPromotion.ABOUT_A_CLASS))
                                .map(task -> ofAClass(task, names, language)),
                        mine.stream()
                                .filter(task ->
                                        task.pupilRef().isEmpty() && !task.key().equals(TermPromotion.ABOUT_A_CLASS))
                                .flatMap(task -> task.tenant().map(schools::get).stream()
                                        .map(school -> card(
                                                task,
                                                school.id(),
                                                titles.getOrDefault(
                                                        task.caseNumber().orElse(""), school.name()),
                                                Optional.empty(),
                                                names))))
                .flatMap(cards -> cards)
                .toList();
    }

    private static Set<String> numbers(List<OpenTask> tasks, String process) {
        return tasks.stream()
                .filter(task -> task.process().equals(process))
                .flatMap(task -> task.caseNumber().stream())
                .collect(toSet());
    }

    /** A task about a class as a whole, whose name is its business key. */
    private Card ofAClass(OpenTask task, Map<String, String> names, Locale language) {
        String school = task.tenant().orElseThrow();
        Optional<LocalDate> due = task.due().map(instant -> LocalDate.ofInstant(instant, calendar.zone(school)));
        return new Card(
                task.id(),
                words.getMessage("card.class", new Object[] {task.caseNumber().orElse("")}, language),
                Optional.empty(),
                due,
                due.map(day -> ChronoUnit.DAYS.between(calendar.today(school), day)),
                task.assignee().map(names::get));
    }

    private Card card(OpenTask task, Pupil pupil, Map<String, String> names) {
        return card(
                task,
                pupil.schoolId(),
                inLists.of(pupil, task.caseNumber()),
                Optional.of(pupil.className()).filter(className -> !pupil.protectedIdentity()),
                names);
    }

    private Card card(
            OpenTask task, String schoolId, String label, Optional<String> className, Map<String, String> names) {
        ZoneId zone = calendar.zone(schoolId);
        Optional<LocalDate> due = task.due().map(instant -> LocalDate.ofInstant(instant, zone));
        LocalDate today = calendar.today(schoolId);
        return new Card(
                task.id(),
                label,
                className,
                due,
                due.map(day -> ChronoUnit.DAYS.between(today, day)),
                task.assignee().map(names::get));
    }

    /** The panel; what the caller may read of it. The reading is recorded. */
    @GetMapping("/api/tasks/{taskId}/pupil")
    PupilPanel.Panel pupil(@PathVariable String taskId, Principal user, Locale language) {
        OpenTask task = tasks.forUser(taskId, user.getName())
                .filter(found -> found.pupilRef().isPresent())
                .orElseThrow(() -> noSuchTask(language));
        return panel.of(task, user.getName(), language).orElseThrow(() -> noSuchTask(language));
    }

    /** The same answer for a task that is not there and one that is not the caller's. */
    private ResponseStatusException noSuchTask(Locale language) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, words.getMessage("refused.no-such-task", null, language));
    }
}
