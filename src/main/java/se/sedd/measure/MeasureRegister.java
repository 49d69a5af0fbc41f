package se.sedd.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.measure.Measure.Status;
import se.sedd.register.Pupil;

/** The measures for single pupils in the database: those in force, and what became of the others. */
@Component
public class MeasureRegister {

    private final JdbcClient jdbc;

    MeasureRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Measure begin(Pupil pupil, String owner, Optional<String> origin, LocalDate today) {
        jdbc.sql("update sedd.measure_series set last_number = last_number + 1 where id = 1")
                .update();
        long last = jdbc.sql("select last_number from sedd.measure_series where id = 1")
                .query(Long.class)
                .single();
        String number = "T%d-%05d".formatted(today.getYear(), last);
        jdbc.sql("""
                        insert into sedd.measure
                          (measure_number, pupil_id, pupil_ref, school_id, origin, owner, begun_on, status)
                        values (?, ?, ?, ?, ?, ?, ?, 'BEGUN')
                        """)
                .param(number)
                .param(pupil.id())
                .param(pupil.ref())
                .param(pupil.schoolId())
                .param(origin.orElse(null))
                .param(owner)
                .param(today)
                .update();
        return get(number);
    }

    /** The measure with this number, which the engine's instance says there is. */
    public Measure get(String number) {
        return find(number).orElseThrow(() -> new IllegalStateException("No measure " + number + " is registered"));
    }

    public Optional<Measure> find(String number) {
        return jdbc.sql("select * from sedd.measure where measure_number = ?")
                .param(number)
                .query((row, n) -> measure(row))
                .optional();
    }

    /** The pupil's measures of this school, the newest first; those that were never proposed are not among them. */
    public List<Measure> ofPupil(String pupilRef, String schoolId) {
        return jdbc.sql("""
                        select * from sedd.measure
                        where pupil_ref = ? and school_id = ? and status not in ('BEGUN', 'LEFT')
                        order by begun_on desc, measure_number desc
                        """)
                .param(pupilRef)
                .param(schoolId)
                .query((row, n) -> measure(row))
                .list();
    }

    /** Those of the pupils that are not over. */
    List<Measure> open() {
        return jdbc.sql("select * from sedd.measure where status in ('BEGUN', 'PROPOSED', 'RUNNING')")
                .query((row, n) -> measure(row))
                .list();
    }

    boolean hasOpen(String pupilId, String offerId) {
        return jdbc.sql("select count(*) from sedd.measure where open_one = ?")
                        .param(openOne(pupilId, offerId))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void proposed(Measure measure, Offer offer, Optional<String> cause) {
        jdbc.sql("""
                        update sedd.measure set status = 'PROPOSED', kind = ?, offer_id = ?, open_one = ?, cause = ?
                        where measure_number = ?
                        """)
                .param(offer.kind().name())
                .param(offer.id())
                .param(openOne(measure.pupilId(), offer.id()))
                .param(cause.orElse(null))
                .param(measure.number())
                .update();
    }

    void runs(String number, LocalDate from, LocalDate to) {
        jdbc.sql("update sedd.measure set status = 'RUNNING', starts_on = ?, ends_on = ? where measure_number = ?")
                .param(from)
                .param(to)
                .param(number)
                .update();
    }

    void closed(String number, Status how, Optional<String> outcome, LocalDate on) {
        jdbc.sql("""
                        update sedd.measure set status = ?, outcome = ?, closed_on = ?, open_one = null
                        where measure_number = ?
                        """)
                .param(how.name())
                .param(outcome.orElse(null))
                .param(on)
                .param(number)
                .update();
    }

    /** It goes on no longer than this day, whatever had been agreed; one that has not begun by then has no days at all. */
    void endsBy(String number, LocalDate day) {
        jdbc.sql("""
                        update sedd.measure set
                          ends_on = case when starts_on > :day then null when ends_on > :day then cast(:day as date) else ends_on end,
                          starts_on = case when starts_on > :day then null else starts_on end
                        where measure_number = :number
                        """).param("day", day).param("number", number).update();
    }

    void week(String number, LocalDate session, String attended) {
        jdbc.sql("insert into sedd.measure_week (measure_number, session_on, attended) values (?, ?, ?)")
                .param(number)
                .param(session)
                .param(attended)
                .update();
    }

    /**
     * How the sessions went that are noted.
     *
     * @param unknown weeks that have passed without a note
     */
    public record Weeks(int there, int partly, int away, int unknown) {}

    /** The sessions of the pupil's measures at the school, by measure; one statement. */
    public Map<String, Weeks> weeks(String pupilRef, String schoolId) {
        return jdbc
                .sql("""
                        select w.measure_number,
                          sum(case when w.attended = 'yes' then 1 else 0 end) as was_there,
                          sum(case when w.attended = 'partly' then 1 else 0 end) as partly,
                          sum(case when w.attended = 'no' then 1 else 0 end) as away,
                          sum(case when w.attended = 'unknown' then 1 else 0 end) as not_known
                        from sedd.measure_week w
                        join sedd.measure m on m.measure_number = w.measure_number
                        where m.pupil_ref = ? and m.school_id = ?
                        group by w.measure_number
                        """)
                .param(pupilRef)
                .param(schoolId)
                .query((row, n) -> Map.entry(
                        row.getString("measure_number"),
                        new Weeks(
                                row.getInt("was_there"),
                                row.getInt("partly"),
                                row.getInt("away"),
                                row.getInt("not_known"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The last session that has been noted, or has passed without a note. */
    Optional<LocalDate> lastSession(String number) {
        return jdbc.sql("""
                        select session_on from sedd.measure_week where measure_number = ?
                        order by session_on desc fetch first 1 row only
                        """)
                .param(number)
                .query((row, n) -> row.getObject("session_on", LocalDate.class))
                .optional();
    }

    private static String openOne(String pupilId, String offerId) {
        return pupilId + "/" + offerId;
    }

    private static Measure measure(ResultSet row) throws SQLException {
        return new Measure(
                row.getString("measure_number"),
                row.getString("pupil_id"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                Optional.ofNullable(row.getString("kind")).map(Offer.Kind::valueOf),
                Optional.ofNullable(row.getString("offer_id")),
                Optional.ofNullable(row.getString("origin")),
                Optional.ofNullable(row.getString("cause")),
                row.getString("owner"),
                row.getObject("begun_on", LocalDate.class),
                Optional.ofNullable(row.getObject("starts_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)),
                Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("outcome")));
    }
}
