package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Concerns;
import se.sedd.socialservices.SendReport;

/** <em>Skicka orosanmälan</em>: it becomes a referral at social services, or is noted as sent by its author. */
@Component
class SendConcernReport implements JavaDelegate {

    private final SendReport report;
    private final Concerns concerns;

    SendConcernReport(SendReport report, Concerns concerns) {
        this.report = report;
        this.concerns = concerns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean feedbackRequested = ConcernReport.FEEDBACK_REQUESTED.of(execution);
        report.send(
                execution.getProcessBusinessKey(),
                ConcernReport.URGENT.of(execution),
                ConcernReport.GUARDIANS_INFORMED.of(execution),
                feedbackRequested);
        ConcernReport.ANSWERED_OUTSIDE.set(
                execution, feedbackRequested && concerns.isAnsweredOutside(execution.getTenantId()));
    }
}
