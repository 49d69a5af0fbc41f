package se.sedd.socialservices.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent.Ended;
import se.sedd.consent.Consent.Ending;
import se.sedd.consent.ConsentAsked;
import se.sedd.consent.ConsentEnded;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.FormAnswers;
import se.sedd.journal.Compartment;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.socialservices.Referral;
import se.sedd.socialservices.ReferralJournal;
import se.sedd.socialservices.ReferralProcesses;
import se.sedd.socialservices.ReferralRegister;

/** The consent to a plan that several services make together (SoL 2025:400, 10:8–9): without it no meeting is held. */
@Component
class SipConsent {

    /** A plan is made by social services with the school and with health care; who takes part is said at the meeting. */
    private static final List<String> RECIPIENTS = List.of("school", "health-care");

    private final Consents consents;
    private final ReferralRegister referrals;
    private final ReferralJournal journal;
    private final ReferralProcesses processes;
    private final Register people;
    private final SchoolCalendar calendar;
    private final Clock clock;

    SipConsent(
            Consents consents,
            ReferralRegister referrals,
            ReferralJournal journal,
            ReferralProcesses processes,
            Register people,
            SchoolCalendar calendar,
            Clock clock) {
        this.consents = consents;
        this.referrals = referrals;
        this.journal = journal;
        this.processes = processes;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Why the consent in these answers is not enough, or empty. */
    Optional<String> refusal(Referral referral, FormAnswers answers) {
        return asked(referral, answers).flatMap(asked -> consents.refusal(pupilOf(referral), asked));
    }

    /** Keeps a consent that has been given with the decision, or anew at the meeting. */
    void apply(Referral referral, FormAnswers answers, String author) {
        asked(referral, answers).ifPresent(asked -> consents.give(pupilOf(referral), asked, author));
    }

    /** Whether a meeting may be held. */
    boolean holds(String referralNumber) {
        return consents.holds(referralNumber, Purpose.SIP);
    }

    @EventListener(condition = "#ended.consent.purpose.name() == 'SIP' and !#ended.learned")
    void ended(ConsentEnded ended) {
        Referral referral = referrals.get(ended.consent().processNumber());
        if (processes.consentEnded(referral)) {
            boolean withdrawn = ended.consent().ended().map(Ended::how).equals(Optional.of(Ending.WITHDRAWN));
            journal.tell(
                    referral,
                    withdrawn ? "consent-withdrawn" : "consent-expired",
                    Optional.of(SocialServicesReferral.HOLD_SIP_MEETING),
                    referral.handler());
            referrals.closed(referral.number(), clock.instant());
        }
    }

    private Optional<ConsentAsked> asked(Referral referral, FormAnswers answers) {
        LocalDate today = calendar.today(referral.schoolId());
        if (answers.isTrue(SocialServicesReferral.SIP_CONSENT.name())) {
            return Optional.of(
                    asked(referral, answers.ticked("sipConsentFrom"), today, answers.date("sipConsentUntil")));
        }
        List<String> atTheMeeting = answers.ticked("consent");
        return Optional.of(
                        asked(referral, atTheMeeting, answers.date("consentOn").orElse(today), Optional.empty()))
                .filter(asked -> !atTheMeeting.isEmpty());
    }

    private static ConsentAsked asked(
            Referral referral, List<String> from, LocalDate givenOn, Optional<LocalDate> until) {
        return new ConsentAsked(
                Compartment.SOCIAL_SERVICES,
                referral.number(),
                Purpose.SIP,
                from,
                RECIPIENTS,
                Optional.empty(),
                givenOn,
                until);
    }

    private Pupil pupilOf(Referral referral) {
        return people.pupilByRef(referral.pupilRef())
                .orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
    }
}
