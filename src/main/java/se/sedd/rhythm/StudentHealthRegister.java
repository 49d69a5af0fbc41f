package se.sedd.rhythm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The student health meetings in the database, and their lists as they stood when each ended. */
@Component
public class StudentHealthRegister {

    /**
     * A case as it stood on the list of a meeting. Minutes of the absence window.
     *
     * @param level the step of the ladder
     */
    public record Listed(
            String caseNumber,
            String level,
            boolean resting,
            LocalDate dueDate,
            int offered,
            int reported,
            int valid,
            int invalid) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    StudentHealthRegister(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    boolean has(String number) {
        return find(number).isPresent();
    }

    void add(StudentHealthMeeting meeting) {
        jdbc.sql("""
                        insert into sedd.student_health_meeting
                          (number, school_id, planned_on, meets_on, meets_hour, state)
                        values (?, ?, ?, ?, ?, 'PLANNED')
                        """)
                .param(meeting.number())
                .param(meeting.schoolId())
                .param(meeting.plannedOn())
                .param(meeting.meetsOn())
                .param(meeting.meetsAt().getHour())
                .update();
    }

    public Optional<StudentHealthMeeting> find(String number) {
        return jdbc.sql("select * from sedd.student_health_meeting where number = ?")
                .param(number)
                .query((row, n) -> meeting(row))
                .optional();
    }

    /** The meeting with this number, which the engine's instance says there is. */
    public StudentHealthMeeting get(String number) {
        return find(number).orElseThrow(() -> new IllegalStateException("No meeting " + number + " is registered"));
    }

    /** The school's meetings that come near or have not been accounted for, the earliest first. */
    public List<StudentHealthMeeting> planned(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.student_health_meeting
                        where school_id = ? and state = 'PLANNED' order by meets_on, number
                        """).param(schoolId).query((row, n) -> meeting(row)).list();
    }

    /** The school's latest meeting that was held. */
    public Optional<StudentHealthMeeting> lastHeld(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.student_health_meeting
                        where school_id = ? and state = 'HELD' order by closed_on desc, meets_on desc
                        fetch first 1 rows only
                        """).param(schoolId).query((row, n) -> meeting(row)).optional();
    }

    void agenda(String number, String agenda) {
        set(number, "agenda", agenda);
    }

    void meetsOn(String number, LocalDate day) {
        jdbc.sql("update sedd.student_health_meeting set meets_on = ? where number = ?")
                .param(day)
                .param(number)
                .update();
    }

    void reason(String number, String reason) {
        set(number, "reason", reason);
    }

    /**
     * Somebody was told that a meeting is still to be prepared, held or accounted for.
     *
     * @param at when
     */
    public record Reminder(StudentHealthMeeting meeting, Instant at) {}

    /** Who has the meeting's task is told that it is still to be done. */
    public void reminded(String number, String userId, Instant at) {
        jdbc.sql("update sedd.student_health_meeting set reminded = ?, reminded_at = ? where number = ?")
                .param(userId)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(number)
                .update();
    }

    /** What this user was told since the instant and what is still so, the latest first. */
    public List<Reminder> remindersTo(String userId, Instant since) {
        return jdbc.sql("""
                        select * from sedd.student_health_meeting
                        where reminded = :user and reminded_at >= :since and state = 'PLANNED' order by reminded_at desc
                        """)
                .param("user", userId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Reminder(
                        meeting(row),
                        row.getObject("reminded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What the coordinator wants to bring up beside the list. */
    public Optional<String> agendaOf(String number) {
        return jdbc.sql("select agenda from sedd.student_health_meeting where number = ? and agenda is not null")
                .param(number)
                .query(String.class)
                .optional();
    }

    void close(
            String number,
            StudentHealthMeeting.State state,
            LocalDate on,
            String by,
            Optional<String> participants,
            Optional<String> note) {
        jdbc.sql("""
                        update sedd.student_health_meeting
                        set state = ?, closed_on = ?, closed_by = ?, participants = ?, note = ?
                        where number = ?
                        """)
                .param(state.name())
                .param(on)
                .param(by)
                .param(participants.orElse(null))
                .param(note.orElse(null))
                .param(number)
                .update();
    }

    void keep(String number, List<Listed> list) {
        batch.batchUpdate(
                """
                insert into sedd.student_health_listing
                  (number, case_number, level, resting, due_date, offered_minutes, reported_minutes, valid_minutes,
                   invalid_minutes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                list.stream()
                        .map(one -> new Object[] {
                            number,
                            one.caseNumber(),
                            one.level(),
                            one.resting(),
                            one.dueDate(),
                            one.offered(),
                            one.reported(),
                            one.valid(),
                            one.invalid()
                        })
                        .toList());
    }

    /** The list of a meeting as it stood when it ended, by case number. */
    public Map<String, Listed> listOf(String number) {
        Map<String, Listed> list = new HashMap<>();
        jdbc.sql("select * from sedd.student_health_listing where number = ?")
                .param(number)
                .query(row -> {
                    list.put(
                            row.getString("case_number"),
                            new Listed(
                                    row.getString("case_number"),
                                    row.getString("level"),
                                    row.getBoolean("resting"),
                                    row.getObject("due_date", LocalDate.class),
                                    row.getInt("offered_minutes"),
                                    row.getInt("reported_minutes"),
                                    row.getInt("valid_minutes"),
                                    row.getInt("invalid_minutes")));
                });
        return list;
    }

    private void set(String number, String column, String value) {
        jdbc.sql("update sedd.student_health_meeting set " + column + " = ? where number = ?")
                .param(value)
                .param(number)
                .update();
    }

    private static StudentHealthMeeting meeting(ResultSet row) throws SQLException {
        return new StudentHealthMeeting(
                row.getString("number"),
                row.getString("school_id"),
                row.getObject("planned_on", LocalDate.class),
                row.getObject("meets_on", LocalDate.class),
                LocalTime.of(row.getInt("meets_hour"), 0),
                StudentHealthMeeting.State.valueOf(row.getString("state")));
    }
}
