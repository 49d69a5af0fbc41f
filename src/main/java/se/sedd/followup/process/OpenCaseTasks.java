package se.sedd.followup.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.PupilTasks;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.engine.TaskPolicy;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** <em>Öppna frånvaroärende</em> from the pupils' page: whose the task is, and what becomes of it. */
@Component
class OpenCaseTasks implements TaskPolicy, PupilTasks {

    private static final Sentences SENTENCES = new Sentences("se.sedd.followup.process.sentences");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;
    private final CaseRegistry cases;
    private final Register register;
    private final SchoolCalendar calendar;
    private final Assignment assignment;
    private final StepDates dates;
    private final Journal journal;
    private final Clock clock;
    private final TaskLanguage language;

    OpenCaseTasks(
            RuntimeService runtime,
            TaskService tasks,
            AsRoutine asRoutine,
            CaseRegistry cases,
            Register register,
            SchoolCalendar calendar,
            Assignment assignment,
            StepDates dates,
            Journal journal,
            Clock clock,
            TaskLanguage language) {
        this.language = language;
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
        this.cases = cases;
        this.register = register;
        this.calendar = calendar;
        this.assignment = assignment;
        this.dates = dates;
        this.journal = journal;
        this.clock = clock;
    }

    /** The Norwegian schools have a routine of their own. */
    @Override
    public Set<String> kinds(School school, StaffMember person) {
        return Set.of(CaseOpening.OPEN_CASE);
    }

    @Override
    @Transactional
    public String begin(String kind, Pupil pupil, StaffMember person) {
        openCase(pupil).ifPresent(sentence -> {
            throw new NotNow(sentence);
        });
        return asRoutine.call(() -> {
            ProcessInstance begun = runtime.createMessageCorrelation(CaseOpening.OPEN_CASE_BEGUN)
                    .withoutTenantId()
                    .setVariables(Variables.createVariables()
                            .putValue(CaseVariables.PUPIL_REF.name(), pupil.ref())
                            .putValue(CaseVariables.SCHOOL_ID.name(), pupil.schoolId())
                            .putValue(CaseOpening.BEGUN_BY.name(), person.userId()))
                    .correlateStartMessage();
            return tasks.createTaskQuery()
                    .processInstanceId(begun.getId())
                    .singleResult()
                    .getId();
        });
    }

    @Override
    public List<String> processes() {
        return List.of(CaseOpening.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        String schoolId = CaseVariables.SCHOOL_ID.of(task.getExecution());
        LocalDate today = calendar.today(schoolId);
        LocalDate due = dates.routineDue(schoolId, CaseOpening.OPEN_CASE, today);
        assignment.give(task, CaseOpening.BEGUN_BY.of(task.getExecution()), dates.dueAt(schoolId, due));
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        String schoolId = CaseVariables.SCHOOL_ID.of(activity);
        LocalDate today = calendar.today(schoolId);
        int days = dates.deadline(schoolId, CaseOpening.OPEN_CASE, today)
                .moveOnAfterDue()
                .orElseThrow();
        return calendar.deadline(schoolId, calendar.plus(schoolId, today, days));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        return openCase(pupil(task));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        journal.write(new JournalEntry(
                clock.instant(),
                pupil(task).ref(),
                Optional.empty(),
                Compartment.SCHOOL,
                Optional.of(author),
                "task-completed",
                Optional.of(CaseOpening.OPEN_CASE),
                Optional.empty(),
                List.copyOf(JournalText.of(answers.said()))));
    }

    private Pupil pupil(DelegateTask task) {
        return register.pupilByRef(CaseVariables.PUPIL_REF.of(task.getExecution()))
                .orElseThrow();
    }

    private Optional<String> openCase(Pupil pupil) {
        return cases.openOf(pupil.id())
                .map(AbsenceCase::caseNumber)
                .map(number -> SENTENCES.in(language.of(pupil.schoolId())).of("case-open-already", number));
    }
}
