package se.sedd.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Holds;
import se.sedd.outbox.PupilHold;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/**
 * That messages to the home are held back, for those who may know why: the principal and whoever of student health has the task, and
 * whoever recorded it (OSL 40:7 g). To everybody else there is nothing, whether something is held or not.
 */
@Component
public class HeldMessages {

    private final Holds holds;
    private final Journal journal;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Clock clock;

    HeldMessages(
            Holds holds,
            Journal journal,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar,
            Clock clock) {
        this.holds = holds;
        this.journal = journal;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param reason concern, risk-at-home
     * @param until its last day; empty where it holds until somebody ends it
     * @param mayEnd whether the reader may let messages go again
     */
    public record Held(
            String holdId, String reason, LocalDate since, Optional<LocalDate> until, String by, boolean mayEnd) {}

    /** What the reader with these compartments may know of, the first one first. */
    public List<Held> of(Pupil pupil, Set<Compartment> readable, StaffMember reader) {
        return known(pupil, readable, reader).stream()
                .map(hold -> new Held(
                        hold.id(),
                        hold.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        LocalDate.ofInstant(hold.begunAt(), calendar.zone(pupil.schoolId())),
                        hold.lastDay(),
                        register.staff(hold.begunBy()).map(StaffMember::name).orElse(hold.begunBy()),
                        mayEnd(hold, readable)))
                .toList();
    }

    /** The hold, if the reader may end it. */
    public Optional<PupilHold> toEnd(Pupil pupil, Set<Compartment> readable, StaffMember reader, String holdId) {
        return known(pupil, readable, reader).stream()
                .filter(hold -> hold.id().equals(holdId) && mayEnd(hold, readable))
                .findFirst();
    }

    private List<PupilHold> known(Pupil pupil, Set<Compartment> readable, StaffMember reader) {
        return holds.recorded(pupil.ref()).stream()
                .filter(hold ->
                        readable.contains(Compartment.CONCERN) || hold.begunBy().equals(reader.userId()))
                .toList();
    }

    /** A report's own author does not know what has come of it, and so not whether the guardians know by now. */
    private static boolean mayEnd(PupilHold hold, Set<Compartment> readable) {
        return hold.reason() == HoldReason.RISK_AT_HOME || readable.contains(Compartment.CONCERN);
    }

    /** Somebody at the school sees a risk at home: nothing leaves from now on, and the principal is told. */
    @Transactional
    public void hold(
            Optional<String> caseNumber,
            Pupil pupil,
            StaffMember author,
            JournalText reason,
            Optional<LocalDate> lastDay) {
        holds.begin(pupil.ref(), HoldReason.RISK_AT_HOME, author.userId(), lastDay);
        write(caseNumber, pupil, author, "messages-held", reason);
    }

    /** Messages may leave again. */
    @Transactional
    public void end(PupilHold hold, Optional<String> caseNumber, Pupil pupil, StaffMember author, JournalText reason) {
        if (holds.end(hold, author.userId())) {
            write(caseNumber, pupil, author, "messages-released", reason);
        }
    }

    private void write(Optional<String> caseNumber, Pupil pupil, StaffMember author, String kind, JournalText reason) {
        Optional<String> principal = responsibilities
                .dutyOf(Role.PRINCIPAL, pupil, calendar.today(pupil.schoolId()), userId -> 0)
                .owner()
                .filter(userId -> !userId.equals(author.userId()));
        journal.write(new JournalEntry(
                clock.instant(),
                pupil.ref(),
                caseNumber,
                Compartment.CONCERN,
                Optional.of(author.userId()),
                kind,
                Optional.empty(),
                principal,
                List.of(reason)));
    }
}
