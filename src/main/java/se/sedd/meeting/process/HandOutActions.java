package se.sedd.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Meetings;

/** <em>Gi tiltakene til dem som eier dem</em>. */
@Component
class HandOutActions implements JavaDelegate {

    private final Meetings work;
    private final MeetingRegister meetings;

    HandOutActions(Meetings work, MeetingRegister meetings) {
        this.work = work;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.handOutActions(meetings.get(execution.getProcessBusinessKey()));
    }
}
