package se.sedd.socialservices;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Holds;

/**
 * A report goes to social services. It needs nobody's consent and passes nobody on the way (SoL 2025:400, 19:1).
 */
@Component
public class SendReport {

    private static final String GUARDIANS_NOT_INFORMED = "no";

    private final ConcernRegister concerns;
    private final ReportWay way;
    private final ReferralRegister referrals;
    private final ConcernJournal concernJournal;
    private final ReferralJournal referralJournal;
    private final ReferralProcesses processes;
    private final Principals principals;
    private final Holds holds;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SendReport(
            ConcernRegister concerns,
            ReportWay way,
            ReferralRegister referrals,
            ConcernJournal concernJournal,
            ReferralJournal referralJournal,
            ReferralProcesses processes,
            Principals principals,
            Holds holds,
            SchoolCalendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.way = way;
        this.referrals = referrals;
        this.concernJournal = concernJournal;
        this.referralJournal = referralJournal;
        this.processes = processes;
        this.principals = principals;
        this.holds = holds;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Sends the report, or notes that its author has sent it, and publishes {@link ConcernReported}. Where the guardians do not know of it, nothing about the pupil leaves
     * for the home from now on.
     *
     * @param guardiansInformed before, at-the-same-time or no
     * @throws IllegalStateException if social services have nobody to receive it
     */
    @Transactional
    public void send(String concernKey, boolean urgent, String guardiansInformed, boolean feedbackRequested) {
        Concern concern = concerns.get(concernKey);
        Instant now = clock.instant();
        if (!way.isTheAuthorsOwn(concern.schoolId())) {
            Referral referral = referrals.receive(
                    concern, urgent, guardiansInformed, feedbackRequested, calendar.today(Referral.TENANT), now);
            referralJournal.received(
                    referral, "referral-received", Optional.of(concern.author()), concernJournal.report(concern));
            processes.received(referral);
        }
        concerns.sent(concernKey, guardiansInformed, feedbackRequested, now);
        if (guardiansInformed.equals(GUARDIANS_NOT_INFORMED)) {
            holds.begin(concern.pupilRef(), HoldReason.CONCERN, concern.author(), Optional.empty());
        }
        events.publishEvent(new ConcernReported(concern.pupilId(), concern.pupilRef(), concern.caseNumber()));
    }

    /** The principal is told that a report has gone, and cannot stop it. */
    @Transactional
    public void tellPrincipal(String concernKey) {
        principals.tell(concerns.get(concernKey), "concern-sent");
    }
}
