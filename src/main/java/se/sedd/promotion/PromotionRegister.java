package se.sedd.promotion;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been begun already: one row each, so that nothing is begun twice. */
@Component
class PromotionRegister {

    enum Kind {
        RETURN,
        WELCOME,
        CLIMATE
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    PromotionRegister(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Pupils or classes of the school for which it has been begun in this period. */
    Set<String> begun(Kind kind, String schoolId, String period) {
        return Set.copyOf(jdbc.sql("select subject from sedd.promotion where kind = ? and school_id = ? and period = ?")
                .param(kind.name())
                .param(schoolId)
                .param(period)
                .query(String.class)
                .list());
    }

    /** The pupils of the school whose return is being planned for that day or a later one, with each day. */
    Set<Return> returnsFrom(String schoolId, LocalDate day) {
        return jdbc
                .sql("""
                        select subject, period from sedd.promotion
                        where kind = 'RETURN' and school_id = ? and period >= ?
                        """)
                .param(schoolId)
                .param(day.toString())
                .query((row, n) -> new Return(row.getString("subject"), LocalDate.parse(row.getString("period"))))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    record Return(String pupilRef, LocalDate on) {}

    void begin(Kind kind, String schoolId, String period, Collection<String> subjects, LocalDate on) {
        batch.batchUpdate(
                "insert into sedd.promotion (kind, subject, period, school_id, begun_on) values (?, ?, ?, ?, ?)",
                subjects.stream()
                        .map(subject -> new Object[] {kind.name(), subject, period, schoolId, on})
                        .toList());
    }
}
