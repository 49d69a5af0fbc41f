package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.SendReport;

/** <em>Skicka orosanmälan</em>: it becomes a referral at social services. */
@Component
class SendConcernReport implements JavaDelegate {

    private final SendReport report;

    SendConcernReport(SendReport report) {
        this.report = report;
    }

    @Override
    public void execute(DelegateExecution execution) {
        report.send(
                execution.getProcessBusinessKey(),
                ConcernReport.URGENT.of(execution),
                ConcernReport.GUARDIANS_INFORMED.of(execution),
                ConcernReport.FEEDBACK_REQUESTED.of(execution));
    }
}
