package se.sedd.followup.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.Level;
import se.sedd.journal.Compartment;
import se.sedd.journal.JournalText;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.socialservices.Concerns;

/** The user tasks of an absence case: whose they are, until when, what is refused, and what their answers mean for the case. */
@Component
class AbsenceTasks implements TaskPolicy {

    private static final Map<String, Level> LEVELS = Map.of(
            MentorStep.KEY, Level.MENTOR,
            CoordinatorStep.KEY, Level.COORDINATOR,
            StudentHealthStep.KEY, Level.STUDENT_HEALTH,
            CooperationStep.KEY, Level.SOCIAL_SERVICES);

    /** What elevhälsan writes is elevhälsan's (OSL 23:2). */
    private static final Set<String> OF_STUDENT_HEALTH = Set.of(
            StudentHealthStep.INVESTIGATE_ABSENCE,
            StudentHealthStep.FOLLOW_UP_MEASURES,
            CooperationStep.FOLLOW_UP_COOPERATION);

    private final CaseRegistry cases;
    private final CaseJournal journal;
    private final CaseDuties duties;
    private final StepDates dates;
    private final StaffChoices choices;
    private final SuggestedPattern pattern;
    private final FollowUpRules rules;
    private final Register register;
    private final Assignment assignment;
    private final Concerns concerns;
    private final CooperationConsent consent;
    private final LetterHome letter;
    private final CaseLedger ledger;

    AbsenceTasks(
            CaseRegistry cases,
            CaseJournal journal,
            CaseDuties duties,
            StepDates dates,
            StaffChoices choices,
            SuggestedPattern pattern,
            FollowUpRules rules,
            Register register,
            Assignment assignment,
            Concerns concerns,
            CooperationConsent consent,
            LetterHome letter,
            CaseLedger ledger) {
        this.cases = cases;
        this.journal = journal;
        this.duties = duties;
        this.dates = dates;
        this.choices = choices;
        this.pattern = pattern;
        this.rules = rules;
        this.register = register;
        this.assignment = assignment;
        this.concerns = concerns;
        this.consent = consent;
        this.letter = letter;
        this.ledger = ledger;
    }

    @Override
    public List<String> processes() {
        return Stream.concat(LEVELS.keySet().stream(), Stream.of(AbsenceFollowUp.KEY))
                .toList();
    }

    @Override
    public void opened(DelegateTask task) {
        String process = Assignment.processOf(task);
        String step = task.getTaskDefinitionKey();
        AbsenceCase found = caseOf(task.getExecution());
        Pupil pupil = register.pupil(found.pupilId()).orElseThrow();
        Role role = Role.of(Assignment.groupOf(task)).orElseThrow();
        Level level = LEVELS.getOrDefault(process, found.level());
        Duty duty = duties.of(found, pupil, role, level);
        LocalDate due = dates.due(found, step);
        assignment.give(task, duty, dates.dueAt(found.schoolId(), due));
        duty.owner()
                .filter(owner -> role != Role.MENTOR && !pupil.protectedIdentity())
                .ifPresent(owner -> cases.handler(found.caseNumber(), role, owner));
        fillIn(task, found, pupil);
        if (!SideTasks.isSide(process)) {
            cases.stepBegun(
                    found.caseNumber(), level, step, duty.owner(), rules.today(found.schoolId()), due, task.getId());
        }
        ledger.given(found, step, task.getId(), due);
    }

    private void fillIn(DelegateTask task, AbsenceCase found, Pupil pupil) {
        String schoolId = found.schoolId();
        LocalDate today = rules.today(schoolId);
        switch (task.getTaskDefinitionKey()) {
            case MentorStep.FOLLOW_UP_CONTACT,
                    CoordinatorStep.FOLLOW_UP_PLAN,
                    StudentHealthStep.FOLLOW_UP_MEASURES,
                    CooperationStep.FOLLOW_UP_COOPERATION ->
                CaseVariables.NEXT_FOLLOW_UP.setLocal(
                        task, dates.routineDue(schoolId, task.getTaskDefinitionKey(), today));
            case CoordinatorStep.HOLD_ATTENDANCE_MEETING ->
                CoordinatorStep.PLAN_REVIEW_DATE.setLocal(
                        task, dates.routineDue(schoolId, CoordinatorStep.FOLLOW_UP_PLAN, today));
            case StudentHealthStep.DECIDE_MEASURES ->
                StudentHealthStep.MEASURES_REVIEW_DATE.setLocal(
                        task, dates.routineDue(schoolId, StudentHealthStep.FOLLOW_UP_MEASURES, today));
            case StudentHealthStep.DECIDE_INVESTIGATION -> {
                choices.investigators(task, pupil);
                task.setVariableLocal(
                        "investigationDue",
                        dates.routineDue(schoolId, StudentHealthStep.INVESTIGATE_ABSENCE, today)
                                .toString());
            }
            case CoordinatorStep.MAP_ABSENCE -> pattern.fillIn(task, pupil, today);
            case AbsenceFollowUp.APPOINT_CONTACT_PERSON -> choices.contactPersons(task, pupil);
            default -> {
                // nothing the form does not ask
            }
        }
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        return dates.remindAt(caseOf(activity), activity.getCurrentActivityId());
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        return dates.moveOnAt(caseOf(activity), activity.getCurrentActivityId());
    }

    @Override
    public void reminded(DelegateTask task) {
        AbsenceCase found = caseOf(task.getExecution());
        journal.tell(
                found, "reminded", Optional.of(task.getTaskDefinitionKey()), Optional.ofNullable(task.getAssignee()));
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        AbsenceCase found = caseOf(task.getExecution());
        if (found.mainTask().filter(task.getId()::equals).isPresent()) {
            cases.ownerIs(found.caseNumber(), after.or(() -> before));
        }
        if (after.isEmpty()) {
            toThePrincipal(task, found);
        }
        boolean taken = after.equals(Optional.of(author));
        boolean back = after.isEmpty() || after.equals(Optional.ofNullable(task.getOwner()));
        if (taken || back) {
            String kind = taken ? "taken-over" : "given-back";
            journal.done(found, Compartment.SCHOOL, author, kind, task.getTaskDefinitionKey(), List.of());
        } else {
            journal.handedOver(found, author, task.getTaskDefinitionKey(), after.get());
        }
    }

    /** The mentor's step is shared out by whoever has it and by the school's coordinators; not a protected pupil's. */
    @Override
    public boolean mayShareOut(DelegateTask task, String user) {
        if (!Assignment.processOf(task).equals(MentorStep.KEY)) {
            return false;
        }
        AbsenceCase found = caseOf(task.getExecution());
        LocalDate today = rules.today(found.schoolId());
        boolean own = user.equals(task.getAssignee()) || user.equals(task.getOwner());
        return !register.pupil(found.pupilId()).orElseThrow().protectedIdentity()
                && register.staff(user)
                        .filter(person -> person.employedOn(today) && person.worksAt(found.schoolId()))
                        .filter(person -> own || person.hasRole(Role.COORDINATOR))
                        .isPresent();
    }

    /** What a handler of a protected pupil gives back is the principal's: no group waits for it. */
    private void toThePrincipal(DelegateTask task, AbsenceCase found) {
        register.pupil(found.pupilId())
                .filter(Pupil::protectedIdentity)
                .flatMap(pupil ->
                        duties.of(found, pupil, Role.PRINCIPAL, found.level()).owner())
                .ifPresent(principal -> {
                    task.setAssignee(principal);
                    cases.mainTaskIsOf(task.getId(), principal);
                });
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        AbsenceCase found = caseOf(task.getExecution());
        return rules.refusal(found, task.getTaskDefinitionKey(), answers)
                .or(() -> consent.refusal(found, answers))
                .or(() -> letter.refusal(found, task.getTaskDefinitionKey(), answers, author))
                .or(() -> reports(answers)
                        ? concerns.cannotBeSent(register.pupil(found.pupilId()).orElseThrow())
                        : Optional.empty());
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        AbsenceCase found = caseOf(task.getExecution());
        String step = task.getTaskDefinitionKey();
        write(found, step, answers, author);
        rules.apply(found, step, answers, author);
        consent.apply(found, answers, author);
        letter.apply(found, step, answers, author);
        ledger.answered(
                found,
                step,
                task.getId(),
                answers,
                Role.of(Assignment.groupOf(task)).orElseThrow());
        if (answers.isTrue(CaseVariables.IMMEDIATE_CONCERN.name())) {
            Pupil pupil = register.pupil(found.pupilId()).orElseThrow();
            concerns.begin(pupil, author, Optional.of(found.caseNumber()));
        }
        if (step.equals(CooperationStep.DECIDE_CONCERN_REPORT)) {
            CooperationStep.FEEDBACK_REQUESTED.set(
                    task.getExecution(),
                    answers.value(CooperationStep.FEEDBACK_REQUESTED.name())
                            .map(Boolean.class::cast)
                            .orElse(true));
        }
    }

    @Override
    public void withdrawn(DelegateTask task) {
        ledger.withdrawn(caseOf(task.getExecution()), task.getId());
    }

    private void write(AbsenceCase found, String step, FormAnswers answers, String author) {
        Compartment compartment = reports(answers)
                ? Compartment.CONCERN
                : OF_STUDENT_HEALTH.contains(step) ? Compartment.STUDENT_HEALTH : Compartment.SCHOOL;
        journal.done(found, compartment, author, "task-completed", step, JournalText.of(answers.said()));
    }

    /** Whose the step is. */
    static Role roleOf(Level level) {
        return switch (level) {
            case MENTOR -> Role.MENTOR;
            case COORDINATOR -> Role.COORDINATOR;
            case STUDENT_HEALTH, SOCIAL_SERVICES -> Role.STUDENT_HEALTH;
        };
    }

    private static boolean reports(FormAnswers answers) {
        return answers.choice(CaseVariables.CONCERN_DECISION.name())
                .filter("report"::equals)
                .isPresent();
    }

    private AbsenceCase caseOf(DelegateExecution execution) {
        return cases.get(execution.getProcessBusinessKey());
    }
}
