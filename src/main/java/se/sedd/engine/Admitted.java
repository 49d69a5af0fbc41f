package se.sedd.engine;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** The tasks whose forms have been accepted in the running command. */
final class Admitted implements Session {

    private final Set<String> tasks = new HashSet<>();

    static Admitted of(CommandContext context) {
        return context.getSession(Admitted.class);
    }

    void admit(String taskId) {
        tasks.add(taskId);
    }

    boolean admits(String taskId) {
        return tasks.contains(taskId);
    }

    @Override
    public void flush() {
        // nothing is stored
    }

    @Override
    public void close() {
        tasks.clear();
    }

    /** One per command. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return Admitted.class;
        }

        @Override
        public Session openSession() {
            return new Admitted();
        }
    }
}
