package se.sedd.ledger.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Assignment;
import se.sedd.engine.FormAnswers;
import se.sedd.engine.TaskPolicy;
import se.sedd.journal.JournalText;
import se.sedd.ledger.OverdueRounds;

/** The task <em>Se över försenade steg</em>: one person's, due the same day, and its list is read when it is opened. */
@Component
class OverdueTasks implements TaskPolicy {

    private final OverdueRounds rounds;
    private final Assignment assignment;
    private final SchoolCalendar calendar;

    OverdueTasks(OverdueRounds rounds, Assignment assignment, SchoolCalendar calendar) {
        this.rounds = rounds;
        this.assignment = assignment;
        this.calendar = calendar;
    }

    @Override
    public List<String> processes() {
        return List.of(OverdueDutiesProcess.KEY);
    }

    @Override
    public void opened(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        String schoolId = OverdueDutiesProcess.SCHOOL_ID.of(execution);
        assignment.give(
                task,
                OverdueDutiesProcess.REVIEWER.of(execution),
                calendar.deadline(schoolId, calendar.onOrAfter(schoolId, calendar.today(schoolId))));
    }

    @Override
    public void completed(DelegateTask task, FormAnswers answers, String author) {
        rounds.reviewed(
                OverdueDutiesProcess.SCHOOL_ID.of(task.getExecution()),
                author,
                answers.choice(OverdueDutiesProcess.OVERDUE_REVIEW.name()).orElseThrow(),
                JournalText.of(answers.said()));
    }
}
