package se.sedd.protection.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.protection.ProtectionWatch;
import se.sedd.register.Register;

/** <em>Lämna över uppgifterna</em>: what the pupil's tasks are about is the handlers' from now on. */
@Component
class HandOverToHandlers implements JavaDelegate {

    private final Register register;
    private final ProtectionWatch watch;

    HandOverToHandlers(Register register, ProtectionWatch watch) {
        this.register = register;
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.named(register.pupilByRef(NameHandlers.PUPIL_REF.of(execution)).orElseThrow());
    }
}
