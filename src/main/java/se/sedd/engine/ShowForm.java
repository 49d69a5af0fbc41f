package se.sedd.engine;

import java.io.InputStream;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;

/** A task's form, for whoever the engine lets see it, in the language of the task's school. */
final class ShowForm extends GetDeployedTaskFormCmd {

    private static final long serialVersionUID = 1L;

    private final transient TaskLanguage language;

    ShowForm(String taskId, TaskLanguage language) {
        super(taskId);
        this.language = language;
    }

    @Override
    public InputStream execute(CommandContext context) {
        InputStream form = super.execute(context);
        return language.form(context.getTaskManager().findTaskById(taskId), form);
    }

    /** The engine's forms, so that Tasklist and the REST interface show the same. */
    static final class Forms extends FormServiceImpl {

        private final ObjectProvider<TaskLanguage> language;

        Forms(ObjectProvider<TaskLanguage> language) {
            this.language = language;
        }

        @Override
        public InputStream getDeployedTaskForm(String taskId) {
            return commandExecutor.execute(new ShowForm(taskId, language.getObject()));
        }
    }
}
