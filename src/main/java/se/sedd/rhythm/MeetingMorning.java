package se.sedd.rhythm;

import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;

/**
 * Every morning, after the day's cases have their owners: student health meetings that come near are opened, and what was decided
 * for cases that are over falls away.
 */
@Component
class MeetingMorning implements ScheduledWork {

    private static final EveryDay MORNING = new EveryDay(LocalTime.of(6, 10));

    private final PlanMeeting planMeeting;
    private final DecideAtMeeting decisions;
    private final MeetingProcesses processes;
    private final Register register;

    MeetingMorning(PlanMeeting planMeeting, DecideAtMeeting decisions, MeetingProcesses processes, Register register) {
        this.planMeeting = planMeeting;
        this.decisions = decisions;
        this.processes = processes;
        this.register = register;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        decisions.dropThoseOfClosedCases();
        processes.handOver(EveryDay.dayOf(due));
        register.schools().forEach(school -> planMeeting.ifNear(school, EveryDay.dayOf(due)));
    }
}
