package se.sedd.socialservices.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.socialservices.Concern;
import se.sedd.socialservices.ConcernJournal;
import se.sedd.socialservices.ConcernRegister;
import se.sedd.socialservices.Concerns;
import se.sedd.socialservices.Principals;
import se.sedd.socialservices.ReferralDates;

/**
 * <em>Gör orosanmälan</em>: its author's alone, due at once. Where the authority answers its author outside Sedd, <em>Notera svaret
 * på anmälan</em> is the author's too; the principal's, when the author has left.
 */
@Component
class ReportTasks implements TaskPolicy {

    private final ConcernRegister register;
    private final Concerns concerns;
    private final ConcernJournal journal;
    private final ReferralDates dates;
    private final Register people;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final Assignment assignment;
    private final Principals principals;

    ReportTasks(
            ConcernRegister register,
            Concerns concerns,
            ConcernJournal journal,
            ReferralDates dates,
            Register people,
            SchoolCalendar calendar,
            Clock clock,
            Assignment assignment,
            Principals principals) {
        this.register = register;
        this.concerns = concerns;
        this.journal = journal;
        this.dates = dates;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.assignment = assignment;
        this.principals = principals;
    }

    @Override
    public List<String> processes() {
        return List.of(ConcernReport.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Concern concern = concernOf(task.getExecution());
        if (isReport(task)) {
            assignment.give(
                    task, concern.author(), dates.dueAtSchool(concern.schoolId(), ConcernReport.REPORT_CONCERN));
            register.writtenIn(concern.key(), task.getId());
        } else {
            Instant due = dates.answerDueAt(concern.schoolId(), hasAsked(task.getExecution()));
            assignment.give(task, works(concern) ? concern.author() : principal(concern), due);
        }
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        String schoolId = concernOf(activity).schoolId();
        String task = activity.getCurrentActivityId();
        return task.equals(ConcernReport.REPORT_CONCERN)
                ? dates.remindAtSchool(schoolId, task)
                : dates.answerDueAt(schoolId, hasAsked(activity));
    }

    /** Its author is reminded; a report that its author has left behind is the principal's to know. */
    @Override
    public void reminded(DelegateTask task) {
        Concern concern = concernOf(task.getExecution());
        Optional<String> step = Optional.of(task.getTaskDefinitionKey());
        if (works(concern)) {
            journal.tell(concern, "reminded", step, concern.author(), List.of());
        } else if (isReport(task)) {
            journal.tell(concern, "reminded", step, concern.author(), List.of());
            concerns.leftBehind(concern);
        } else {
            assignment.give(task, principal(concern), task.getDueDate().toInstant());
        }
    }

    private boolean works(Concern concern) {
        LocalDate today = calendar.today(concern.schoolId());
        return people.staff(concern.author())
                .filter(author -> author.employedOn(today))
                .isPresent();
    }

    private String principal(Concern concern) {
        return principals
                .of(concern.schoolId(), concern.pupilRef(), userId -> 0)
                .orElse(concern.author());
    }

    private static boolean isReport(DelegateTask task) {
        return task.getTaskDefinitionKey().equals(ConcernReport.REPORT_CONCERN);
    }

    /** Whoever asks once more does not wait as long again. */
    private static boolean hasAsked(DelegateExecution execution) {
        return ConcernReport.AUTHORITY_ANSWER.in(execution).isPresent();
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        Concern concern = concernOf(activity);
        Instant sent = concern.sentAt().orElseGet(clock::instant);
        return dates.feedbackLateAt(concern.schoolId(), LocalDate.ofInstant(sent, calendar.zone(concern.schoolId())));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        if (!isReport(task)) {
            return Optional.empty();
        }
        Pupil pupil = people.pupilByRef(concernOf(task.getExecution()).pupilRef())
                .orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
        return concerns.cannotBeSent(pupil);
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Concern concern = concernOf(task.getExecution());
        if (isReport(task)) {
            reported(task, concern, answers);
            return;
        }
        journal.done(concern, author, "task-completed", task.getTaskDefinitionKey(), JournalText.of(answers.said()));
        if (answers.isTrue(ConcernReport.IMMEDIATE_CONCERN.name())) {
            people.pupilByRef(concern.pupilRef())
                    .ifPresent(pupil -> concerns.begin(pupil, author, concern.caseNumber()));
        }
    }

    private void reported(DelegateTask task, Concern concern, FormAnswers answers) {
        journal.reported(concern, JournalText.of(answers.said()));
        if (answers.value(ConcernReport.FEEDBACK_REQUESTED.name()).isEmpty()) {
            ConcernReport.FEEDBACK_REQUESTED.set(task.getExecution(), true);
        }
    }

    private Concern concernOf(DelegateExecution execution) {
        return register.get(execution.getProcessBusinessKey());
    }
}
