package se.sedd.meeting;

import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;

/** Every morning: families whose meeting is near are reminded of it, each once for each time it has. */
@Component
class FamilyReminders implements ScheduledWork {

    private static final EveryDay MORNING = new EveryDay(LocalTime.of(8, 30));

    private final Meetings meetings;

    FamilyReminders(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        meetings.remindFamilies(EveryDay.dayOf(due));
    }
}
