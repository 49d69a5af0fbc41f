package se.sedd.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;

/** Where nobody else hears of an undelivered message: a note to the pupil's mentor, or whoever is there instead. */
@Component
class UndeliveredNote {

    private final Journal journal;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Clock clock;

    UndeliveredNote(
            Journal journal,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Clock clock) {
        this.journal = journal;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.clock = clock;
    }

    void write(MessageSettled undelivered) {
        Optional<String> owner = register.pupilByRef(undelivered.pupilRef())
                .flatMap(pupil -> responsibilities
                        .dutyOf(Role.MENTOR, pupil, calendar.today(pupil.schoolId()), userId -> 0)
                        .owner());
        journal.write(new JournalEntry(
                clock.instant(),
                undelivered.pupilRef(),
                undelivered.caseNumber(),
                Compartment.SCHOOL,
                Optional.empty(),
                "message-undelivered",
                Optional.empty(),
                owner,
                List.of()));
    }
}
