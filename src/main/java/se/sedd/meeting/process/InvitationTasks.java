package se.sedd.meeting.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.Compartment;
import se.sedd.journal.TaskJournal;
import se.sedd.journal.TaskJournal.JournaledTask;
import se.sedd.meeting.Invitation;
import se.sedd.meeting.Invitations;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingDates;
import se.sedd.meeting.MeetingRegister;

/**
 * <em>Svar på innkallingen</em> and <em>Les referatet</em>: the contact person's at the office that helps the pupil, or the deputy's; the office's other
 * people may take it over, and nobody else.
 */
@Component
class InvitationTasks implements TaskPolicy {

    private static final String DEPUTY_EMAIL = "deputyEmail";

    private final Invitations work;
    private final MeetingRegister meetings;
    private final MeetingDuties duties;
    private final MeetingDates dates;
    private final Assignment assignment;
    private final TaskJournal journal;

    InvitationTasks(
            Invitations work,
            MeetingRegister meetings,
            MeetingDuties duties,
            MeetingDates dates,
            Assignment assignment,
            TaskJournal journal) {
        this.work = work;
        this.meetings = meetings;
        this.duties = duties;
        this.dates = dates;
        this.assignment = assignment;
        this.journal = journal;
    }

    @Override
    public List<String> processes() {
        return List.of(PartnerInvitation.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Invitation invitation = invitationOf(task.getExecution());
        Meeting meeting = meetingOf(invitation);
        assignment.give(
                task,
                duties.of(task.getTaskDefinitionKey(), invitation.number()),
                dates.endOf(meeting.schoolId(), dueOn(meeting, task.getTaskDefinitionKey())));
    }

    private LocalDate dueOn(Meeting meeting, String task) {
        return task.equals(PartnerInvitation.READ_MINUTES)
                ? dates.dayAt(meeting.schoolId(), dates.due(meeting.schoolId(), task))
                : dates.answerDue(meeting);
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        Meeting meeting = meetingOf(invitationOf(activity));
        if (activity.getCurrentActivityId().equals(PartnerInvitation.READ_MINUTES)) {
            return dates.remind(
                    meeting.schoolId(), PartnerInvitation.READ_MINUTES, dueOn(meeting, PartnerInvitation.READ_MINUTES));
        }
        return dates.remind(meeting.schoolId(), PartnerInvitation.CONFIRM_PARTICIPATION, dates.answerDue(meeting));
    }

    @Override
    public void reminded(DelegateTask task) {
        if (task.getTaskDefinitionKey().equals(PartnerInvitation.CONFIRM_PARTICIPATION)) {
            work.remind(invitationOf(task.getExecution()));
        }
        journal.reminded(journaled(task), Optional.empty());
    }

    @Override
    public Instant moveOnAt(DelegateExecution activity) {
        Meeting meeting = meetingOf(invitationOf(activity));
        return dates.endOf(meeting.schoolId(), dates.answerDue(meeting));
    }

    @Override
    public Optional<String> refusal(DelegateTask task, FormAnswers answers, String author) {
        return answers.text(DEPUTY_EMAIL).map(String::strip).flatMap(work::refusalOfDeputy);
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        answers.choice(PartnerInvitation.PARTICIPATION.name())
                .ifPresent(answer -> work.answered(
                        invitationOf(task.getExecution()),
                        switch (answer) {
                            case "yes" -> Invitation.State.YES;
                            case "deputy" -> Invitation.State.DEPUTY;
                            default -> Invitation.State.NO;
                        },
                        author,
                        answers.text(DEPUTY_EMAIL).map(String::strip)));
        journal.completed(journaled(task), answers, author);
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    /** What a partner answers is for the school and the family, and stands in the school's journal. */
    private JournaledTask journaled(DelegateTask task) {
        Meeting meeting = meetingOf(invitationOf(task.getExecution()));
        return new JournaledTask(
                meeting.pupilRef(), Optional.of(meeting.number()), Compartment.SCHOOL, task.getTaskDefinitionKey());
    }

    private Invitation invitationOf(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        return meetings.invitation(number)
                .orElseThrow(() -> new IllegalStateException("No invitation " + number + " is registered"));
    }

    private Meeting meetingOf(Invitation invitation) {
        return meetings.get(invitation.meetingNumber());
    }
}
