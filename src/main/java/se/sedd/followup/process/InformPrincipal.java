package se.sedd.followup.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.engine.Assignment;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseJournal;
import se.sedd.followup.CaseRegistry;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;

/** <em>Meddela rektor</em>: a note in the principal's list. */
@Component
class InformPrincipal implements JavaDelegate {

    private final CaseRegistry cases;
    private final CaseDuties duties;
    private final CaseJournal journal;
    private final Register register;

    InformPrincipal(CaseRegistry cases, CaseDuties duties, CaseJournal journal, Register register) {
        this.cases = cases;
        this.duties = duties;
        this.journal = journal;
        this.register = register;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AbsenceCase found = cases.get(execution.getProcessBusinessKey());
        Pupil pupil = register.pupil(found.pupilId()).orElseThrow();
        Optional<String> principal =
                duties.of(found, pupil, Role.PRINCIPAL, found.level()).owner();
        boolean deadline = !Assignment.processOf(execution).equals(MentorStep.KEY);
        journal.tell(found, deadline ? "deadline-passed" : "contact-lost", Optional.of(found.nextStep()), principal);
    }
}
