package se.sedd.register;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;

/**
 * Every morning, before the tasks are handed over: a pupil's last day was yesterday. No file says so on that day, it was known
 * before; whoever listens for changed pupils hears of it now. One pupil's trouble holds up no other's.
 */
@Component
class LastDays implements ScheduledWork {

    private static final Logger log = LoggerFactory.getLogger(LastDays.class);
    private static final EveryDay BEFORE_THE_HANDOVER = new EveryDay(LocalTime.of(5, 10));

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    LastDays(JdbcClient jdbc, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return BEFORE_THE_HANDOVER.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        jdbc.sql("select pupil_id from sedd.pupil where last_day = ? order by pupil_id")
                .param(EveryDay.dayOf(due).minusDays(1))
                .query(String.class)
                .list()
                .forEach(this::left);
    }

    private void left(String pupilId) {
        try {
            transaction.executeWithoutResult(status -> events.publishEvent(new PupilsChanged(Set.of(pupilId))));
        } catch (RuntimeException e) {
            log.error("What a pupil leaves behind could not be ended", e);
        }
    }
}
