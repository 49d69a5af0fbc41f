package se.sedd.ledger;

import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;

/** Every morning, after the hand-over to deputies: what is late is taken to the next person, school by school. */
@Component
class OverdueMorning implements ScheduledWork {

    private static final EveryDay MORNING = new EveryDay(LocalTime.of(5, 50));

    private final OverdueRounds rounds;
    private final Register register;

    OverdueMorning(OverdueRounds rounds, Register register) {
        this.rounds = rounds;
        this.register = register;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        register.schools().forEach(school -> rounds.morning(school, EveryDay.dayOf(due)));
    }
}
