package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Feedback;

/** <em>För in återkopplingen</em> at the school. */
@Component
class RecordFeedback implements JavaDelegate {

    private final Feedback feedback;

    RecordFeedback(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        feedback.record(execution.getProcessBusinessKey(), ConcernReport.FEEDBACK.of(execution));
    }
}
