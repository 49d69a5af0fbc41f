package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.SendReport;

/** <em>Meddela rektor</em>: a note, after the report has gone. */
@Component
class TellPrincipalOfReport implements JavaDelegate {

    private final SendReport report;

    TellPrincipalOfReport(SendReport report) {
        this.report = report;
    }

    @Override
    public void execute(DelegateExecution execution) {
        report.tellPrincipal(execution.getProcessBusinessKey());
    }
}
