package se.sedd.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;

/** Every morning: families whose meeting is near are reminded of it, each once for each time it has. */
@Component
class FamilyReminders implements ScheduledWork {

    private static final Logger log = LoggerFactory.getLogger(FamilyReminders.class);
    private static final EveryDay MORNING = new EveryDay(LocalTime.of(8, 30));

    private final MeetingRegister meetings;
    private final MeetingDates dates;
    private final FamilyMessages family;
    private final Register register;
    private final TransactionTemplate transaction;

    FamilyReminders(
            MeetingRegister meetings,
            MeetingDates dates,
            FamilyMessages family,
            Register register,
            TransactionTemplate transaction) {
        this.meetings = meetings;
        this.dates = dates;
        this.family = family;
        this.register = register;
        this.transaction = transaction;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    /** One meeting's trouble holds up no other; its family is reminded the next school morning that there is before it. */
    @Override
    public void runAt(Instant due) {
        LocalDate today = EveryDay.dayOf(due);
        for (Meeting meeting : meetings.open()) {
            try {
                transaction.executeWithoutResult(status -> remind(meeting, today));
            } catch (RuntimeException e) {
                log.error("The family of meeting {} could not be reminded of it", meeting.number(), e);
            }
        }
    }

    private void remind(Meeting meeting, LocalDate today) {
        boolean planned = meeting.slot().isPresent()
                && register.school(meeting.schoolId()).isPresent();
        if (planned && dates.remindsFamily(meeting, today) && meetings.reminded(meeting)) {
            family.remind(meeting);
        }
    }
}
