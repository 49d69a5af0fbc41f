package se.sedd.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Fills a new home with the demo's town, and lets the weekend pass: its clock begins on the Friday afternoon when the schools
 * have sent their lessons, and is moved to Monday morning, so that cases are open, the first calls are due and some cases have
 * come further. All of it before the web server opens: whoever finds the page finds its people at work.
 *
 * <p>A start that was broken off is taken up again, since the clock has not reached Monday and the same file changes nothing
 * twice.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "sedd.demo.data", havingValue = "municipality")
class DemoStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Instant LESSONS_SENT = at(LocalDateTime.of(2026, 3, 13, 17, 0));
    private static final Instant WORK_BEGINS = at(LocalDateTime.of(2026, 3, 16, 6, 30));
    private static final Instant MONDAY_MORNING = at(LocalDateTime.of(2026, 3, 16, 7, 0));

    private final DemoData data;
    private final DemoClock clock;
    private final DemoWork work;
    private final DemoMeetings meetings;
    private final OsloWork oslo;
    private volatile boolean running;

    DemoStart(DemoData data, DemoClock clock, DemoWork work, OsloWork oslo, DemoMeetings meetings) {
        this.data = data;
        this.clock = clock;
        this.work = work;
        this.meetings = meetings;
        this.oslo = oslo;
    }

    @Override
    public void start() {
        Instant now = clock.now();
        if (!now.isBefore(LESSONS_SENT) && now.isBefore(MONDAY_MORNING)) {
            long began = System.nanoTime();
            log.info("Demo: a new home, to be filled with invented schools, people and eight weeks of lessons");
            data.importTown();
            log.info("Demo: imported after {} s, the weekend passes", secondsSince(began));
            passWeekend(began);
            log.info("Demo: ready after {} s", secondsSince(began));
        }
        running = true;
    }

    /** Whoever changes a model sees the page all the same: the clock then stands where it stopped, and can be moved on there. */
    private void passWeekend(long began) {
        try {
            clock.advanceTo(WORK_BEGINS);
            log.info("Demo: Monday morning after {} s, the staff begin", secondsSince(began));
            work.begin();
            meetings.begin();
            oslo.begin();
            clock.advanceTo(MONDAY_MORNING);
        } catch (RuntimeException e) {
            log.error("Demo: the weekend did not pass as it should, the clock stands at {}", clock.now(), e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which is among the last to start. */
    @Override
    public int getPhase() {
        return 0;
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(STOCKHOLM).toInstant();
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }
}
