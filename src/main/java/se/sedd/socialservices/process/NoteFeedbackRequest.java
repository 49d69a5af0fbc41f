package se.sedd.socialservices.process;

import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.engine.AsRoutine;
import se.sedd.socialservices.Feedback;
import se.sedd.socialservices.ReferralDates;
import se.sedd.socialservices.ReferralRegister;

/** <em>Notera begäran</em>: the school waits; feedback that is decided already is due today. */
@Component
class NoteFeedbackRequest implements JavaDelegate {

    private final Feedback feedback;
    private final ReferralRegister referrals;
    private final ReferralDates dates;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    NoteFeedbackRequest(
            Feedback feedback,
            ReferralRegister referrals,
            ReferralDates dates,
            TaskService tasks,
            AsRoutine asRoutine) {
        this.feedback = feedback;
        this.referrals = referrals;
        this.dates = dates;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        feedback.noteRequest(number);
        SocialServicesReferral.FEEDBACK_REQUESTED.set(execution, true);
        Date due = Date.from(dates.dueAt(referrals.get(number), SocialServicesReferral.GIVE_FEEDBACK));
        asRoutine.run(() -> tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(SocialServicesReferral.GIVE_FEEDBACK)
                .list()
                .forEach(task -> {
                    task.setDueDate(due);
                    tasks.saveTask(task);
                }));
    }
}
