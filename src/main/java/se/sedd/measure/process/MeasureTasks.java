package se.sedd.measure.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Assignment;
import se.sedd.engine.Choices;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.FormRefused;
import se.sedd.engine.PupilTasks;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.measure.Measure;
import se.sedd.measure.Measure.Status;
import se.sedd.measure.MeasureRegister;
import se.sedd.measure.Measures;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.MeasureDates;

/** The tasks around a measure: whose they are, what their forms offer, and what becomes of the answers. */
@Component
class MeasureTasks implements TaskPolicy, PupilTasks {

    private static final Set<Role> MAY_PROPOSE =
            Set.of(Role.MENTOR, Role.PRIMARY_CONTACT, Role.PROJECT_LEAD, Role.PRINCIPAL);

    /** A week has passed without a note. */
    private static final String UNKNOWN = "unknown";

    private final Measures work;
    private final MeasureRegister measures;
    private final MeasureDuties duties;
    private final MeasureDates dates;
    private final Register register;
    private final SchoolCalendar calendar;
    private final Assignment assignment;
    private final TaskJournal journal;

    MeasureTasks(
            Measures work,
            MeasureRegister measures,
            MeasureDuties duties,
            MeasureDates dates,
            Register register,
            SchoolCalendar calendar,
            Assignment assignment,
            TaskJournal journal) {
        this.work = work;
        this.measures = measures;
        this.duties = duties;
        this.dates = dates;
        this.register = register;
        this.calendar = calendar;
        this.assignment = assignment;
        this.journal = journal;
    }

    /** Norwegian schools have such measures. */
    @Override
    public Set<String> kinds(School school, StaffMember person) {
        boolean proposes = school.country().equals("NO")
                && person.worksAt(school.id())
                && person.groups().stream().anyMatch(MAY_PROPOSE::contains);
        return proposes ? Set.of(PracticalElective.PROPOSE_ELECTIVE) : Set.of();
    }

    @Override
    public String begin(String kind, Pupil pupil, StaffMember person) {
        return work.begin(pupil, person);
    }

    @Override
    public List<String> processes() {
        return List.of(PracticalElective.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Measure measure = measureOf(task.getExecution());
        String key = task.getTaskDefinitionKey();
        switch (key) {
            case PracticalElective.PROPOSE_ELECTIVE -> offer(task, measure.schoolId());
            case PracticalElective.RECORD_GUARDIANS_ANSWER -> {
                PracticalElective.ELECTIVE_START.setLocal(task, work.firstTime(measure));
                PracticalElective.ELECTIVE_END.setLocal(
                        task, work.offerOf(measure).lastDay());
            }
            case PracticalElective.WRITE_WEEKLY_NOTE ->
                PracticalElective.PERIOD_OVER.set(task.getExecution(), work.isLastSession(measure));
            default -> {
                if (work.offerOf(measure).hasWeeklyNotes()) {
                    work.periodOver(measure);
                }
            }
        }
        assignment.give(task, duties.of(key, measure), dates.endOf(measure.schoolId(), dueOn(key, measure)));
    }

    private void offer(DelegateTask task, String schoolId) {
        Choices offers = new Choices();
        work.available(schoolId).forEach(offer -> offers.add(offer.id(), offer.inWords()));
        offers.offer(task, PracticalElective.OFFER.name());
    }

    private LocalDate dueOn(String task, Measure measure) {
        LocalDate today = calendar.today(measure.schoolId());
        LocalDate from = switch (task) {
            case PracticalElective.WRITE_WEEKLY_NOTE -> work.nextSession(measure);
            case PracticalElective.EVALUATE_ELECTIVE ->
                measure.endsOn().filter(end -> end.isAfter(today)).orElse(today);
            default -> today;
        };
        return dates.dueOn(measure.schoolId(), task, from);
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        Measure measure = measureOf(activity);
        String task = activity.getCurrentActivityId();
        return dates.remind(measure.schoolId(), task, dueOn(task, measure));
    }

    @Override
    public void reminded(DelegateTask task) {
        journal.reminded(journaled(task), Optional.ofNullable(task.getAssignee()));
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        Measure measure = measureOf(activity);
        String task = activity.getCurrentActivityId();
        return dates.moveOn(measure.schoolId(), task, dueOn(task, measure));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        Measure measure = measureOf(task.getExecution());
        return switch (task.getTaskDefinitionKey()) {
            case PracticalElective.PROPOSE_ELECTIVE ->
                work.refusal(
                        register.pupilByRef(measure.pupilRef()).orElseThrow(),
                        answers.choice(PracticalElective.OFFER.name()).orElseThrow());
            case PracticalElective.RECORD_GUARDIANS_ANSWER ->
                answers.isTrue(PracticalElective.GUARDIANS_AGREE.name())
                        ? work.refusalOfYes(
                                measure, answers.ticked("consentFrom"), start(measure, answers), end(measure, answers))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Measure measure = measureOf(task.getExecution());
        switch (task.getTaskDefinitionKey()) {
            case PracticalElective.PROPOSE_ELECTIVE ->
                work.propose(
                                measure,
                                answers.choice(PracticalElective.OFFER.name()).orElseThrow(),
                                answers.raw("measureCause"))
                        .ifPresent(full -> {
                            throw new FormRefused(full);
                        });
            case PracticalElective.RECORD_GUARDIANS_ANSWER -> answered(task, measure, answers, author);
            case PracticalElective.WRITE_WEEKLY_NOTE -> {
                boolean last = PracticalElective.PERIOD_OVER.of(task.getExecution());
                boolean ends =
                        answers.raw("electiveContinues").filter("false"::equals).isPresent();
                work.week(measure, answers.raw("attendedElective").orElseThrow());
                if (ends) {
                    work.endsEarly(measure);
                }
                PracticalElective.PERIOD_OVER.set(task.getExecution(), last || ends);
            }
            default -> work.close(measure, Status.EVALUATED, answers.raw("measureOutcome"));
        }
        journal.completed(journaled(task), answers, author);
    }

    private void answered(DelegateTask task, Measure measure, FormAnswers answers, String author) {
        PracticalElective.WEEKLY_NOTES.set(
                task.getExecution(), work.offerOf(measure).hasWeeklyNotes());
        if (answers.isTrue(PracticalElective.GUARDIANS_AGREE.name())) {
            work.runs(measure, answers.ticked("consentFrom"), start(measure, answers), end(measure, answers), author);
        } else {
            work.close(measure, Status.DECLINED, Optional.empty());
        }
    }

    private LocalDate start(Measure measure, FormAnswers answers) {
        return answers.date(PracticalElective.ELECTIVE_START.name()).orElseGet(() -> work.firstTime(measure));
    }

    private LocalDate end(Measure measure, FormAnswers answers) {
        return answers.date(PracticalElective.ELECTIVE_END.name())
                .orElseGet(() -> work.offerOf(measure).lastDay());
    }

    /** A proposal that is left is over; a week without a note is a week of which nothing is known. */
    @Override
    public void withdrawn(DelegateTask task) {
        measures.find(task.getExecution().getProcessBusinessKey())
                .filter(measure -> measure.status().isOpen())
                .ifPresent(measure -> {
                    switch (task.getTaskDefinitionKey()) {
                        case PracticalElective.PROPOSE_ELECTIVE -> work.close(measure, Status.LEFT, Optional.empty());
                        case PracticalElective.WRITE_WEEKLY_NOTE -> work.week(measure, UNKNOWN);
                        default -> {
                            // nothing was left undone that is counted
                        }
                    }
                });
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    private JournaledTask journaled(DelegateTask task) {
        Measure measure = measureOf(task.getExecution());
        return new JournaledTask(
                measure.pupilRef(), Optional.of(measure.number()), Compartment.SCHOOL, task.getTaskDefinitionKey());
    }

    private Measure measureOf(DelegateExecution execution) {
        return measures.get(execution.getProcessBusinessKey());
    }
}
