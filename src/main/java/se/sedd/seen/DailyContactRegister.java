package se.sedd.seen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The daily contacts in the database. */
@Component
class DailyContactRegister {

    /**
     * How many contacts of a day ended how.
     *
     * @param open not done yet
     */
    record Count(LocalDate date, int reached, int notReached, int missed, int open) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    DailyContactRegister(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    Set<String> pupilsOn(String schoolId, LocalDate day) {
        return Set.copyOf(jdbc.sql("select pupil_ref from sedd.daily_contact where school_id = ? and contact_day = ?")
                .param(schoolId)
                .param(day)
                .query(String.class)
                .list());
    }

    void add(List<DailyContact> contacts) {
        batch.batchUpdate(
                """
                insert into sedd.daily_contact (pupil_ref, contact_day, school_id, case_number, owner, outcome)
                values (?, ?, ?, ?, ?, 'OPEN')
                """,
                contacts.stream()
                        .map(contact -> new Object[] {
                            contact.pupilRef(), contact.day(), contact.schoolId(), contact.caseNumber(), contact.owner()
                        })
                        .toList());
    }

    void done(String pupilRef, LocalDate day, Outcome outcome, String author) {
        jdbc.sql("update sedd.daily_contact set outcome = ?, done_by = ? where pupil_ref = ? and contact_day = ?")
                .param(outcome.name())
                .param(author)
                .param(pupilRef)
                .param(day)
                .update();
    }

    /** What nobody has done at the school by that day, of that day and of earlier ones. */
    List<DailyContact> openUntil(String schoolId, LocalDate day) {
        return jdbc.sql("""
                        select * from sedd.daily_contact
                        where school_id = ? and contact_day <= ? and outcome = 'OPEN'
                        order by contact_day, pupil_ref
                        """)
                .param(schoolId)
                .param(day)
                .query((row, n) -> contact(row))
                .list();
    }

    void missed(String schoolId, LocalDate day) {
        jdbc.sql("""
                        update sedd.daily_contact set outcome = 'MISSED'
                        where school_id = ? and contact_day <= ? and outcome = 'OPEN'
                        """).param(schoolId).param(day).update();
    }

    /** Day by day, the earliest first; days without a contact are missing. */
    List<Count> counts(String schoolId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select contact_day,
                               sum(case when outcome = 'REACHED' then 1 else 0 end) as reached,
                               sum(case when outcome = 'NOT_REACHED' then 1 else 0 end) as not_reached,
                               sum(case when outcome = 'MISSED' then 1 else 0 end) as missed,
                               sum(case when outcome = 'OPEN' then 1 else 0 end) as still_open
                        from sedd.daily_contact
                        where school_id = ? and contact_day between ? and ?
                        group by contact_day order by contact_day
                        """)
                .param(schoolId)
                .param(from)
                .param(to)
                .query((row, n) -> new Count(
                        row.getObject("contact_day", LocalDate.class),
                        row.getInt("reached"),
                        row.getInt("not_reached"),
                        row.getInt("missed"),
                        row.getInt("still_open")))
                .list();
    }

    /** The last day on which each pupil of the school was reached, by pupilRef, since the day. */
    Map<String, LocalDate> lastReached(String schoolId, LocalDate since) {
        Map<String, LocalDate> reached = new HashMap<>();
        jdbc.sql("""
                select pupil_ref, max(contact_day) as reached_on from sedd.daily_contact
                where school_id = ? and contact_day >= ? and outcome = 'REACHED'
                group by pupil_ref
                """).param(schoolId).param(since).query(row -> {
            reached.put(row.getString("pupil_ref"), row.getObject("reached_on", LocalDate.class));
        });
        return reached;
    }

    private static DailyContact contact(ResultSet row) throws SQLException {
        return new DailyContact(
                row.getString("pupil_ref"),
                row.getObject("contact_day", LocalDate.class),
                row.getString("school_id"),
                row.getString("case_number"),
                row.getString("owner"),
                List.of());
    }
}
