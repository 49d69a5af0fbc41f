package se.sedd.register.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which ids of one table exist; asked once for each id, many at a time. */
final class Known {

    private final JdbcClient jdbc;
    private final String select;
    private final Map<String, Boolean> answers = new HashMap<>();

    private Known(JdbcClient jdbc, String select) {
        this.jdbc = jdbc;
        this.select = select;
    }

    static Known schools(JdbcClient jdbc) {
        return new Known(jdbc, "select school_id from sedd.school where school_id in (:ids)");
    }

    static Known staff(JdbcClient jdbc) {
        return new Known(jdbc, "select user_id from sedd.staff where user_id in (:ids)");
    }

    static Known pupils(JdbcClient jdbc) {
        return new Known(jdbc, "select pupil_id from sedd.pupil where pupil_id in (:ids)");
    }

    /** Asks the database about those not asked about before: one statement, or none. */
    void ask(Collection<String> ids) {
        Set<String> unasked = new HashSet<>(ids);
        unasked.removeAll(answers.keySet());
        unasked.removeIf(id -> !Row.isId(id));
        if (!unasked.isEmpty()) {
            List<String> found =
                    jdbc.sql(select).param("ids", unasked).query(String.class).list();
            unasked.forEach(id -> answers.put(id, false));
            found.forEach(id -> answers.put(id, true));
        }
    }

    boolean has(String id) {
        return answers.getOrDefault(id, false);
    }

    /** Notes a value that is a well-formed id and unknown. */
    void check(Row row, Column column, Fault ifUnknown) {
        String id = row.text(column);
        if (Row.isId(id) && !has(id)) {
            row.fault(column, ifUnknown);
        }
    }
}
