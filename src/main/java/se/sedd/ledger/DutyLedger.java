package se.sedd.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Role;

/**
 * The ledger of duties: what was asked for, by when, and when it was done or fell away. Whoever gives or takes a duty writes it
 * here in the same transaction, so that a crash leaves neither a duty without its row nor a row without its duty.
 */
@Component
public class DutyLedger {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SchoolCalendar calendar;
    private final Clock clock;

    DutyLedger(JdbcClient jdbc, JdbcTemplate batch, SchoolCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** These duties have arisen; one statement. */
    public void arose(List<OpenDuty> duties) {
        if (duties.isEmpty()) {
            return;
        }
        OffsetDateTime now = now();
        batch.batchUpdate(
                """
                insert into sedd.duty
                  (duty_id, case_number, pupil_ref, school_id, open_school, kind, task_id, case_opened_on, arisen_at, due_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                duties.stream()
                        .map(duty -> new Object[] {
                            UUID.randomUUID().toString(),
                            duty.caseNumber(),
                            duty.pupilRef(),
                            duty.schoolId(),
                            duty.schoolId(),
                            duty.kind().code(),
                            duty.taskId().orElse(null),
                            duty.caseOpenedOn(),
                            now,
                            duty.dueOn()
                        })
                        .toList());
    }

    /** The duty that is this task has been done by somebody in the role. */
    public void done(String taskId, Role by) {
        end("done_at = :now, done_by_role = :how", "task_id = :key", by.id(), taskId, "");
    }

    /** A duty that is no task has been done: by a role, or without one by the routine itself. Nothing where it is not open. */
    public void done(String caseNumber, DutyKind kind, Optional<Role> by) {
        end(
                "done_at = :now, done_by_role = :how",
                "case_number = :key and kind = :kind and task_id is null",
                by.map(Role::id).orElse(null),
                caseNumber,
                kind.code());
    }

    /** Duties that are no task have been done for these pupils: by a role, or without one by the routine itself. */
    public void done(DutiesOfPupils duties, Optional<Role> by) {
        end("done_at = :now, done_by_role = :how", duties, by.map(Role::id).orElse(null));
    }

    /** Duties that are no task are none any more for these pupils. */
    public void withdrawn(DutiesOfPupils duties, String because) {
        end("withdrawn_at = :now, withdrawn_because = :how", duties, because);
    }

    private void end(String change, DutiesOfPupils duties, String how) {
        if (duties.pupilRefs().isEmpty()) {
            return;
        }
        jdbc.sql("update sedd.duty set " + change + """
                        , open_school = null
                        where open_school = :school and kind = :kind and due_on between :from and :to
                          and task_id is null and pupil_ref in (:pupils)
                        """)
                .param("now", now())
                .param("how", how)
                .param("school", duties.schoolId())
                .param("kind", duties.kind().code())
                .param("from", duties.from())
                .param("to", duties.to())
                .param("pupils", duties.pupilRefs())
                .update();
    }

    /** The duty that is this task is due on another day. */
    public void dueOn(String taskId, LocalDate day) {
        jdbc.sql("update sedd.duty set due_on = ? where task_id = ? and open_school is not null")
                .param(day)
                .param(taskId)
                .update();
    }

    /** The task goes away undone, or what it was to bring about has not been: {@code because} says why. */
    public void withdrawn(String taskId, String because) {
        end("withdrawn_at = :now, withdrawn_because = :how", "task_id = :key", because, taskId, "");
    }

    /** The case is over: whatever it still asked for falls away. */
    public void caseClosed(String caseNumber, String outcome) {
        end("withdrawn_at = :now, withdrawn_because = :how", "case_number = :key", outcome, caseNumber, "");
    }

    private void end(String change, String which, String how, String key, String kind) {
        jdbc.sql("update sedd.duty set " + change + ", open_school = null where " + which
                        + " and open_school is not null")
                .param("now", now())
                .param("how", how)
                .param("key", key)
                .param("kind", kind)
                .update();
    }

    /** What is open at the school, the longest due first. */
    public List<OpenDuty> openAt(String schoolId) {
        return jdbc.sql("select * from sedd.duty where open_school = ? order by due_on, case_number, kind")
                .param(schoolId)
                .query((row, n) -> open(row))
                .list();
    }

    /** What is open at the school and was due before the day, the longest due first. */
    public List<OpenDuty> overdueAt(String schoolId, LocalDate day) {
        return jdbc.sql("""
                        select * from sedd.duty where open_school = ? and due_on < ? order by due_on, case_number, kind
                        """)
                .param(schoolId)
                .param(day)
                .query((row, n) -> open(row))
                .list();
    }

    /** What was done at the school from the first day to the last, both counted. */
    public List<DoneDuty> doneAt(String schoolId, LocalDate from, LocalDate to) {
        ZoneId zone = calendar.zone(schoolId);
        return jdbc.sql("""
                        select case_number, kind, case_opened_on, arisen_at, due_on, done_at from sedd.duty
                        where school_id = ? and done_at >= ? and done_at < ?
                        order by done_at, duty_id
                        """)
                .param(schoolId)
                .param(from.atStartOfDay(zone).toOffsetDateTime())
                .param(to.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .query((row, n) -> new DoneDuty(
                        row.getString("case_number"),
                        DutyKind.of(row.getString("kind")).orElseThrow(),
                        row.getObject("case_opened_on", LocalDate.class),
                        day(row, "arisen_at", zone),
                        row.getObject("due_on", LocalDate.class),
                        day(row, "done_at", zone)))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static LocalDate day(ResultSet row, String column, ZoneId zone) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toLocalDate();
    }

    private static OpenDuty open(ResultSet row) throws SQLException {
        return new OpenDuty(
                row.getString("case_number"),
                row.getObject("case_opened_on", LocalDate.class),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                DutyKind.of(row.getString("kind")).orElseThrow(),
                Optional.ofNullable(row.getString("task_id")),
                row.getObject("due_on", LocalDate.class));
    }
}
