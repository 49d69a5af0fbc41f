package se.sedd.socialservices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Pupil;

/** The school's register of concern reports. */
@Component
public class ConcernRegister {

    private final JdbcClient jdbc;

    ConcernRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters a report that an employee begins to write. */
    Concern begin(Pupil pupil, String author, Optional<String> caseNumber, LocalDate day, Instant now) {
        return enter(pupil, author, caseNumber, day, now, Optional.of(unfinishedOf(pupil, author)));
    }

    /** Enters a report that is sent at once. */
    Concern decide(Pupil pupil, String author, String caseNumber, LocalDate day, Instant now) {
        return enter(pupil, author, Optional.of(caseNumber), day, now, Optional.empty());
    }

    private Concern enter(
            Pupil pupil,
            String author,
            Optional<String> caseNumber,
            LocalDate day,
            Instant now,
            Optional<String> unfinishedOf) {
        String key = "A%d-%05d".formatted(day.getYear(), nextNumber("concern"));
        jdbc.sql("""
                        insert into sedd.concern
                          (concern_key, pupil_id, pupil_ref, school_id, author, case_number, begun_at, unfinished_of)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(key)
                .param(pupil.id())
                .param(pupil.ref())
                .param(pupil.schoolId())
                .param(author)
                .param(caseNumber.orElse(null))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(unfinishedOf.orElse(null))
                .update();
        return get(key);
    }

    /** The report this employee has begun about this pupil and not sent yet. */
    Optional<Concern> unfinished(Pupil pupil, String author) {
        return jdbc.sql("select * from sedd.concern where unfinished_of = ?")
                .param(unfinishedOf(pupil, author))
                .query((row, n) -> concern(row))
                .optional();
    }

    /** The report is written in this task. */
    public void writtenIn(String key, String taskId) {
        jdbc.sql("update sedd.concern set task_id = ? where concern_key = ?")
                .param(taskId)
                .param(key)
                .update();
    }

    /** The task was taken away from outside, the report never left: its author may begin another. */
    void givenUp(String key) {
        jdbc.sql("update sedd.concern set unfinished_of = null where concern_key = ?")
                .param(key)
                .update();
    }

    /** The report has gone off. */
    public void sent(String key, String guardiansInformed, boolean feedbackRequested, Instant at) {
        jdbc.sql("""
                        update sedd.concern
                        set unfinished_of = null, sent_at = ?, guardians_informed = ?, feedback_requested = ?
                        where concern_key = ?
                        """)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(guardiansInformed)
                .param(feedbackRequested)
                .param(key)
                .update();
    }

    /** Social services have said what became of it. */
    public void answered(String key, String feedback, Instant at) {
        jdbc.sql("update sedd.concern set feedback = ?, feedback_at = ? where concern_key = ?")
                .param(feedback)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(key)
                .update();
    }

    /** The pupilIds at the school about whom a report is being written, or has been sent since the instant; one statement. */
    public Set<String> pupilsOfConcern(String schoolId, Instant since) {
        return Set.copyOf(jdbc.sql("""
                        select distinct pupil_id from sedd.concern
                        where school_id = :school and (unfinished_of is not null or sent_at >= :since)
                        """)
                .param("school", schoolId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    public Optional<Concern> find(String key) {
        return jdbc.sql("select * from sedd.concern where concern_key = ?")
                .param(key)
                .query((row, n) -> concern(row))
                .optional();
    }

    /** The report with this key, which the engine's instance says there is. */
    public Concern get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No concern report " + key + " is registered"));
    }

    long nextNumber(String series) {
        jdbc.sql("update sedd.concern_series set last_number = last_number + 1 where series = ?")
                .param(series)
                .update();
        return jdbc.sql("select last_number from sedd.concern_series where series = ?")
                .param(series)
                .query(Long.class)
                .single();
    }

    private static String unfinishedOf(Pupil pupil, String author) {
        return pupil.ref() + "|" + author;
    }

    private static Concern concern(ResultSet row) throws SQLException {
        return new Concern(
                row.getString("concern_key"),
                row.getString("pupil_id"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                row.getString("author"),
                Optional.ofNullable(row.getString("case_number")),
                Optional.ofNullable(row.getString("task_id")),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
