package se.sedd.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.calendar.ClockPosition;
import se.sedd.calendar.ScheduledWork;
import se.sedd.calendar.SeddClock;
import se.sedd.engine.EngineJobs;

/**
 * Moves the demo's clock from one due instant to the next, and does at each what production would have done then: first the
 * engine's jobs that are due, then the application's own work in its order, then what that work left for the engine. Landing at
 * the end first and running afterwards would date chained timers from the landing instant.
 */
@Component
@Profile("demo")
public class DemoClock {

    /** Thrown when one advance is asked for while another is under way. */
    public static class Busy extends RuntimeException {
        Busy() {
            super("The clock is being moved already");
        }
    }

    private static final Logger log = LoggerFactory.getLogger(DemoClock.class);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int TRIES_OF_A_JOB = 5;

    /** PostgreSQL knows no instants between two microseconds: a shorter while before would be rounded to the instant itself. */
    private static final Duration FINEST = Duration.of(1, ChronoUnit.MICROS);

    private final SeddClock clock;
    private final ClockPosition position;
    private final List<ScheduledWork> works;
    private final EngineJobs jobs;
    private final ReentrantLock moving = new ReentrantLock();

    DemoClock(SeddClock clock, ClockPosition position, List<ScheduledWork> works, EngineJobs jobs) {
        this.clock = clock;
        this.position = position;
        this.works = works.stream()
                .sorted(Comparator.comparingInt(ScheduledWork::order))
                .toList();
        this.jobs = jobs;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Moves by calendar days in Stockholm: a day across summer time is a day, whatever hours it has. */
    public Instant advance(Period days) {
        return advance(days, Duration.ZERO);
    }

    public Instant advance(Duration duration) {
        return advance(Period.ZERO, duration);
    }

    /** Moves by calendar days in Stockholm and then by hours and minutes; see {@link #advanceTo(Instant)}. */
    public Instant advance(Period days, Duration duration) {
        return advanceTo(now().atZone(STOCKHOLM).plus(days).plus(duration).toInstant());
    }

    /**
     * Moves the clock to an instant, doing on the way everything that becomes due up to and including it. An instant at or
     * before now changes nothing.
     *
     * @return where the clock stands afterwards
     * @throws Busy when another advance is under way
     * @throws RuntimeException when a work failed: the clock then stands at its due instant, and the next advance tries that
     *     instant again
     */
    public Instant advanceTo(Instant target) {
        if (!moving.tryLock()) {
            throw new Busy();
        }
        try {
            if (target.isAfter(now())) {
                step(target);
            }
            return now();
        } finally {
            moving.unlock();
        }
    }

    private void step(Instant target) {
        Instant done = position.stored().orElseGet(this::now);
        runJobs(now());
        for (Optional<Instant> next = nextDue(done, target); next.isPresent(); next = nextDue(done, target)) {
            Instant due = next.get();
            if (due.isAfter(now())) {
                clock.moveTo(due);
            }
            runJobs(due);
            for (ScheduledWork work : works) {
                if (work.nextAfter(due.minus(FINEST)).equals(due)) {
                    log.debug("{}: {}", due, work.getClass().getSimpleName());
                    work.runAt(due);
                }
            }
            runJobs(due);
            position.store(due);
            done = due;
        }
        if (target.isAfter(now())) {
            clock.moveTo(target);
        }
        position.store(target);
    }

    /** The earliest due instant after the last one that is done, and not after the target. */
    private Optional<Instant> nextDue(Instant done, Instant target) {
        Stream<Instant> ofWorks = works.stream().map(work -> work.nextAfter(done));
        Stream<Instant> ofEngine = jobs.nextDue().filter(done::isBefore).stream();
        return Stream.concat(ofWorks, ofEngine)
                .filter(due -> !due.isAfter(target))
                .min(Comparator.naturalOrder());
    }

    /** Until nothing is left that is due; a job that fails is tried again, as the engine would, until its tries are used up. */
    private void runJobs(Instant due) {
        for (int tries = 0; tries < TRIES_OF_A_JOB; tries++) {
            if (jobs.nextDue().filter(at -> !at.isAfter(due)).isEmpty()) {
                return;
            }
            jobs.runDueAt(due);
        }
    }
}
