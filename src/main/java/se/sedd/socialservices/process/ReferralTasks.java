package se.sedd.socialservices.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.socialservices.Feedback;
import se.sedd.socialservices.Handlers;
import se.sedd.socialservices.Principals;
import se.sedd.socialservices.Referral;
import se.sedd.socialservices.ReferralDates;
import se.sedd.socialservices.ReferralJournal;
import se.sedd.socialservices.ReferralRegister;

/** The tasks of social services with a concern report: their clocks are the law's, what is written stays with them. */
@Component
class ReferralTasks implements TaskPolicy {

    private static final Sentences SENTENCES = new Sentences("se.sedd.socialservices.sentences");

    private final ReferralRegister referrals;
    private final ReferralJournal journal;
    private final ReferralDates dates;
    private final Handlers handlers;
    private final Feedback feedback;
    private final Principals principals;
    private final SipConsent consent;
    private final Register people;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final Assignment assignment;

    ReferralTasks(
            ReferralRegister referrals,
            ReferralJournal journal,
            ReferralDates dates,
            Handlers handlers,
            Feedback feedback,
            Principals principals,
            SipConsent consent,
            Register people,
            SchoolCalendar calendar,
            Clock clock,
            Assignment assignment) {
        this.referrals = referrals;
        this.journal = journal;
        this.dates = dates;
        this.handlers = handlers;
        this.feedback = feedback;
        this.principals = principals;
        this.consent = consent;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.assignment = assignment;
    }

    @Override
    public List<String> processes() {
        return List.of(SocialServicesReferral.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Referral referral = referralOf(task.getExecution());
        Pupil pupil = people.pupilByRef(referral.pupilRef())
                .orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
        String step = task.getTaskDefinitionKey();
        assignment.give(task, handlers.dutyOf(referral, pupil), dates.dueAt(referral, step));
        fillIn(task, referral);
    }

    private void fillIn(DelegateTask task, Referral referral) {
        switch (task.getTaskDefinitionKey()) {
            case SocialServicesReferral.ACKNOWLEDGE_REFERRAL ->
                task.setVariableLocal("receivedAt", minute(referral.receivedAt()));
            case SocialServicesReferral.ASSESS_PROTECTION ->
                task.setVariableLocal("assessedAt", minute(clock.instant()));
            case SocialServicesReferral.DECIDE_INQUIRY ->
                task.setVariableLocal(
                        "decidedOn", calendar.today(Referral.TENANT).toString());
            default -> {
                // nothing the form does not ask
            }
        }
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        return dates.remindAt(referralOf(activity), activity.getCurrentActivityId());
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        return dates.lateAt(referralOf(activity), activity.getCurrentActivityId());
    }

    @Override
    public void reminded(DelegateTask task) {
        Referral referral = referralOf(task.getExecution());
        journal.tell(
                referral,
                "reminded",
                Optional.of(task.getTaskDefinitionKey()),
                Optional.ofNullable(task.getAssignee()).or(referral::handler));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        Referral referral = referralOf(task.getExecution());
        boolean asks = answers.isTrue(SocialServicesReferral.ASK_SCHOOL.name());
        if (asks
                && principals
                        .of(referral.schoolId(), referral.pupilRef(), userId -> 0)
                        .isEmpty()) {
            return Optional.of(SENTENCES.of("no-principal"));
        }
        return consent.refusal(referral, answers);
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Referral referral = referralOf(task.getExecution());
        String step = task.getTaskDefinitionKey();
        journal.done(referral, author, "task-completed", step, JournalText.of(answers.said()));
        consent.apply(referral, answers, author);
        switch (step) {
            case SocialServicesReferral.ACKNOWLEDGE_REFERRAL -> {
                referrals.acknowledged(referral.number(), clock.instant());
                feedback.receiptKnown(referral);
            }
            case SocialServicesReferral.ASSESS_PROTECTION ->
                referrals.assessed(
                        referral.number(),
                        answers.isTrue(SocialServicesReferral.PROTECTION_NEEDED.name()),
                        clock.instant());
            case SocialServicesReferral.DECIDE_INQUIRY ->
                referrals.decided(
                        referral.number(),
                        answers.choice(SocialServicesReferral.INQUIRY_DECISION.name())
                                .orElseThrow(),
                        clock.instant());
            case SocialServicesReferral.HOLD_SIP_MEETING -> referrals.closed(referral.number(), clock.instant());
            default -> {
                // feedback is given by the task that follows
            }
        }
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        Referral referral = referralOf(task.getExecution());
        after.ifPresent(person -> referrals.handledBy(referral.number(), person));
        boolean taken = after.equals(Optional.of(author));
        boolean alone = people.pupilByRef(referral.pupilRef())
                .filter(Pupil::protectedIdentity)
                .isPresent();
        if (after.isEmpty() && alone) {
            task.setAssignee(author); // there is nobody else to give it back to
        }
        journal.done(referral, author, taken ? "taken-over" : "given-back", task.getTaskDefinitionKey(), List.of());
    }

    private String minute(Instant moment) {
        return LocalDateTime.ofInstant(moment, calendar.zone(Referral.TENANT))
                .truncatedTo(ChronoUnit.MINUTES)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    }

    private Referral referralOf(DelegateExecution execution) {
        return referrals.get(execution.getProcessBusinessKey());
    }
}
