package se.sedd.calendar;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a standing clock stands, kept in the database so that a restart goes on where the demo was left. */
@Component
public class ClockPosition {

    private final JdbcClient jdbc;

    ClockPosition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The stored position; empty in a new home. */
    public Optional<Instant> stored() {
        return jdbc.sql("select position from sedd.standing_clock where id = 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Stores the instant up to and including which all work has been done. */
    public void store(Instant position) {
        OffsetDateTime value = position.atOffset(ZoneOffset.UTC);
        int changed = jdbc.sql("update sedd.standing_clock set position = :position where id = 1")
                .param("position", value)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into sedd.standing_clock (id, position) values (1, :position)")
                    .param("position", value)
                    .update();
        }
    }
}
