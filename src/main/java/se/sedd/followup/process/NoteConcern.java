package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;

/** <em>För in anmälan, ärendet går vidare</em>: readable only for those who handle it (OSL 40:7 g). */
@Component
class NoteConcern implements JavaDelegate {

    private final CaseRegistry cases;
    private final CaseJournal journal;

    NoteConcern(CaseRegistry cases, CaseJournal journal) {
        this.cases = cases;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        journal.concern(cases.get(execution.getProcessBusinessKey()), "concern-noted");
    }
}
