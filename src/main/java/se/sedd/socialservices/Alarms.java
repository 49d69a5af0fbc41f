package se.sedd.socialservices;

import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/** What social services must not overlook. */
@Component
public class Alarms {

    private final ReferralRegister referrals;
    private final ReferralJournal journal;
    private final Handlers handlers;
    private final Register register;

    Alarms(ReferralRegister referrals, ReferralJournal journal, Handlers handlers, Register register) {
        this.referrals = referrals;
        this.journal = journal;
        this.handlers = handlers;
        this.register = register;
    }

    /** The child needs protection: whether to open an inquiry is decided today. */
    @Transactional
    public void protectionNeeded(String referralNumber) {
        Referral referral = referrals.get(referralNumber);
        journal.tell(referral, "inquiry-due-today", Optional.empty(), referral.handler());
    }

    /**
     * A statutory clock has run out: the protection assessment's (SoL 2025:400, 20:1) or the fourteen days of the decision. All
     * colleagues are told, for a protected pupil only the handler.
     */
    @Transactional
    public void late(String referralNumber) {
        Referral referral = referrals.get(referralNumber);
        String kind = referral.assessedAt().isEmpty() ? "protection-assessment-late" : "inquiry-decision-late";
        TreeSet<String> told = new TreeSet<>(referral.handler().stream().toList());
        if (register.pupilByRef(referral.pupilRef())
                .filter(Pupil::protectedIdentity)
                .isEmpty()) {
            told.addAll(handlers.colleagues());
        }
        told.forEach(userId -> journal.tell(referral, kind, Optional.empty(), Optional.of(userId)));
    }
}
