package se.sedd.cooperation.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import se.sedd.cooperation.Contact;
import se.sedd.cooperation.ContactProcesses;
import se.sedd.engine.AsRoutine;

/** Tells the engine's instances that a contact, or all of a case, are over. */
@Component
class EngineContacts implements ContactProcesses {

    private final RuntimeService runtime;
    private final AsRoutine asRoutine;

    EngineContacts(RuntimeService runtime, AsRoutine asRoutine) {
        this.runtime = runtime;
        this.asRoutine = asRoutine;
    }

    @Override
    public void stopped(Contact contact) {
        asRoutine.run(() -> runtime.createMessageCorrelation(ExternalCooperation.CONTACT_STOPPED)
                .tenantId(contact.schoolId())
                .processInstanceBusinessKey(contact.caseNumber())
                .processInstanceVariableEquals(ExternalCooperation.CONTACT_ID.name(), contact.id())
                .correlateAll());
    }

    @Override
    public void caseClosed(String caseNumber, String schoolId) {
        asRoutine.run(() -> runtime.createMessageCorrelation(ExternalCooperation.CASE_CLOSED)
                .tenantId(schoolId)
                .processInstanceBusinessKey(caseNumber)
                .correlateAll());
    }
}
