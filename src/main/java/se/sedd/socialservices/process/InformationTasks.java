package se.sedd.socialservices.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.JournalText;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.socialservices.Concern;
import se.sedd.socialservices.ConcernJournal;
import se.sedd.socialservices.ConcernRegister;
import se.sedd.socialservices.Concerns;
import se.sedd.socialservices.Principals;
import se.sedd.socialservices.ReferralDates;

/** <em>Svara på begäran från socialtjänsten</em>: the principal's. */
@Component
class InformationTasks implements TaskPolicy {

    private final ConcernRegister register;
    private final Concerns concerns;
    private final ConcernJournal journal;
    private final ReferralDates dates;
    private final Principals principals;
    private final Register people;
    private final SchoolCalendar calendar;
    private final TaskService tasks;
    private final AsRoutine asRoutine;
    private final Assignment assignment;

    InformationTasks(
            ConcernRegister register,
            Concerns concerns,
            ConcernJournal journal,
            ReferralDates dates,
            Principals principals,
            Register people,
            SchoolCalendar calendar,
            TaskService tasks,
            AsRoutine asRoutine,
            Assignment assignment) {
        this.register = register;
        this.concerns = concerns;
        this.journal = journal;
        this.dates = dates;
        this.principals = principals;
        this.people = people;
        this.calendar = calendar;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
        this.assignment = assignment;
    }

    @Override
    public List<String> processes() {
        return List.of(InformationRequest.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Concern concern = concernOf(task.getExecution());
        String school = concern.schoolId();
        String step = task.getTaskDefinitionKey();
        String principal = principals
                .of(school, concern.pupilRef(), this::openTasks)
                .orElseThrow(
                        () -> new IllegalStateException("School " + school + " has no principal who could answer"));
        boolean shared = !isProtected(concern);
        assignment.give(task, new Duty(Optional.of(principal), List.of(), shared), dates.dueAtSchool(school, step));
        task.setVariableLocal("requestedOn", calendar.today(school).toString());
        task.setVariableLocal("dueDate", dates.dueDayAtSchool(school, step).toString());
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        return dates.remindAtSchool(concernOf(activity).schoolId(), activity.getCurrentActivityId());
    }

    @Override
    public void reminded(DelegateTask task) {
        Concern concern = concernOf(task.getExecution());
        Optional<String> step = Optional.of(task.getTaskDefinitionKey());
        Optional.ofNullable(task.getAssignee())
                .or(() -> principals.of(concern.schoolId(), concern.pupilRef(), this::openTasks))
                .ifPresent(person -> journal.tell(concern, "reminded", step, person, List.of()));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Concern concern = concernOf(task.getExecution());
        journal.done(concern, author, "task-completed", task.getTaskDefinitionKey(), JournalText.of(answers.said()));
        if (answers.isTrue(InformationRequest.IMMEDIATE_CONCERN.name())) {
            people.pupilByRef(concern.pupilRef())
                    .ifPresent(pupil -> concerns.begin(pupil, author, concern.caseNumber()));
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        boolean taken = after.equals(Optional.of(author));
        if (after.isEmpty() && isProtected(concernOf(task.getExecution()))) {
            task.setAssignee(author); // there is nobody else to give it back to
        }
        journal.done(
                concernOf(task.getExecution()),
                author,
                taken ? "taken-over" : "given-back",
                task.getTaskDefinitionKey(),
                List.of());
    }

    private int openTasks(String userId) {
        return (int) (long) asRoutine.call(() -> tasks.createTaskQuery()
                .processDefinitionKey(InformationRequest.KEY)
                .taskAssignee(userId)
                .count());
    }

    private boolean isProtected(Concern concern) {
        return people.pupilByRef(concern.pupilRef())
                .filter(Pupil::protectedIdentity)
                .isPresent();
    }

    private Concern concernOf(DelegateExecution execution) {
        return register.get(execution.getProcessBusinessKey());
    }
}
