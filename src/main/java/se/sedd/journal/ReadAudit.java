package se.sedd.journal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who read what about which pupil, and when. */
@Component
public class ReadAudit {

    private final JdbcTemplate batch;
    private final Clock clock;

    ReadAudit(JdbcTemplate batch, Clock clock) {
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * Records a reading.
     *
     * @param what what was shown, a code such as {@code panel}
     */
    @Transactional
    public void record(String reader, String pupilRef, String what) {
        record(reader, List.of(pupilRef), what);
    }

    /** Records the reading of a list: one row a pupil, one statement. */
    @Transactional
    public void record(String reader, Collection<String> pupilRefs, String what) {
        if (!pupilRefs.isEmpty()) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            batch.batchUpdate(
                    """
                    insert into sedd.journal_reading (reading_id, read_at, reader, pupil_ref, what)
                    values (?, ?, ?, ?, ?)
                    """,
                    pupilRefs.stream()
                            .map(ref -> new Object[] {UUID.randomUUID().toString(), now, reader, ref, what})
                            .toList());
        }
    }
}
