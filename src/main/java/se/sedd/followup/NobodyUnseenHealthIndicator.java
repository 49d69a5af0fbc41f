package se.sedd.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the running system keeps its promise: every school was evaluated on the last evening, nobody above the threshold was
 * left without a case, and every open case has an owner. Two statements, whatever is stored. Counts only.
 *
 * <p>A promise that is broken is a matter for a person, not for a load balancer: no node gets better by being taken away. So the
 * status is one of its own, which does not count in the health of the node.
 */
@Component
class NobodyUnseenHealthIndicator extends AbstractHealthIndicator {

    static final Status UNSEEN = new Status("UNSEEN");

    /** How long an evaluation of the evening may take. */
    private static final Duration GRACE = Duration.ofHours(2);

    private final EvaluationRuns runs;
    private final CaseRegistry cases;
    private final Clock clock;

    NobodyUnseenHealthIndicator(EvaluationRuns runs, CaseRegistry cases, Clock clock) {
        super("Whether anybody is unseen could not be found out");
        this.runs = runs;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        LocalDate expected = NightlyEvaluation.lastEveningBefore(clock.instant().minus(GRACE));
        EvaluationRuns.Newest newest = runs.newest(expected);
        int withoutOwner = cases.openWithoutOwner();
        boolean kept = newest.unseen() + newest.late() + newest.failed() + withoutOwner == 0;
        health.status(kept ? Status.UP : UNSEEN)
                .withDetail("schools", newest.schools())
                .withDetail("schoolsNotYetEvaluated", newest.awaiting())
                .withDetail("schoolsEvaluatedTooLongAgo", newest.late())
                .withDetail("schoolsWhoseEvaluationFailed", newest.failed())
                .withDetail("pupilsUnseen", newest.unseen())
                .withDetail("openCasesWithoutOwner", withoutOwner);
    }
}
