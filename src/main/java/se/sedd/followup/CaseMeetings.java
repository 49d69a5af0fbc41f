package se.sedd.followup;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Register;

/** What became of a meeting that a home had asked for in a case: it stands in the case, and whoever has the case is told. */
@Component
public class CaseMeetings {

    private final CaseRegistry cases;
    private final CaseProcesses processes;
    private final Register register;
    private final ApplicationEventPublisher events;
    private final Journal journal;
    private final Clock clock;

    CaseMeetings(
            CaseRegistry cases,
            CaseProcesses processes,
            Register register,
            ApplicationEventPublisher events,
            Journal journal,
            Clock clock) {
        this.register = register;
        this.events = events;
        this.cases = cases;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The home has said that it wants a meeting. Norwegian schools have tverrfaglige møter; elsewhere the coordinator calls one as a
     * step of the case.
     */
    public void wanted(AbsenceCase found, String askedOf) {
        boolean norwegian =
                register.school(found.schoolId()).orElseThrow().country().equals("NO");
        if (norwegian) {
            processes.meetingWanted(found, askedOf);
        }
    }

    /** Passes the wish on to whoever arranges meetings. */
    public void ask(String caseNumber, String askedOf) {
        AbsenceCase found = cases.get(caseNumber);
        events.publishEvent(
                new MeetingWanted(caseNumber, register.pupil(found.pupilId()).orElseThrow(), askedOf));
    }

    /**
     * The meeting has been held, or there will be none.
     *
     * @param result in words: what has been agreed, or why there is no meeting
     */
    @Transactional
    public void concluded(String caseNumber, JournalText result) {
        AbsenceCase found = cases.get(caseNumber);
        journal.write(new JournalEntry(
                clock.instant(),
                found.pupilRef(),
                Optional.of(caseNumber),
                Compartment.SCHOOL,
                Optional.empty(),
                "meeting-result",
                Optional.empty(),
                Optional.empty(),
                List.of(result)));
        processes.meetingConcluded(found);
    }
}
