package se.sedd.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether messages leave. A mail server that does not answer is a matter for a person: the status is one of its own, which does
 * not count in the health of the node. Two statements; counts and minutes only.
 */
@Component
class OutboxHealthIndicator extends AbstractHealthIndicator {

    static final Status STUCK = new Status("STUCK");
    private static final Duration TOO_LONG = Duration.ofMinutes(15);

    private final OutboxRegister messages;
    private final Clock clock;

    OutboxHealthIndicator(OutboxRegister messages, Clock clock) {
        super("Whether messages leave could not be found out");
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant now = clock.instant();
        OutboxRegister.Waiting waiting = messages.waiting();
        int undelivered = messages.undeliveredSince(now.minus(Duration.ofDays(1)));
        Duration age =
                waiting.oldest().map(oldest -> Duration.between(oldest, now)).orElse(Duration.ZERO);
        health.status(age.compareTo(TOO_LONG) > 0 ? STUCK : Status.UP)
                .withDetail("waiting", waiting.messages())
                .withDetail("oldestWaitsMinutes", age.toMinutes())
                .withDetail("undeliveredInADay", undelivered);
    }
}
