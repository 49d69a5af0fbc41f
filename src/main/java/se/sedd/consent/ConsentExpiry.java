package se.sedd.consent;

import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;

/** Every morning, before the tasks are handed over: a consent whose last day has passed ends, and what rests on it stops. */
@Component
class ConsentExpiry implements ScheduledWork {

    private static final EveryDay BEFORE_THE_HANDOVER = new EveryDay(LocalTime.of(5, 15));

    private final Consents consents;

    ConsentExpiry(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return BEFORE_THE_HANDOVER.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        consents.expire(EveryDay.dayOf(due));
    }
}
