package se.sedd.followup.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;

/** <em>Før resultatet inn i saken</em>: whoever has the case finds a note of it. */
@Component
class NoteMeeting implements JavaDelegate {

    private final CaseRegistry cases;
    private final CaseJournal journal;

    NoteMeeting(CaseRegistry cases, CaseJournal journal) {
        this.cases = cases;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AbsenceCase found = cases.get(execution.getProcessBusinessKey());
        journal.tell(found, "meeting-concluded", Optional.empty(), found.owner());
    }
}
