package se.sedd.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Meetings;

/** <em>Ønsket ble ikke registrert</em>: begun and left. */
@Component
class DropWish implements JavaDelegate {

    private final Meetings work;
    private final MeetingRegister meetings;

    DropWish(Meetings work, MeetingRegister meetings) {
        this.work = work;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.close(meetings.get(execution.getProcessBusinessKey()), "not-registered");
    }
}
