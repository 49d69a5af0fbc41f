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

/** The social services' file of a referral: under its own number, in their own compartment. */
@Component
public class ReferralJournal {

    private final Journal journal;
    private final Clock clock;

    ReferralJournal(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** What has come from the school, and who there wrote it. */
    void received(Referral referral, String kind, Optional<String> author, List<JournalText> texts) {
        write(referral, author, kind, Optional.empty(), Optional.empty(), texts);
    }

    /** What a social worker did and wrote. */
    public void done(Referral referral, String author, String kind, String task, List<JournalText> texts) {
        write(referral, Optional.of(author), kind, Optional.of(task), Optional.empty(), texts);
    }

    /** A note in somebody's list, or in the file alone if nobody has the referral. */
    public void tell(Referral referral, String kind, Optional<String> task, Optional<String> addressee) {
        write(referral, Optional.empty(), kind, task, addressee, List.of());
    }

    /** What was last written in this task. */
    List<JournalText> written(Referral referral, String task) {
        return journal.ofPupil(referral.pupilRef(), Set.of(Compartment.SOCIAL_SERVICES)).stream()
                .filter(entry -> entry.caseNumber().equals(Optional.of(referral.number())))
                .filter(entry ->
                        entry.task().equals(Optional.of(task)) && !entry.texts().isEmpty())
                .findFirst()
                .map(JournalEntry::texts)
                .orElse(List.of());
    }

    private void write(
            Referral referral,
            Optional<String> author,
            String kind,
            Optional<String> task,
            Optional<String> addressee,
            List<JournalText> texts) {
        journal.write(new JournalEntry(
                clock.instant(),
                referral.pupilRef(),
                Optional.of(referral.number()),
                Compartment.SOCIAL_SERVICES,
                author,
                kind,
                task,
                addressee,
                texts));
    }
}
