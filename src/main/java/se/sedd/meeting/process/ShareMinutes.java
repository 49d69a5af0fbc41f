package se.sedd.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.meeting.MeetingRegister;
import se.sedd.meeting.Minutes;

/** <em>Send kopi av referatet</em>: it is approved, and goes to whom the guardians have chosen. */
@Component
class ShareMinutes implements JavaDelegate {

    private final Minutes minutes;
    private final MeetingRegister meetings;

    ShareMinutes(Minutes minutes, MeetingRegister meetings) {
        this.minutes = minutes;
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean toPost = minutes.share(meetings.get(execution.getProcessBusinessKey()));
        MultidisciplinaryMeeting.COPY_TO_POST.set(execution, toPost);
    }
}
