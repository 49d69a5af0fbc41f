package se.sedd.outbox;

import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.calendar.ScheduledWork;

/** Where the clock stands, what is to be tried again is tried when the clock comes by. */
@Component
@Profile("demo")
class OutboxInDemo implements ScheduledWork {

    private static final Duration NOTHING_WAITS = Duration.ofDays(1);

    private final OutboxRegister messages;
    private final OutboxWork work;

    OutboxInDemo(OutboxRegister messages, OutboxWork work) {
        this.messages = messages;
        this.work = work;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return messages.nextDueAfter(instant).orElseGet(() -> instant.plus(NOTHING_WAITS));
    }

    @Override
    public void runAt(Instant due) {
        work.deliverNow();
    }

    /** After whatever else is due, which may put messages. */
    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }
}
