package se.sedd.socialservices.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.socialservices.Feedback;

/** <em>Be om återkoppling</em>: the school has waited long enough. */
@Component
class RequestFeedback implements JavaDelegate {

    private final Feedback feedback;

    RequestFeedback(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        feedback.askAgain(execution.getProcessBusinessKey());
    }
}
