package se.sedd.engine;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * The same doors once more, inside the engine: whatever way a person's request came, it may read, and it may submit a form.
 * Everything else is done by the application itself, which has no person's authentication.
 *
 * <p>No query carries expressions (CVE-2026-109432: they are evaluated with the engine's own power, and the engine forgets to look
 * at those inside {@code orQueries}). Only stored filters do, which the system alone writes, with the functions below.
 */
final class CommandDoors extends CommandInterceptor {

    private static final Pattern READING = Pattern.compile(
            "(?:Get|Find|Is|Has|Create\\w*Query|ExecuteFilter|ExecuteDurationReport|Historic\\w*Report|TaskCount)\\w*");
    private static final Set<String> ALSO = Set.of("AuthorizationCheckCmd", "SubmitTaskFormCmd");
    private static final Pattern FILTER_FUNCTION =
            Pattern.compile("\\$\\{\\s*(?:currentUser|currentUserGroups|now|dateTime)\\(\\).*}");

    private static final Sentences WORDS = new Sentences("se.sedd.engine.doors");

    private final IdentityService identity;

    CommandDoors(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public <T> T execute(Command<T> command) {
        refuseExpressions(command);
        boolean asked = Context.getCommandContext() == null && identity.getCurrentAuthentication() != null;
        if (asked && !mayAsk(command)) {
            throw new AuthorizationException(WORDS.of("closed"));
        }
        return next.execute(command);
    }

    private static boolean mayAsk(Command<?> command) {
        if (command instanceof AbstractQuery) {
            return true;
        }
        String type = command.getClass().getName();
        if (type.startsWith("se.sedd.")
                || type.startsWith("org.camunda.bpm.webapp.")
                || type.startsWith("org.camunda.bpm.cockpit.")) {
            return true;
        }
        String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        return ALSO.contains(name) || READING.matcher(name).matches();
    }

    private static void refuseExpressions(Command<?> command) {
        if (command instanceof AbstractQuery<?, ?> query && Context.getCommandContext() == null) {
            refuseIn(query);
        }
        for (Class<?> type = command.getClass();
                type != null && !(command instanceof AbstractQuery);
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (AbstractQuery.class.isAssignableFrom(field.getType())
                        || org.camunda.bpm.engine.query.Query.class.isAssignableFrom(field.getType())
                        || Filter.class.isAssignableFrom(field.getType())) {
                    refuseIn(value(field, command));
                }
            }
        }
    }

    private static Object value(Field field, Command<?> command) {
        try {
            field.setAccessible(true);
            return field.get(command);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("A query inside a command cannot be looked at", e);
        }
    }

    private static void refuseIn(Object value) {
        if (value instanceof AbstractQuery<?, ?> query && !isFree(query, null)) {
            throw new BadUserRequestException(WORDS.of("no-expressions"));
        }
        if (value instanceof Filter filter
                && filter.getQuery() instanceof AbstractQuery<?, ?> stored
                && !isFree(stored, FILTER_FUNCTION)) {
            throw new BadUserRequestException("A stored filter may use the user, the groups and the time only.");
        }
    }

    /** Whether neither the query nor any query inside it has an expression, other than those allowed. */
    private static boolean isFree(AbstractQuery<?, ?> query, Pattern allowed) {
        return isFree(query, allowed, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isFree(AbstractQuery<?, ?> query, Pattern allowed, Set<Object> seen) {
        if (!seen.add(query)) {
            return true;
        }
        boolean free = query.getExpressions().values().stream()
                .allMatch(expression -> allowed != null
                        && allowed.matcher(expression).matches()
                        && PlainExpressions.isPlain(expression));
        return free
                && (!(query instanceof TaskQueryImpl tasks)
                        || tasks.getQueries().stream().allMatch(inner -> isFree(inner, allowed, seen)));
    }
}
