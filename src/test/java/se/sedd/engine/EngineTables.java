package se.sedd.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into every table of the engine. */
public final class EngineTables {

    private EngineTables() {}

    /** The columns, as TABLE.COLUMN, of every engine table in which a value holds this text. */
    public static List<String> columnsWith(JdbcClient database, String text) {
        List<Map<String, Object>> columns = database.sql("""
                        select table_name, column_name, data_type from information_schema.columns
                        where lower(table_name) like 'act\\_%'
                        """).query().listOfRows();
        if (columns.size() < 100) {
            throw new AssertionError("Only these columns of the engine were found: " + columns);
        }
        return columns.stream()
                .filter(column -> holds(database, column, text))
                .map(column -> column.get("TABLE_NAME") + "." + column.get("COLUMN_NAME"))
                .toList();
    }

    private static boolean holds(JdbcClient database, Map<String, Object> column, String text) {
        String type = String.valueOf(column.get("DATA_TYPE")).toLowerCase();
        if (!type.contains("char")
                && !type.contains("binary")
                && !type.contains("text")
                && !type.contains("bytea")
                && !type.contains("large object")) {
            return false;
        }
        return database
                .sql("select " + column.get("COLUMN_NAME") + " from " + column.get("TABLE_NAME"))
                .query((row, number) -> {
                    if (type.contains("binary") || type.contains("bytea")) {
                        byte[] bytes = row.getBytes(1);
                        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
                    }
                    String value = row.getString(1);
                    return value == null ? "" : value;
                })
                .list()
                .stream()
                .anyMatch(value -> value.contains(text));
    }
}
