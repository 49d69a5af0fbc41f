package se.sedd.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.register.Upsert;

/**
 * One table of the register, as one import fills it: a row adds or changes, a column that the file does not have keeps what is
 * stored, and a row that changes nothing is not written.
 */
final class RegisterTable {

    /** A value that is given to a row once, when it is new. */
    record Born(String name, Class<?> type, Function<Row, Object> value) {}

    private final JdbcClient jdbc;
    private final Upsert upsert;
    private final String table;
    private final List<Stored<?>> keys;
    private final List<Stored<?>> values;
    private final List<Born> born;
    private final Map<List<Object>, Long> lineOfKey = new HashMap<>();

    /** @param keys the last of them is the one that stored rows are looked up by */
    RegisterTable(
            JdbcClient jdbc,
            Upsert upsert,
            String table,
            List<Stored<?>> keys,
            List<Stored<?>> values,
            List<Born> born) {
        this.jdbc = jdbc;
        this.upsert = upsert;
        this.table = table;
        this.keys = keys;
        this.values = values;
        this.born = born;
    }

    /** Reads every value of the row, so that all its faults are named, and that no row before had its key. */
    void check(Row row) {
        keys.forEach(key -> key.read().apply(row));
        values.stream()
                .filter(value -> row.has(value.column()))
                .forEach(value -> value.read().apply(row));
        if (!row.isBad()) {
            Long before = lineOfKey.putIfAbsent(keyOf(row), row.line());
            if (before != null) {
                row.fault(keys.get(0).column(), Fault.SAME_KEY_TWICE, before);
            }
        }
    }

    /** Writes what is new or different, with one read and one batch; gives those rows. */
    List<Row> merge(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<List<Object>, Object[]> stored = stored(rows);
        List<Row> changed = new ArrayList<>();
        List<Object[]> writes = new ArrayList<>();
        for (Row row : rows) {
            List<Object> key = keyOf(row);
            Object[] before = stored.get(key);
            Object[] after = merged(row, before);
            if (before == null || !Arrays.equals(before, after)) {
                changed.add(row);
                writes.add(Stream.concat(key.stream(), Arrays.stream(after)).toArray());
            }
        }
        upsert.write(table, names(keys), afterKeys(), writes);
        return changed;
    }

    private Object[] merged(Row row, Object[] before) {
        Object[] after = new Object[values.size() + born.size()];
        for (int i = 0; i < values.size(); i++) {
            Stored<?> value = values.get(i);
            after[i] = before == null || row.has(value.column()) ? value.read().apply(row) : before[i];
        }
        for (int i = 0; i < born.size(); i++) {
            int place = values.size() + i;
            after[place] = before == null ? born.get(i).value().apply(row) : before[place];
        }
        return after;
    }

    private Map<List<Object>, Object[]> stored(List<Row> rows) {
        Stored<?> lookUp = keys.get(keys.size() - 1);
        Map<List<Object>, Object[]> found = new HashMap<>();
        jdbc.sql("select " + String.join(", ", names(keys)) + ", " + String.join(", ", afterKeys()) + " from " + table
                        + " where " + lookUp.name() + " in (:ids)")
                .param("ids", rows.stream().map(lookUp.read()).collect(Collectors.toSet()))
                .query(row -> {
                    List<Object> key = new ArrayList<>();
                    for (Stored<?> part : keys) {
                        key.add(value(row, part.name(), part.type()));
                    }
                    Object[] rest = new Object[values.size() + born.size()];
                    for (int i = 0; i < values.size(); i++) {
                        rest[i] = value(row, values.get(i).name(), values.get(i).type());
                    }
                    for (int i = 0; i < born.size(); i++) {
                        rest[values.size() + i] =
                                value(row, born.get(i).name(), born.get(i).type());
                    }
                    found.put(key, rest);
                });
        return found;
    }

    private static Object value(ResultSet row, String name, Class<?> type) throws SQLException {
        return row.getObject(name, type);
    }

    private List<Object> keyOf(Row row) {
        return keys.stream()
                .map(key -> (Object) Objects.requireNonNull(key.read().apply(row)))
                .toList();
    }

    private List<String> afterKeys() {
        return Stream.concat(names(values).stream(), born.stream().map(Born::name))
                .toList();
    }

    private static List<String> names(List<Stored<?>> columns) {
        return columns.stream().<String>map(Stored::name).toList();
    }
}
