package se.sedd;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts the SQL statements that a piece of work sends to the database, whoever sends them: domain and engine share the
 * counted data source. A batch is one statement, as it is one round trip. Counts what all threads do: count nothing else at
 * the same time.
 *
 * <pre>{@code
 * int few = StatementCount.of(() -> work());
 * }</pre>
 */
public final class StatementCount {

    private static final Set<String> SENDING = Set.of(
            "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch");

    private static volatile ConcurrentLinkedQueue<String> heard;

    private StatementCount() {}

    /** How many statements the work sends. */
    public static int of(Runnable work) {
        return texts(work).size();
    }

    /** The statements that the work sends, in order, to see which ones are too many. */
    public static synchronized List<String> texts(Runnable work) {
        ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
        heard = sent;
        try {
            work.run();
        } finally {
            heard = null;
        }
        return List.copyOf(sent);
    }

    /** Part of every {@link SeddTest}: wraps the application's data source. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Counting {

        @Bean
        static BeanPostProcessor countStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? counting(source) : bean;
                }
            };
        }
    }

    private static DataSource counting(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, result, text) -> result instanceof Connection connection ? counting(connection) : result,
                "");
    }

    private static Connection counting(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (method, result, text) -> {
                    if (result instanceof PreparedStatement prepared
                            && !(result instanceof java.sql.CallableStatement)) {
                        return proxy(PreparedStatement.class, prepared, StatementCount::count, text);
                    }
                    return result instanceof Statement statement
                            ? proxy(Statement.class, statement, StatementCount::count, text)
                            : result;
                },
                "");
    }

    private static Object count(String method, Object result, String text) {
        ConcurrentLinkedQueue<String> listener = heard;
        if (listener != null && SENDING.contains(method)) {
            listener.add(text);
        }
        return result;
    }

    private interface After {
        /** @param text the statement's SQL where it is known */
        Object called(String method, Object result, String text);
    }

    private static <T> T proxy(Class<T> type, T target, After after, String text) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result = call(target, method, arguments);
            boolean hasText = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
            return after.called(method.getName(), result, hasText ? (String) arguments[0] : text);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
