package se.sedd.engine;

import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.springframework.context.ApplicationContext;

/**
 * The names a timer in a model may wait for: {@code remindAt}, {@code remindAgainAt}, {@code remindLastAt} and {@code moveOnAt}. They
 * are no variables: the feature whose process it is computes them from the routine and the school's calendar when the activity begins.
 */
final class TimerMoments extends VariableScopeElResolver {

    private final ApplicationContext beans;

    TimerMoments(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !(context.getContext(VariableScope.class) instanceof ExecutionEntity execution)) {
            return null;
        }
        Function<TaskPolicy, Instant> asked = switch (property instanceof String name ? name : "") {
            case "remindAt" -> feature -> feature.remindAt(execution);
            case "remindAgainAt" -> feature -> feature.remindAgainAt(execution);
            case "remindLastAt" -> feature -> feature.remindLastAt(execution);
            case "moveOnAt" -> feature -> feature.moveOnAt(execution);
            default -> null;
        };
        if (asked == null) {
            return null;
        }
        return beans.getBean(TaskPolicies.class)
                .of(execution)
                .map(asked)
                .map(instant -> {
                    context.setPropertyResolved(true);
                    return Date.from(instant);
                })
                .orElse(null);
    }
}
