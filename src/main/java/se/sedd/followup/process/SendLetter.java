package se.sedd.followup.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;

/**
 * <em>Skicka brevet</em>: writes into the journal that the letter goes out. The coordinator prints and sends it; printing by
 * Sedd itself is a later part of the product.
 */
@Component
class SendLetter implements JavaDelegate {

    private final CaseRegistry cases;
    private final CaseJournal journal;

    SendLetter(CaseRegistry cases, CaseJournal journal) {
        this.cases = cases;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        journal.happened(
                cases.get(execution.getProcessBusinessKey()),
                "letter-sent",
                Optional.of(AbsenceFollowUp.REVIEW_LETTER));
    }
}
