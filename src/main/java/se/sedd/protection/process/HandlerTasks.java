package se.sedd.protection.process;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Assignment;
import se.sedd.engine.Choices;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.Reassignment;
import se.sedd.engine.RoleNames;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.protection.HandlerDates;
import se.sedd.protection.Protection;
import se.sedd.protection.Protections;
import se.sedd.register.Duty;
import se.sedd.register.NameOrder;
import se.sedd.register.NamedHandlers;
import se.sedd.register.ProtectionChanged;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * <em>Utse handläggare</em>: the principal's. Who is named and until when stands in the register, why in the journal; the engine
 * keeps neither.
 */
@Component
class HandlerTasks implements TaskPolicy {

    private static final String HANDLERS = "handlers";
    private static final String UNTIL = "handlersUntil";

    /** Who has tasks about pupils; the principal acts without being named. */
    private static final Set<Role> MAY_BE_NAMED = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.STUDENT_HEALTH,
            Role.MOBILE_TEAM,
            Role.PROJECT_LEAD);

    private final Protections protections;
    private final NamedHandlers handlers;
    private final HandlerDates dates;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final TaskJournal journal;
    private final Assignment assignment;
    private final Reassignment reassignment;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    HandlerTasks(
            Protections protections,
            NamedHandlers handlers,
            HandlerDates dates,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            TaskJournal journal,
            Assignment assignment,
            Reassignment reassignment,
            TaskService tasks,
            AsRoutine asRoutine) {
        this.protections = protections;
        this.handlers = handlers;
        this.dates = dates;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.journal = journal;
        this.assignment = assignment;
        this.reassignment = reassignment;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public List<String> processes() {
        return List.of(NameHandlers.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Protection protection = protectionOf(task.getExecution());
        Pupil pupil = pupilOf(protection);
        assignment.give(task, duty(pupil), dates.dueAt(protection.schoolId()));
        Choices handlers = new Choices();
        String language =
                register.school(pupil.schoolId()).map(School::language).orElse("sv");
        eligible(pupil, Locale.forLanguageTag(language))
                .forEach(person -> handlers.add(person.userId(), label(person, language)));
        handlers.offer(task, HANDLERS);
        task.setVariableLocal(UNTIL, dates.suggestion(protection.schoolId()).toString());
    }

    /** Ordered by name, not by how near they are to the pupil: the engine is not to tell whose pupil it is. */
    private List<StaffMember> eligible(Pupil pupil, Locale language) {
        LocalDate today = calendar.today(pupil.schoolId());
        return register.staffOf(pupil.schoolId()).stream()
                .filter(person ->
                        person.employedOn(today) && person.groups().stream().anyMatch(MAY_BE_NAMED::contains))
                .sorted(Comparator.comparing(StaffMember::name, NameOrder.in(language))
                        .thenComparing(StaffMember::userId))
                .toList();
    }

    private static String label(StaffMember person, String language) {
        return person.name() + ", "
                + person.groups().stream()
                        .filter(MAY_BE_NAMED::contains)
                        .map(role -> RoleNames.of(role, language))
                        .sorted()
                        .collect(joining(", "));
    }

    private Duty duty(Pupil pupil) {
        return responsibilities.dutyOf(Role.PRINCIPAL, pupil, calendar.today(pupil.schoolId()), userId -> 0);
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        return dates.remindAt(NameHandlers.SCHOOL_ID.of(activity));
    }

    @Override
    public void reminded(DelegateTask task) {
        journal.reminded(journaled(protectionOf(task.getExecution())), Optional.ofNullable(task.getAssignee()));
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        Pupil pupil = pupilOf(protectionOf(activity));
        return dates.askAgainAt(pupil.schoolId(), handlers.lastDay(pupil).orElseThrow());
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        return answers.date(UNTIL)
                .flatMap(
                        until -> dates.refusal(protectionOf(task.getExecution()).schoolId(), until));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Protection protection = protectionOf(task.getExecution());
        LocalDate until = answers.date(UNTIL).orElseGet(() -> dates.suggestion(protection.schoolId()));
        List<String> chosen = Spin.JSON(answers.raw(HANDLERS).orElse("[]")).elements().stream()
                .map(SpinJsonNode::stringValue)
                .toList();
        handlers.name(pupilOf(protection), chosen, calendar.today(protection.schoolId()), until, author);
        journal.completed(journaled(protection), answers, author);
    }

    /** The principal may be another one than when the question was put. */
    @EventListener
    void changed(ProtectionChanged change) {
        change.pupilIds().stream()
                .flatMap(pupilId -> protections.of(pupilId).stream())
                .forEach(protection -> asRoutine.run(() -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(protection.number())
                        .taskDefinitionKey(NameHandlers.CHOOSE_HANDLERS)
                        .list()
                        .forEach(task -> toThePrincipal(task, pupilOf(protection)))));
    }

    private void toThePrincipal(Task task, Pupil pupil) {
        Duty duty = duty(pupil);
        if (!duty.owner().equals(Optional.ofNullable(task.getAssignee()))) {
            reassignment.give(task, duty);
        }
    }

    private JournaledTask journaled(Protection protection) {
        return new JournaledTask(
                protection.pupilRef(),
                Optional.of(protection.number()),
                Compartment.PROTECTION,
                NameHandlers.CHOOSE_HANDLERS);
    }

    private Protection protectionOf(DelegateExecution execution) {
        return protections.get(execution.getProcessBusinessKey());
    }

    private Pupil pupilOf(Protection protection) {
        return register.pupil(protection.pupilId())
                .orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
    }
}
