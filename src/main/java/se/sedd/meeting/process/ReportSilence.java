package se.sedd.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Meetings;

/** <em>Si fra at svaret mangler</em>. */
@Component
class ReportSilence implements JavaDelegate {

    private final Meetings work;
    private final MeetingRegister meetings;

    ReportSilence(Meetings work, MeetingRegister meetings) {
        this.work = work;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.tellSilence(meetings.invitation(execution.getProcessBusinessKey()).orElseThrow());
    }
}
