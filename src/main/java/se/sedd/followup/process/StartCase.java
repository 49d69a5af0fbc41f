package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.OpenCase;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/** <em>Starta ärendet</em> that a member of staff has opened. */
@Component
class StartCase implements JavaDelegate {

    private final Register register;
    private final OpenCase openCase;

    StartCase(Register register, OpenCase openCase) {
        this.register = register;
        this.openCase = openCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Pupil pupil = register.pupilByRef(CaseVariables.PUPIL_REF.of(execution)).orElseThrow();
        openCase.byStaff(pupil, CaseOpening.REASON.of(execution));
    }
}
