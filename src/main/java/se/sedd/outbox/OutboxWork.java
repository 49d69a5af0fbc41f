package se.sedd.outbox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SeddClock;

/**
 * When messages leave. In real time each channel has a thread of its own, so that a mail server that hangs holds up no SMS; it looks
 * every few seconds, and at once when something was put on this node. Where the clock stands, a message leaves before
 * whoever put it goes on: else the clock could be moved past the day on which it was of use.
 */
@Component
class OutboxWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxWork.class);
    private static final int SECONDS_BETWEEN_LOOKS = 5;
    private static final int SECONDS_BETWEEN_TELLING = 60;

    private final OutboxDelivery delivery;
    private final OutboxRegister messages;
    private final SeddClock clock;
    private final boolean delivers;
    private volatile ScheduledExecutorService looks;

    OutboxWork(OutboxDelivery delivery, OutboxRegister messages, SeddClock clock, Environment environment) {
        this.delivery = delivery;
        this.messages = messages;
        this.clock = clock;
        this.delivers = !environment.acceptsProfiles(Profiles.of("import"));
    }

    /** Something has been put and committed. */
    void somethingWaits() {
        ScheduledExecutorService threads = looks;
        if (!delivers) {
            log.debug("It leaves when the application is started");
        } else if (clock.stands()) {
            deliverNow();
        } else if (threads != null) {
            for (Channel channel : Channel.values()) {
                threads.execute(() -> deliver(channel));
            }
        }
    }

    /** Everything that is due now, on every channel. */
    void deliverNow() {
        for (Channel channel : Channel.values()) {
            deliver(channel);
        }
        tell();
    }

    private void deliver(Channel channel) {
        try {
            delivery.deliver(channel);
        } catch (RuntimeException e) {
            log.error("Messages wait in the database", e);
        }
    }

    private void tell() {
        try {
            delivery.tellTheUntold();
        } catch (RuntimeException e) {
            log.error("What became of messages is told later", e);
        }
    }

    /** A demo is one process: what it held when it was killed, nobody holds now. */
    @Override
    public void start() {
        if (clock.stands()) {
            messages.releaseAll(clock.instant());
            somethingWaits();
        }
        looks = Executors.newScheduledThreadPool(Channel.values().length + 1, task -> {
            Thread thread = new Thread(task, "outbox");
            thread.setDaemon(true);
            return thread;
        });
        if (delivers && !clock.stands()) {
            for (Channel channel : Channel.values()) {
                looks.scheduleWithFixedDelay(
                        () -> deliver(channel), SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
            }
            looks.scheduleWithFixedDelay(
                    this::tell, SECONDS_BETWEEN_TELLING, SECONDS_BETWEEN_TELLING, TimeUnit.SECONDS);
        }
    }

    /** Lets the message under way be marked. */
    @Override
    public void stop() {
        looks.shutdown();
        try {
            if (!looks.awaitTermination(MessageChannel.SECONDS_AT_MOST, TimeUnit.SECONDS)) {
                log.warn("A message was still under way when the application stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        looks = null;
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }
}
