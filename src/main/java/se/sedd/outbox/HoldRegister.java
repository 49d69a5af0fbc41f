package se.sedd.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
                        insert into sedd.message_hold (hold_id, pupil_ref, reason, begun_at, begun_by) values (?, ?, ?, ?, ?)
                        """)
                .param(hold.id())
                .param(hold.pupilRef())
                .param(hold.reason().name())
                .param(hold.begunAt().atOffset(ZoneOffset.UTC))
                .param(hold.begunBy())
                .update();
    }

    boolean end(String holdId, String by, Instant at) {
        return jdbc.sql("""
                        update sedd.message_hold set ended_at = ?, ended_by = ? where hold_id = ? and ended_at is null
                        """)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(by)
                        .param(holdId)
                        .update()
                == 1;
    }

    List<PupilHold> ofPupil(String pupilRef) {
        return jdbc.sql("""
                        select * from sedd.message_hold where pupil_ref = ? and ended_at is null order by begun_at, hold_id
                        """)
                .param(pupilRef)
                .query((row, n) -> new PupilHold(
                        row.getString("hold_id"),
                        row.getString("pupil_ref"),
                        HoldReason.valueOf(row.getString("reason")),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        row.getString("begun_by")))
                .list();
    }

    Set<String> pupilRefsAt(String schoolId) {
        return Set.copyOf(jdbc.sql("""
                        select distinct h.pupil_ref from sedd.message_hold h join sedd.pupil p on p.ref = h.pupil_ref
                        where p.school_id = ? and h.ended_at is null
                        """).param(schoolId).query(String.class).list());
    }
}
