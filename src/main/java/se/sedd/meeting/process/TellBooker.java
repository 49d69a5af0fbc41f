package se.sedd.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.MeetingRegister;

/** <em>Si fra til den som avtalte møtet</em>: a partner does not come, because consent has been taken back. */
@Component
class TellBooker implements JavaDelegate {

    private final Invitations work;
    private final MeetingRegister meetings;

    TellBooker(Invitations work, MeetingRegister meetings) {
        this.work = work;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.tellOfEndedConsent(meetings.get(execution.getProcessBusinessKey()));
    }
}
