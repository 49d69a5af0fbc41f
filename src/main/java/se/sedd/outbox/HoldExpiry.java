package se.sedd.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;

/** Every morning, before anything leaves: a hold whose last day has passed ends, and whoever recorded it is told. */
@Component
class HoldExpiry implements ScheduledWork {

    private static final EveryDay BEFORE_ANYTHING_LEAVES = new EveryDay(LocalTime.of(5, 20));

    private final HoldRegister holds;
    private final Journal journal;
    private final Register register;
    private final Responsibilities responsibilities;
    private final Clock clock;

    HoldExpiry(HoldRegister holds, Journal journal, Register register, Responsibilities responsibilities, Clock clock) {
        this.holds = holds;
        this.journal = journal;
        this.register = register;
        this.responsibilities = responsibilities;
        this.clock = clock;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return BEFORE_ANYTHING_LEAVES.nextAfter(instant);
    }

    @Override
    @Transactional
    public void runAt(Instant due) {
        LocalDate today = EveryDay.dayOf(due);
        for (PupilHold hold : holds.over(today)) {
            if (holds.end(hold.id(), Optional.empty(), clock.instant())) {
                journal.write(over(hold, today));
            }
        }
    }

    private JournalEntry over(PupilHold hold, LocalDate today) {
        return new JournalEntry(
                clock.instant(),
                hold.pupilRef(),
                Optional.empty(),
                Compartment.CONCERN,
                Optional.empty(),
                "messages-hold-over",
                Optional.empty(),
                toBeTold(hold, today),
                List.of());
    }

    /** Whoever recorded it; where they are not there, the principal, and never a deputy, who does not know of it. */
    private Optional<String> toBeTold(PupilHold hold, LocalDate today) {
        return responsibilities
                .presentFor(hold.begunBy(), today)
                .filter(hold.begunBy()::equals)
                .or(() -> register.pupilByRef(hold.pupilRef())
                        .flatMap(pupil -> responsibilities
                                .dutyOf(Role.PRINCIPAL, pupil, today, userId -> 0)
                                .owner()));
    }
}
