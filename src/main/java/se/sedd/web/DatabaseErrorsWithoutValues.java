package se.sedd.web;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/**
 * Exceptions in the log, without what a database says of the values it refused: a broken unique constraint names them, and they
 * can be a family's name or number. State and code of the error remain. Also those who wrap the error repeat its words.
 */
public class DatabaseErrorsWithoutValues extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy logged) {
        String text = super.throwableProxyToString(logged);
        for (SQLException error : databaseErrors(logged)) {
            text = text.replace(
                    error.getMessage(), "SQL state %s, code %d".formatted(error.getSQLState(), error.getErrorCode()));
        }
        return text;
    }

    private static List<SQLException> databaseErrors(IThrowableProxy logged) {
        List<SQLException> found = new ArrayList<>();
        for (IThrowableProxy proxy = logged; proxy != null; proxy = proxy.getCause()) {
            Throwable thrown = proxy instanceof ThrowableProxy real ? real.getThrowable() : null;
            for (SQLException error = thrown instanceof SQLException first ? first : null;
                    error != null;
                    error = error.getNextException()) {
                if (error.getMessage() != null && !error.getMessage().isEmpty()) {
                    found.add(error);
                }
            }
            for (IThrowableProxy beside : proxy.getSuppressed()) {
                found.addAll(databaseErrors(beside));
            }
        }
        return found;
    }
}
