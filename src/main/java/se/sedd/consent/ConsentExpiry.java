package se.sedd.consent;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.ScheduledWork;

/** Every morning, before the tasks are handed over: a consent whose last day has passed ends, and what rests on it stops. */
@Component
class ConsentExpiry implements ScheduledWork {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime BEFORE_THE_HANDOVER = LocalTime.of(5, 15);

    private final Consents consents;

    ConsentExpiry(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime today = instant.atZone(STOCKHOLM).with(BEFORE_THE_HANDOVER);
        return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
    }

    @Override
    public void runAt(Instant due) {
        consents.expire(due.atZone(STOCKHOLM).toLocalDate());
    }
}
