package se.sedd.journal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who read what about which pupil, and when. */
@Component
public class ReadAudit {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadAudit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records a reading.
     *
     * @param what what was shown, a code such as {@code panel}
     */
    @Transactional
    public void record(String reader, String pupilRef, String what) {
        jdbc.sql("""
                        insert into sedd.journal_reading (reading_id, read_at, reader, pupil_ref, what)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID().toString())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(reader)
                .param(pupilRef)
                .param(what)
                .update();
    }
}
