package se.sedd.seen;

import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;

/** Every morning, after the hand-over to deputies: the day's contacts are given out, school by school. */
@Component
class SchoolMorning implements ScheduledWork {

    private static final EveryDay MORNING = new EveryDay(LocalTime.of(6, 0));

    private final DailyContacts contacts;
    private final Register register;

    SchoolMorning(DailyContacts contacts, Register register) {
        this.contacts = contacts;
        this.register = register;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        register.schools().forEach(school -> contacts.begin(school.id(), EveryDay.dayOf(due)));
    }
}
