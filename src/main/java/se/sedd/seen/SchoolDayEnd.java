package se.sedd.seen;

import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;

/** Every afternoon, half an hour after the tasks were due, so that what was done can still be written down. */
@Component
class SchoolDayEnd implements ScheduledWork {

    private static final EveryDay AFTERNOON = new EveryDay(LocalTime.of(16, 30));

    private final DailyContacts contacts;
    private final Register register;

    SchoolDayEnd(DailyContacts contacts, Register register) {
        this.contacts = contacts;
        this.register = register;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return AFTERNOON.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        register.schools().forEach(school -> contacts.end(school.id(), EveryDay.dayOf(due)));
    }
}
