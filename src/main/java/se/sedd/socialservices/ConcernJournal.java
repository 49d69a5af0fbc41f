package se.sedd.socialservices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;

/**
 * What is written of a concern: at the school under the report's number in the compartment of those who handle it (OSL 40:7 g).
 */
@Component
public class ConcernJournal {

    private static final String REPORT_CONCERN = "report-concern";

    /** What a report carries to social services, of all that a form may have asked. */
    private static final Set<String> OF_THE_REPORT =
            Set.of("observations", "observedOn", "urgent", "guardiansInformed", "siblingsConcerned", "phoned");

    private final Journal journal;
    private final Clock clock;

    ConcernJournal(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** What the report says, as its author wrote it. */
    public void reported(Concern concern, List<JournalText> texts) {
        journal.write(new JournalEntry(
                clock.instant(),
                concern.pupilRef(),
                Optional.of(concern.key()),
                Compartment.CONCERN,
                Optional.of(concern.author()),
                "concern-reported",
                Optional.of(REPORT_CONCERN),
                Optional.empty(),
                texts.stream()
                        .filter(text -> OF_THE_REPORT.contains(text.key()))
                        .toList()));
    }
}
