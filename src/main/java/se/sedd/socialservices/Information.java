package se.sedd.socialservices;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Social services ask the school, the principal answers; the answer finds its way also to a referral that is closed. */
@Component
public class Information {

    private static final String DECIDE_INQUIRY = "decide-inquiry";
    private static final String ANSWER = "answer-information-request";
    private static final Set<String> QUESTION = Set.of("askAbout");
    private static final Set<String> ANSWERS = Set.of("answer", "requestedOn", "sentOn");

    private final ConcernRegister concerns;
    private final ReferralRegister referrals;
    private final ConcernJournal concernJournal;
    private final ReferralJournal referralJournal;
    private final ReferralProcesses processes;
    private final Clock clock;

    Information(
            ConcernRegister concerns,
            ReferralRegister referrals,
            ConcernJournal concernJournal,
            ReferralJournal referralJournal,
            ReferralProcesses processes,
            Clock clock) {
        this.concerns = concerns;
        this.referrals = referrals;
        this.concernJournal = concernJournal;
        this.referralJournal = referralJournal;
        this.processes = processes;
        this.clock = clock;
    }

    /** Social services ask: the school reads what they want to know, and nothing of why. */
    @Transactional
    public void request(String referralNumber) {
        Referral referral = referrals.get(referralNumber);
        referrals.schoolAsked(referralNumber, clock.instant());
        concernJournal.happened(
                concerns.get(referral.concernKey()),
                "information-requested",
                referralJournal.written(referral, DECIDE_INQUIRY).stream()
                        .filter(text -> QUESTION.contains(text.key()))
                        .toList());
        processes.informationRequested(referral);
    }

    /** The school sends what the principal has answered. */
    @Transactional
    public void answer(String referralNumber) {
        Referral referral = referrals.get(referralNumber);
        Concern concern = concerns.get(referral.concernKey());
        referralJournal.received(
                referral,
                "information-received",
                concernJournal.doneBy(concern, ANSWER),
                concernJournal.written(concern, ANSWER).stream()
                        .filter(text -> ANSWERS.contains(text.key()))
                        .toList());
        if (!processes.informationAnswered(referral)) {
            record(referralNumber);
        }
    }

    /** Social services find the answer in the file; whoever has the referral is told. */
    @Transactional
    public void record(String referralNumber) {
        referrals.schoolAnswered(referralNumber, clock.instant());
        Referral referral = referrals.get(referralNumber);
        referralJournal.tell(referral, "school-answered", Optional.empty(), referral.handler());
    }
}
