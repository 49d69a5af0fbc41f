package se.sedd.followup;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;

/** What the case writes into the pupil's journal. */
@Component
public class CaseJournal {

    private final Journal journal;
    private final Clock clock;

    CaseJournal(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Something the routine did by itself. */
    public void happened(AbsenceCase found, String kind, Optional<String> task) {
        write(found, Compartment.SCHOOL, Optional.empty(), kind, task, Optional.empty(), List.of());
    }

    /** The same, as a note in somebody's list. */
    public void tell(AbsenceCase found, String kind, Optional<String> task, Optional<String> addressee) {
        write(found, Compartment.SCHOOL, Optional.empty(), kind, task, addressee, List.of());
    }

    /** Something about a concern report, for those who handle it. */
    public void concern(AbsenceCase found, String kind) {
        write(found, Compartment.CONCERN, Optional.empty(), kind, Optional.empty(), Optional.empty(), List.of());
    }

    /** What a person did, with what they wrote. */
    public void done(
            AbsenceCase found,
            Compartment compartment,
            String author,
            String kind,
            String task,
            List<JournalText> texts) {
        write(found, compartment, Optional.of(author), kind, Optional.of(task), Optional.empty(), texts);
    }

    /** Somebody has given a task to somebody else, who finds a note of it. */
    public void handedOver(AbsenceCase found, String author, String task, String to) {
        write(
                found,
                Compartment.SCHOOL,
                Optional.of(author),
                "handed-over",
                Optional.of(task),
                Optional.of(to),
                List.of());
    }

    private void write(
            AbsenceCase found,
            Compartment compartment,
            Optional<String> author,
            String kind,
            Optional<String> task,
            Optional<String> addressee,
            List<JournalText> texts) {
        journal.write(new JournalEntry(
                clock.instant(),
                found.pupilRef(),
                Optional.of(found.caseNumber()),
                compartment,
                author,
                kind,
                task,
                addressee,
                texts));
    }
}
