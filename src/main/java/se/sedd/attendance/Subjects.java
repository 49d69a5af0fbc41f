package se.sedd.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Subjects by number. */
@Component
class Subjects {

    /** Two bytes hold no more; a school system with so many has put something else into the column. */
    private static final int MOST = 65_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Subjects(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        jdbc.sql("""
                select number, name from sedd.subject
                """).query(row -> {
            names.put(row.getInt("number"), row.getString("name"));
        });
        return names;
    }

    /** The numbers for one import, which runs alone: what is new is kept until it is published. */
    Numbering numbering() {
        return new Numbering();
    }

    final class Numbering {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<Object[]> added = new ArrayList<>();

        private Numbering() {
            names().forEach((number, name) -> numbers.put(name, number));
        }

        /** The subject's number; 0 for no subject. */
        int of(String name) {
            if (name.isEmpty()) {
                return 0;
            }
            Integer known = numbers.get(name);
            if (known != null) {
                return known;
            }
            if (numbers.size() >= MOST) {
                return 0;
            }
            int number = numbers.size() + 1;
            numbers.put(name, number);
            added.add(new Object[] {number, name});
            return number;
        }

        void store() {
            if (!added.isEmpty()) {
                batches.batchUpdate("""
                        insert into sedd.subject (number, name) values (?, ?)
                        """, added);
            }
        }
    }
}
