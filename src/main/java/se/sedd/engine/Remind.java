package se.sedd.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** {@code ${remind}}, which every model's reminders name: the feature whose task it is does the reminding. */
@Component("remind")
class Remind implements TaskListener {

    private final TaskPolicies policies;

    Remind(TaskPolicies policies) {
        this.policies = policies;
    }

    @Override
    public void notify(DelegateTask task) {
        policies.of(task)
                .orElseThrow(
                        () -> new IllegalStateException("Nobody reminds of the tasks of " + Assignment.processOf(task)))
                .reminded(task);
    }
}
