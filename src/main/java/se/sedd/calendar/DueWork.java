package se.sedd.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Runs the application's own work in real time; in the demo the demo's clock does. How far each work has come is stored: what
 * came due while no node ran is done at the next start, in its order. On several nodes the one that moves the stored instant on
 * does the work. Work that fails is put back and tried again half a minute later.
 */
@Component
@Profile("!demo & !import")
class DueWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DueWork.class);
    private static final int SECONDS_BETWEEN_LOOKS = 30;

    private record Due(ScheduledWork work, Instant doneUntil, Instant at) {}

    private final Clock clock;
    private final JdbcClient jdbc;
    private final List<ScheduledWork> works;
    private volatile ScheduledExecutorService looks;

    DueWork(Clock clock, JdbcClient jdbc, List<ScheduledWork> works) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.works = List.copyOf(works);
    }

    /** Does everything that is due by now, the earliest first. */
    void look() {
        try {
            for (Optional<Due> next = next(); next.isPresent(); next = next()) {
                if (claim(next.get()) && !run(next.get())) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            log.error("What is due could not be found out", e);
        }
    }

    private Optional<Due> next() {
        Instant now = clock.instant();
        return works.stream()
                .map(work -> {
                    Instant doneUntil = doneUntil(work, now);
                    return new Due(work, doneUntil, work.nextAfter(doneUntil));
                })
                .filter(due -> !due.at().isAfter(now))
                .min(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.work().order()));
    }

    /** A work that is new begins from now. */
    private Instant doneUntil(ScheduledWork work, Instant now) {
        return jdbc.sql("select done_until from sedd.due_work where name = :name")
                .param("name", name(work))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElseGet(() -> {
                    jdbc.sql("insert into sedd.due_work (name, done_until) values (:name, :until)")
                            .param("name", name(work))
                            .param("until", now.atOffset(ZoneOffset.UTC))
                            .update();
                    return now;
                });
    }

    private boolean claim(Due due) {
        return move(due.work(), due.doneUntil(), due.at());
    }

    private boolean run(Due due) {
        try {
            due.work().runAt(due.at());
            return true;
        } catch (RuntimeException e) {
            log.error("{} of {} failed and is tried again", name(due.work()), due.at(), e);
            move(due.work(), due.at(), due.doneUntil());
            return false;
        }
    }

    private boolean move(ScheduledWork work, Instant from, Instant to) {
        return jdbc.sql("update sedd.due_work set done_until = :to where name = :name and done_until = :from")
                        .param("name", name(work))
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("to", to.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static String name(ScheduledWork work) {
        return ClassUtils.getUserClass(work).getSimpleName();
    }

    @Override
    public void start() {
        looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "due-work");
            thread.setDaemon(true);
            return thread;
        });
        looks.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** Lets the work under way finish. */
    @Override
    public void stop() {
        looks.shutdown();
        try {
            if (!looks.awaitTermination(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
                log.warn("Work was still under way when the application stopped");
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
