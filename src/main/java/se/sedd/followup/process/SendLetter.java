package se.sedd.followup.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;
import se.sedd.letter.Letters;
import se.sedd.letter.SentLetter;

/** <em>Brevet klart</em>: writes into the journal whether the letter has been sent, by e-mail or by the school. */
@Component
class SendLetter implements JavaDelegate {

    private final CaseRegistry cases;
    private final CaseJournal journal;
    private final Letters letters;

    SendLetter(CaseRegistry cases, CaseJournal journal, Letters letters) {
        this.cases = cases;
        this.journal = journal;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AbsenceCase found = cases.get(execution.getProcessBusinessKey());
        List<SentLetter> ofCase = letters.ofPupil(found.pupilRef()).stream()
                .filter(letter -> letter.caseNumber().equals(found.caseNumber()))
                .toList();
        boolean sent = ofCase.stream()
                .filter(letter ->
                        letter.decidedAt().equals(ofCase.get(ofCase.size() - 1).decidedAt()))
                .anyMatch(letter -> letter.status() != SentLetter.Status.NOT_SENT);
        journal.happened(found, sent ? "letter-sent" : "letter-not-sent", Optional.of(AbsenceFollowUp.POST_LETTER));
    }
}
