package se.sedd.engine;

import java.io.InputStream;
import java.util.Collection;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;
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
        private final FormGate gate;

        Forms(ObjectProvider<TaskLanguage> language, FormGate gate) {
            this.language = language;
            this.gate = gate;
        }

        @Override
        public InputStream getDeployedTaskForm(String taskId) {
            return commandExecutor.execute(new ShowForm(taskId, language.getObject()));
        }

        @Override
        public VariableMap getTaskFormVariables(String taskId) {
            return getTaskFormVariables(taskId, null, true);
        }

        @Override
        public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
            return commandExecutor.execute(new Shown(taskId, names, deserialize, gate));
        }
    }

    /** What a task's form shows: its variables and the words it begins with. */
    private static final class Shown extends GetTaskFormVariablesCmd {

        private static final long serialVersionUID = 1L;

        private final transient FormGate gate;

        private Shown(String taskId, Collection<String> names, boolean deserialize, FormGate gate) {
            super(taskId, names, deserialize);
            this.gate = gate;
        }

        @Override
        public VariableMap execute(CommandContext context) {
            VariableMap shown = super.execute(context);
            gate.begin(context.getTaskManager().findTaskById(resourceId), shown);
            if (formVariableNames != null) {
                shown.keySet().retainAll(formVariableNames);
            }
            return shown;
        }
    }
}
