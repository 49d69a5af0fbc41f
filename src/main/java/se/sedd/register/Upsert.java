package se.sedd.register;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Insert or change by key, in batches: the one place where H2 ({@code MERGE}) and PostgreSQL ({@code ON CONFLICT}) differ. */
@Component
public class Upsert {

    private final JdbcTemplate jdbc;
    private final boolean onConflict;

    Upsert(JdbcTemplate jdbc, DataSource dataSource) throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.onConflict = "PostgreSQL"
                .equals(JdbcUtils.extractDatabaseMetaData(
                        dataSource, java.sql.DatabaseMetaData::getDatabaseProductName));
    }

    /**
     * Writes the rows in one batch; a row whose key is there already replaces the stored values.
     *
     * @param rows values in the order of the key columns, then the others; no key twice
     */
    public void write(String table, List<String> keys, List<String> others, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(statement(table, keys, others), rows);
        }
    }

    private String statement(String table, List<String> keys, List<String> others) {
        List<String> columns = Stream.concat(keys.stream(), others.stream()).toList();
        String names = String.join(", ", columns);
        String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String key = String.join(", ", keys);
        if (!onConflict) {
            return "merge into %s (%s) key (%s) values (%s)".formatted(table, names, key, values);
        }
        String change = others.stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", ", "do update set ", ""));
        return "insert into %s (%s) values (%s) on conflict (%s) %s"
                .formatted(table, names, values, key, others.isEmpty() ? "do nothing" : change);
    }
}
