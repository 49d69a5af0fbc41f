package se.sedd.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.MeetingRegister;

/** <em>Send innkallinger</em>: every partner the family wants is asked. */
@Component
class SendInvitations implements JavaDelegate {

    private final Invitations work;
    private final MeetingRegister meetings;

    SendInvitations(Invitations work, MeetingRegister meetings) {
        this.work = work;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.invite(meetings.get(execution.getProcessBusinessKey()));
    }
}
