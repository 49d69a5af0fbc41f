package se.sedd.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.MeetingRegister;

/** <em>Send svaret til skolen</em>. */
@Component
class SendAnswer implements JavaDelegate {

    private final Invitations work;
    private final MeetingRegister meetings;

    SendAnswer(Invitations work, MeetingRegister meetings) {
        this.work = work;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.tellAnswer(meetings.invitation(execution.getProcessBusinessKey()).orElseThrow());
    }
}
