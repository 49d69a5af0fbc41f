package se.sedd.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationContext;

/** The beans a model may name: the application's delegates and listeners, and no other bean. */
final class NamedDelegates extends AbstractMap<Object, Object> {

    private final ApplicationContext beans;

    NamedDelegates(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String bean
                && beans.containsBean(bean)
                && (beans.isTypeMatch(bean, JavaDelegate.class)
                        || beans.isTypeMatch(bean, TaskListener.class)
                        || beans.isTypeMatch(bean, ExecutionListener.class));
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        throw new UnsupportedOperationException("delegates are asked for by name");
    }
}
