package se.sedd.promotion.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Assignment;
import se.sedd.engine.Choices;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.promotion.PlannedReturns;
import se.sedd.register.Duty;
import se.sedd.register.NameOrder;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.Deadline;
import se.sedd.routine.Routine;
import se.sedd.socialservices.Concerns;

/** <em>Planera återkomsten</em>, <em>Möt eleven den första morgonen</em>, <em>Stäm av återkomsten</em>. */
@Component
class ReturnTasks implements TaskPolicy {

    private final PlannedReturns returns;
    private final Register register;
    private final Responsibilities responsibilities;
    private final Routine routine;
    private final SchoolCalendar calendar;
    private final Assignment assignment;
    private final Concerns concerns;
    private final TaskJournal journal;

    ReturnTasks(
            PlannedReturns returns,
            Register register,
            Responsibilities responsibilities,
            Routine routine,
            SchoolCalendar calendar,
            Assignment assignment,
            Concerns concerns,
            TaskJournal journal) {
        this.returns = returns;
        this.register = register;
        this.responsibilities = responsibilities;
        this.routine = routine;
        this.calendar = calendar;
        this.assignment = assignment;
        this.concerns = concerns;
        this.journal = journal;
    }

    @Override
    public List<String> processes() {
        return List.of(PlannedReturnProcess.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        String schoolId = PlannedReturnProcess.SCHOOL_ID.of(execution);
        String planner = PlannedReturnProcess.PLANNED_BY.of(execution);
        boolean meets = task.getTaskDefinitionKey().equals(PlannedReturnProcess.MEET_PUPIL_ON_RETURN);
        String owner = meets ? PlannedReturnProcess.MEETS_PUPIL.of(execution) : planner;
        LocalDate due = due(execution, task.getTaskDefinitionKey());
        Optional<String> present = responsibilities.presentFor(owner, due);
        assignment.give(
                task,
                new Duty(
                        present.or(() -> Optional.of(planner)),
                        meets && !present.equals(Optional.of(planner)) ? List.of(planner) : List.of(),
                        false),
                calendar.deadline(schoolId, due));
        if (task.getTaskDefinitionKey().equals(PlannedReturnProcess.PLAN_RETURN)) {
            PlannedReturnProcess.EXPECTED_ON
                    .in(execution)
                    .ifPresent(day -> PlannedReturnProcess.RETURN_DATE.setLocal(task, day));
            colleagues(schoolId).offer(task, "meetsPupil");
        }
    }

    private Choices colleagues(String schoolId) {
        LocalDate today = calendar.today(schoolId);
        Locale language = Locale.forLanguageTag(
                register.school(schoolId).map(School::language).orElse("sv"));
        Choices choices = new Choices();
        register.staffOf(schoolId).stream()
                .filter(person -> person.isOfTheSchool() && person.employedOn(today) && !person.worksAtEverySchool())
                .sorted(Comparator.comparing(StaffMember::name, NameOrder.in(language))
                        .thenComparing(StaffMember::userId))
                .forEach(person -> choices.add(person.userId(), person.name()));
        return choices;
    }

    /** Planned by the day before, met on the day, followed up so many school days after it. */
    private LocalDate due(DelegateExecution execution, String task) {
        String schoolId = PlannedReturnProcess.SCHOOL_ID.of(execution);
        LocalDate today = calendar.today(schoolId);
        Optional<LocalDate> back = known(execution);
        if (task.equals(PlannedReturnProcess.PLAN_RETURN)) {
            return back.map(day -> calendar.plus(schoolId, day, -1))
                    .filter(day -> !day.isBefore(today))
                    .orElse(today);
        }
        return calendar.plus(
                schoolId, back.orElse(today), deadline(schoolId, task).dueSchoolDays());
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        return calendar.deadline(
                PlannedReturnProcess.SCHOOL_ID.of(activity), due(activity, activity.getCurrentActivityId()));
    }

    @Override
    public void reminded(DelegateTask task) {
        journal.reminded(journaled(task), Optional.ofNullable(task.getAssignee()));
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        String schoolId = PlannedReturnProcess.SCHOOL_ID.of(activity);
        String task = activity.getCurrentActivityId();
        int after = deadline(schoolId, task).moveOnAfterDue().orElseThrow();
        return calendar.deadline(schoolId, calendar.plus(schoolId, due(activity, task), after));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        return task.getTaskDefinitionKey().equals(PlannedReturnProcess.PLAN_RETURN)
                ? returns.refusal(PlannedReturnProcess.SCHOOL_ID.of(task.getExecution()), day(task, answers))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(DelegateTask task, FormAnswers answers) {
        return answers.date(PlannedReturnProcess.RETURN_DATE.name()).or(() -> known(task.getExecution()));
    }

    private static Optional<LocalDate> known(DelegateExecution execution) {
        return PlannedReturnProcess.RETURN_DATE.in(execution).or(() -> PlannedReturnProcess.EXPECTED_ON.in(execution));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        DelegateExecution execution = task.getExecution();
        journal.completed(journaled(task), answers, author);
        String pupilRef = PlannedReturnProcess.PUPIL_REF.of(execution);
        if (task.getTaskDefinitionKey().equals(PlannedReturnProcess.PLAN_RETURN)) {
            PlannedReturnProcess.PLANNED_BY.set(execution, author);
            LocalDate day = day(task, answers).orElseThrow();
            PlannedReturnProcess.RETURN_DATE.set(execution, day);
            returns.planned(pupilRef, PlannedReturnProcess.SCHOOL_ID.of(execution), day);
        }
        if (answers.isTrue(PlannedReturnProcess.IMMEDIATE_CONCERN.name())) {
            register.pupilByRef(pupilRef)
                    .ifPresent(pupil -> concerns.begin(pupil, author, Optional.of(execution.getProcessBusinessKey())));
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    private JournaledTask journaled(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        return new JournaledTask(
                PlannedReturnProcess.PUPIL_REF.of(execution),
                Optional.of(execution.getProcessBusinessKey()),
                Compartment.SCHOOL,
                task.getTaskDefinitionKey());
    }

    private Deadline deadline(String schoolId, String task) {
        return routine.deadline(task, register.school(schoolId).orElseThrow(), calendar.today(schoolId));
    }
}
