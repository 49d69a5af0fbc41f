package se.sedd.rhythm.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.Reassignment;
import se.sedd.engine.TaskPolicy;
import se.sedd.followup.CaseRegistry;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.register.Duty;
import se.sedd.register.ProtectionChanged;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.rhythm.DecisionRegister;
import se.sedd.rhythm.MeetingDecision;
import se.sedd.rhythm.StudentHealthDates;
import se.sedd.socialservices.Concerns;

/** <em>Genomför beslutet</em>: whoever the meeting has named, until it is done or the case is over. */
@Component
class DecisionTasks implements TaskPolicy {

    private final DecisionRegister decisions;
    private final StudentHealthDates dates;
    private final Register register;
    private final Responsibilities responsibilities;
    private final CaseRegistry cases;
    private final Concerns concerns;
    private final SchoolCalendar calendar;
    private final TaskJournal journal;
    private final Assignment assignment;
    private final Reassignment reassignment;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    DecisionTasks(
            DecisionRegister decisions,
            StudentHealthDates dates,
            Register register,
            Responsibilities responsibilities,
            CaseRegistry cases,
            Concerns concerns,
            SchoolCalendar calendar,
            TaskJournal journal,
            Assignment assignment,
            Reassignment reassignment,
            TaskService tasks,
            AsRoutine asRoutine) {
        this.decisions = decisions;
        this.dates = dates;
        this.register = register;
        this.responsibilities = responsibilities;
        this.cases = cases;
        this.concerns = concerns;
        this.calendar = calendar;
        this.journal = journal;
        this.assignment = assignment;
        this.reassignment = reassignment;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public List<String> processes() {
        return List.of(MeetingDecisionProcess.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        MeetingDecision decision = decisionOf(task.getExecution());
        Duty duty = duty(decision);
        LocalDate due = decision.dueDate().orElseThrow();
        assignment.give(task, duty, calendar.deadline(decision.schoolId(), due));
        decisions.taskIs(decision.id(), task.getId(), duty.owner(), due);
    }

    /** Whoever was named, or their deputy; the coordinator when they have left; for protected identity those who may know. */
    Duty duty(MeetingDecision decision) {
        LocalDate today = calendar.today(decision.schoolId());
        Pupil pupil = register.pupilByRef(decision.pupilRef()).orElseThrow();
        Optional<String> owner = decision.owner()
                .flatMap(named -> responsibilities.presentFor(named, today))
                .filter(named -> responsibilities.mayActFor(pupil, named, today));
        if (owner.isEmpty()) {
            // the model's groups are those of everybody who can be named, and a decision is not theirs to read
            Duty coordinators = responsibilities.dutyOf(Role.COORDINATOR, pupil, today, cases::openMainSteps);
            return new Duty(coordinators.owner(), coordinators.standIns(), false);
        }
        List<String> standIns = Optional.of(decision.decidedBy())
                .filter(author -> !owner.get().equals(author) && responsibilities.mayActFor(pupil, author, today))
                .stream()
                .toList();
        return new Duty(owner, standIns, false);
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        MeetingDecision decision = decisionOf(activity);
        return dates.remindAt(
                decision.schoolId(),
                MeetingDecisionProcess.COMPLETE,
                decision.dueDate().orElseThrow());
    }

    @Override
    public void reminded(DelegateTask task) {
        journal.reminded(journaled(task), Optional.ofNullable(task.getAssignee()));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        MeetingDecision decision = decisionOf(task.getExecution());
        journal.completed(journaled(task), answers, author);
        if (answers.isTrue(MeetingDecisionProcess.ACTION_DONE.name())) {
            decisions.settled(decision.id(), MeetingDecision.State.DONE, calendar.today(decision.schoolId()));
        } else {
            answers.date(MeetingDecisionProcess.NEW_DATE.name()).ifPresent(day -> decisions.moved(decision.id(), day));
        }
        if (answers.isTrue(MeetingDecisionProcess.IMMEDIATE_CONCERN.name())) {
            Pupil pupil = register.pupilByRef(decision.pupilRef()).orElseThrow();
            concerns.begin(pupil, author, Optional.of(decision.caseNumber()));
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    /** A pupil who becomes protected, or has other handlers: the task is theirs from the same moment. */
    @EventListener
    void changed(ProtectionChanged change) {
        change.pupilIds().stream()
                .flatMap(pupilId -> register.pupil(pupilId).stream())
                .forEach(pupil -> asRoutine.run(() -> tasks.createTaskQuery()
                        .processDefinitionKey(MeetingDecisionProcess.KEY)
                        .processVariableValueEquals(MeetingDecisionProcess.PUPIL_REF.name(), pupil.ref())
                        .list()
                        .forEach(task -> decisions
                                .ofTask(task.getId())
                                .ifPresent(decision -> reassignment.give(task, duty(decision))))));
    }

    private JournaledTask journaled(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        return new JournaledTask(
                MeetingDecisionProcess.PUPIL_REF.of(execution),
                Optional.of(execution.getProcessBusinessKey()),
                Compartment.SCHOOL,
                task.getTaskDefinitionKey());
    }

    private MeetingDecision decisionOf(DelegateExecution execution) {
        return decisions.get(MeetingDecisionProcess.DECISION.of(execution));
    }
}
