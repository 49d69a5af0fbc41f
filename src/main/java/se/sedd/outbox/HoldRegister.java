package se.sedd.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recorded holds in the database. */
@Component
class HoldRegister {

    private final JdbcClient jdbc;

    HoldRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(PupilHold hold) {
        jdbc.sql("""
                        insert into sedd.message_hold (hold_id, pupil_ref, reason, begun_at, begun_by, last_day)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(hold.id())
                .param(hold.pupilRef())
                .param(hold.reason().name())
                .param(hold.begunAt().atOffset(ZoneOffset.UTC))
                .param(hold.begunBy())
                .param(hold.lastDay().orElse(null))
                .update();
    }

    /** @param by userId; empty where its last day has passed */
    boolean end(String holdId, Optional<String> by, Instant at) {
        return jdbc.sql("""
                        update sedd.message_hold set ended_at = ?, ended_by = ? where hold_id = ? and ended_at is null
                        """)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(by.orElse(null))
                        .param(holdId)
                        .update()
                == 1;
    }

    List<PupilHold> ofPupil(String pupilRef) {
        return jdbc.sql("""
                        select * from sedd.message_hold where pupil_ref = ? and ended_at is null order by begun_at, hold_id
                        """).param(pupilRef).query((row, n) -> hold(row)).list();
    }

    /** Those whose last day is before this one, the first one first. */
    List<PupilHold> over(LocalDate day) {
        return jdbc.sql("""
                        select * from sedd.message_hold where ended_at is null and last_day < ? order by last_day, hold_id
                        """).param(day).query((row, n) -> hold(row)).list();
    }

    private static PupilHold hold(ResultSet row) throws SQLException {
        return new PupilHold(
                row.getString("hold_id"),
                row.getString("pupil_ref"),
                HoldReason.valueOf(row.getString("reason")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getString("begun_by"),
                Optional.ofNullable(row.getObject("last_day", LocalDate.class)));
    }

    Set<String> pupilRefsAt(String schoolId) {
        return Set.copyOf(jdbc.sql("""
                        select distinct h.pupil_ref from sedd.message_hold h join sedd.pupil p on p.ref = h.pupil_ref
                        where p.school_id = ? and h.ended_at is null
                        """).param(schoolId).query(String.class).list());
    }
}
