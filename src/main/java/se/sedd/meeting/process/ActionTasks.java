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
import se.sedd.meeting.Action;
import se.sedd.meeting.Actions;
import se.sedd.meeting.Meeting;
import se.sedd.meeting.MeetingDates;
import se.sedd.meeting.MeetingRegister;

/** <em>Følg opp avtalt tiltak</em>: the owner's until it is done. */
@Component
class ActionTasks implements TaskPolicy {

    private final Actions work;
    private final MeetingRegister meetings;
    private final MeetingDuties duties;
    private final MeetingDates dates;
    private final Assignment assignment;
    private final TaskJournal journal;

    ActionTasks(
            Actions work,
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
        return List.of(AgreedAction.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        Action action = actionOf(task.getExecution());
        Meeting meeting = meetings.get(action.meetingNumber());
        assignment.give(
                task,
                duties.of(AgreedAction.COMPLETE_ACTION, action.number()),
                dates.endOf(meeting.schoolId(), action.dueOn()));
    }

    @Override
    public Instant remindAt(DelegateExecution activity) {
        Action action = actionOf(activity);
        String schoolId = meetings.get(action.meetingNumber()).schoolId();
        return dates.remind(schoolId, AgreedAction.COMPLETE_ACTION, action.dueOn());
    }

    @Override
    public void reminded(DelegateTask task) {
        Action action = actionOf(task.getExecution());
        journal.reminded(
                journaled(task), Optional.ofNullable(task.getAssignee()).filter(assignee -> action.isOfTheSchool()));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        Action action = actionOf(task.getExecution());
        Optional<LocalDate> later = answers.date(AgreedAction.NEW_DATE.name());
        if (later.isPresent()) {
            work.putOff(action, later.get());
        } else {
            work.done(action, AgreedAction.SCHOOL_ID.of(task.getExecution()));
        }
        journal.completed(journaled(task), answers, author);
    }

    @Override
    public void handedOver(DelegateTask task, Optional<String> before, Optional<String> after, String author) {
        journal.handedOver(journaled(task), after, author);
    }

    private JournaledTask journaled(DelegateTask task) {
        Action action = actionOf(task.getExecution());
        return new JournaledTask(
                meetings.get(action.meetingNumber()).pupilRef(),
                Optional.of(action.number()),
                Compartment.SCHOOL,
                task.getTaskDefinitionKey());
    }

    private Action actionOf(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        return meetings.action(number)
                .orElseThrow(() -> new IllegalStateException("No action " + number + " is registered"));
    }
}
