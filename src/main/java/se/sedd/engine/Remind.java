package se.sedd.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code ${remind}}, which every model's reminders name: the feature whose task it is does the reminding. */
@Component("remind")
class Remind implements TaskListener {

    private final ObjectProvider<TaskPolicy> policies;

    Remind(ObjectProvider<TaskPolicy> policies) {
        this.policies = policies;
    }

    @Override
    public void notify(DelegateTask task) {
        String process = Assignment.processOf(task);
        policies.stream()
                .filter(policy -> policy.serves(process))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody reminds of the tasks of " + process))
                .reminded(task);
    }
}
