package se.sedd.socialservices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.engine.Sentences;
import se.sedd.journal.JournalText;

/**
 * What social services may tell the school that reported: an inquiry has been opened, not opened, or runs already (SoL 2025:400,
 * 19:6, since 2026-01-15), and whom it may turn to. Nothing else crosses.
 */
@Component
public class Feedback {

    private static final String GIVE_FEEDBACK = "give-feedback";
    private static final Set<String> CROSSES = Set.of("feedback", "contactName");
    private static final String RECEIVED = "feedback-received";
    private static final Sentences SENTENCES = new Sentences("se.sedd.socialservices.sentences");

    private final ConcernRegister concerns;
    private final ReferralRegister referrals;
    private final ConcernJournal concernJournal;
    private final ReferralJournal referralJournal;
    private final ReferralProcesses processes;
    private final Principals principals;
    private final Clock clock;

    Feedback(
            ConcernRegister concerns,
            ReferralRegister referrals,
            ConcernJournal concernJournal,
            ReferralJournal referralJournal,
            ReferralProcesses processes,
            Principals principals,
            Clock clock) {
        this.concerns = concerns;
        this.referrals = referrals;
        this.concernJournal = concernJournal;
        this.referralJournal = referralJournal;
        this.processes = processes;
        this.principals = principals;
        this.clock = clock;
    }

    /** The school knows that its report has come in. */
    @Transactional
    public void receiptKnown(Referral referral) {
        Concern concern = concerns.get(referral.concernKey());
        concernJournal.tell(concern, "concern-acknowledged", Optional.empty(), concern.author(), List.of());
    }

    /** The school has heard nothing in time and asks again. */
    @Transactional
    public void askAgain(String concernKey) {
        Concern concern = concerns.get(concernKey);
        Referral referral = referrals.ofConcern(concernKey);
        concernJournal.tell(concern, "feedback-asked-again", Optional.empty(), concern.author(), List.of());
        principals.tell(concern, "feedback-asked-again");
        if (!processes.feedbackAskedFor(referral)) {
            noteRequest(referral.number());
        }
    }

    /** Social services hear that the school waits. */
    @Transactional
    public void noteRequest(String referralNumber) {
        referrals.feedbackAskedFor(referralNumber, clock.instant());
        Referral referral = referrals.get(referralNumber);
        referralJournal.tell(referral, "feedback-asked-for", Optional.empty(), referral.handler());
    }

    /** Social services give the feedback that was written in their task. */
    @Transactional
    public void give(String referralNumber, String feedback) {
        Referral referral = referrals.get(referralNumber);
        Concern concern = concerns.get(referral.concernKey());
        referrals.feedbackGiven(referralNumber, feedback, clock.instant());
        List<JournalText> crossing = referralJournal.written(referral, GIVE_FEEDBACK).stream()
                .filter(text -> CROSSES.contains(text.key()))
                .map(Feedback::asTheSchoolReadsIt)
                .toList();
        concernJournal.tell(concern, RECEIVED, Optional.empty(), concern.author(), crossing);
        if (!processes.feedbackGiven(referral, feedback)) {
            record(concern.key(), feedback);
        }
    }

    /** The school enters the feedback; the author has it, the principal is told. */
    @Transactional
    public void record(String concernKey, String feedback) {
        concerns.answered(concernKey, feedback, clock.instant());
        principals.tell(concerns.get(concernKey), RECEIVED);
    }

    private static JournalText asTheSchoolReadsIt(JournalText text) {
        return text.key().equals("feedback")
                ? new JournalText(text.key(), SENTENCES.of("feedback"), text.answer(), text.raw(), text.sensitive())
                : text;
    }
}
