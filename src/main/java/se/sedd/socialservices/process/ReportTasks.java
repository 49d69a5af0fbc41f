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
import se.sedd.socialservices.ReferralDates;

/** <em>Gör orosanmälan</em>: its author's alone, due at once. */
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

    ReportTasks(
            ConcernRegister register,
            Concerns concerns,
            ConcernJournal journal,
            ReferralDates dates,
            Register people,
            SchoolCalendar calendar,
            Clock clock,
            Assignment assignment) {
        this.register = register;
        this.concerns = concerns;
        this.journal = journal;
        this.dates = dates;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.assignment = assignment;
    }

    @Override
    public List<String> processes() {
        return List.of(ConcernReport.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Concern concern = concernOf(task.getExecution());
        assignment.give(task, concern.author(), dates.dueAtSchool(concern.schoolId(), task.getTaskDefinitionKey()));
        register.writtenIn(concern.key(), task.getId());
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        return dates.remindAtSchool(concernOf(activity).schoolId(), activity.getCurrentActivityId());
    }

    /** Its author is reminded; a report that its author has left behind is the principal's to know. */
    @Override
    public void reminded(DelegateTask task) {
        Concern concern = concernOf(task.getExecution());
        Optional<String> step = Optional.of(task.getTaskDefinitionKey());
        journal.tell(concern, "reminded", step, concern.author(), List.of());
        LocalDate today = calendar.today(concern.schoolId());
        boolean works = people.staff(concern.author())
                .filter(author -> author.employedOn(today))
                .isPresent();
        if (!works) {
            concerns.leftBehind(concern);
        }
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        Concern concern = concernOf(activity);
        Instant sent = concern.sentAt().orElseGet(clock::instant);
        return dates.feedbackLateAt(concern.schoolId(), LocalDate.ofInstant(sent, calendar.zone(concern.schoolId())));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        Pupil pupil = people.pupilByRef(concernOf(task.getExecution()).pupilRef())
                .orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
        return concerns.cannotBeSent(pupil);
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        journal.reported(concernOf(task.getExecution()), JournalText.of(answers.said()));
        if (concerns.isAnsweredOutside(task.getTenantId())) {
            ConcernReport.FEEDBACK_REQUESTED.set(task.getExecution(), false);
        } else if (answers.value(ConcernReport.FEEDBACK_REQUESTED.name()).isEmpty()) {
            ConcernReport.FEEDBACK_REQUESTED.set(task.getExecution(), true);
        }
    }

    private Concern concernOf(DelegateExecution execution) {
        return register.get(execution.getProcessBusinessKey());
    }
}
