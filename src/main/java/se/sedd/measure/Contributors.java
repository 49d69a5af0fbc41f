package se.sedd.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;

/**
 * Who contributes what at a school. Only those who have said yes stand here, and no longer than a year after: what is older than its
 * day is removed the next morning.
 */
@Component
public class Contributors implements ScheduledWork {

    private static final Sentences SENTENCES = new Sentences("se.sedd.measure.sentences");
    private static final EveryDay MORNING = new EveryDay(LocalTime.of(5, 20));

    private final JdbcClient jdbc;
    private final SchoolCalendar calendar;

    Contributors(JdbcClient jdbc, SchoolCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** Those of the school whose day has not passed, by name; one statement. */
    public List<Contributor> of(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.contributor where school_id = ? and keep_until >= ?
                        order by name, contributor_id
                        """)
                .param(schoolId)
                .param(calendar.today(schoolId))
                .query((row, n) -> contributor(row))
                .list();
    }

    public Optional<Contributor> find(String id) {
        return jdbc.sql("select * from sedd.contributor where contributor_id = ?")
                .param(id)
                .query((row, n) -> contributor(row))
                .optional();
    }

    /**
     * Writes somebody down.
     *
     * @param keepUntil empty means a year
     * @return why that cannot be, in a sentence, or empty when it is done
     */
    @Transactional
    public Optional<String> add(
            String schoolId,
            Contributor.Kind kind,
            String name,
            String contact,
            String contributes,
            boolean consent,
            Optional<LocalDate> keepUntil,
            String recordedBy) {
        LocalDate today = calendar.today(schoolId);
        LocalDate until = keepUntil.orElse(today.plusYears(1));
        if (!consent) {
            return Optional.of(SENTENCES.of("contributor-not-asked"));
        }
        if (until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            return Optional.of(SENTENCES.of("kept-too-long", today.plusYears(1).toString()));
        }
        jdbc.sql("""
                        insert into sedd.contributor
                          (contributor_id, school_id, kind, name, contact, contributes, consented_on, keep_until,
                           recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID().toString())
                .param(schoolId)
                .param(kind.name())
                .param(name)
                .param(contact)
                .param(contributes)
                .param(today)
                .param(until)
                .param(recordedBy)
                .update();
        return Optional.empty();
    }

    @Transactional
    public void remove(String id) {
        jdbc.sql("delete from sedd.contributor where contributor_id = ?")
                .param(id)
                .update();
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    @Transactional
    public void runAt(Instant due) {
        jdbc.sql("delete from sedd.contributor where keep_until < ?")
                .param(EveryDay.dayOf(due))
                .update();
    }

    private static Contributor contributor(ResultSet row) throws SQLException {
        return new Contributor(
                row.getString("contributor_id"),
                row.getString("school_id"),
                Contributor.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("contact"),
                row.getString("contributes"),
                row.getObject("consented_on", LocalDate.class),
                row.getObject("keep_until", LocalDate.class));
    }
}
