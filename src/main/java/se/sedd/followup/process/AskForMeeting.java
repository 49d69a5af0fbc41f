package se.sedd.followup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.followup.CaseMeetings;

/** <em>Be kontaktlærer registrere ønsket</em>. */
@Component
class AskForMeeting implements JavaDelegate {

    private final CaseMeetings meetings;

    AskForMeeting(CaseMeetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        meetings.ask(execution.getProcessBusinessKey(), CaseMeeting.ASKED_OF.of(execution));
    }
}
