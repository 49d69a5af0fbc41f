package se.sedd.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviews in the database. */
@Component
class OverdueReviews {

    /** @param endedOn when it was answered, or nothing was late any more */
    record Asked(OverdueReview review, Optional<LocalDate> endedOn, boolean answered) {

        boolean open() {
            return endedOn.isEmpty();
        }

        String userId() {
            return review.userId();
        }
    }

    private final JdbcClient jdbc;

    OverdueReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are open, and the last answered one of each person; the newest first. */
    List<Asked> at(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.overdue_review r
                        where school_id = :school and (ended_on is null or answer is not null and asked_on = (
                            select max(asked_on) from sedd.overdue_review o
                            where o.school_id = r.school_id and o.user_id = r.user_id and o.answer is not null))
                        order by asked_on desc, user_id
                        """)
                .param("school", schoolId)
                .query((row, n) -> asked(row))
                .list();
    }

    Optional<Asked> openOf(String schoolId, String userId) {
        return jdbc.sql("select * from sedd.overdue_review where school_id = ? and user_id = ? and ended_on is null")
                .param(schoolId)
                .param(userId)
                .query((row, n) -> asked(row))
                .optional();
    }

    void begin(OverdueReview review) {
        jdbc.sql("delete from sedd.overdue_review where school_id = ? and user_id = ? and asked_on = ?")
                .param(review.schoolId())
                .param(review.userId())
                .param(review.askedOn())
                .update();
        jdbc.sql("insert into sedd.overdue_review (school_id, user_id, asked_on) values (?, ?, ?)")
                .param(review.schoolId())
                .param(review.userId())
                .param(review.askedOn())
                .update();
    }

    void end(OverdueReview review, LocalDate on, Optional<String> answer) {
        jdbc.sql("""
                        update sedd.overdue_review set ended_on = ?, answer = ?
                        where school_id = ? and user_id = ? and ended_on is null
                        """)
                .param(on)
                .param(answer.orElse(null))
                .param(review.schoolId())
                .param(review.userId())
                .update();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                new OverdueReview(
                        row.getString("school_id"),
                        row.getString("user_id"),
                        row.getObject("asked_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                row.getString("answer") != null);
    }
}
