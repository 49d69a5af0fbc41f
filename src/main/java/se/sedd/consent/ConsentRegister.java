package se.sedd.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.consent.Consent.Ended;
import se.sedd.consent.Consent.Ending;
import se.sedd.journal.Compartment;

/** The consents in the database. */
@Component
class ConsentRegister {

    private static final String BAR = "|";

    private final JdbcClient jdbc;

    ConsentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its id */
    String add(
            ConsentAsked asked, String pupilRef, String schoolId, LocalDate until, List<Giver> givers, String author) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into sedd.consent
                          (consent_id, pupil_ref, school_id, compartment, process_number, purpose, recipients, covers,
                           given_on, valid_until, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(pupilRef)
                .param(schoolId)
                .param(asked.compartment().name())
                .param(asked.processNumber())
                .param(asked.purpose().name())
                .param(String.join(BAR, asked.recipients()))
                .param(asked.covers().orElse(null))
                .param(asked.givenOn())
                .param(until)
                .param(author)
                .update();
        for (Giver giver : givers) {
            jdbc.sql("insert into sedd.consent_giver (consent_id, giver, guardian_id) values (?, ?, ?)")
                    .param(id)
                    .param(giver.code())
                    .param(giver.guardianId().orElse(null))
                    .update();
        }
        return id;
    }

    Optional<Consent> find(String id) {
        return read("c.consent_id = ?", List.of(id)).stream().findFirst();
    }

    /** The running ones of this case or referral. */
    List<Consent> running(String processNumber, Purpose purpose) {
        return read(
                "c.process_number = ? and c.purpose = ? and c.ended_on is null",
                List.of(processNumber, purpose.name()));
    }

    /** All of a pupil that stand in these compartments, newest first. */
    List<Consent> ofPupil(String pupilRef, Collection<Compartment> compartments) {
        return read("c.pupil_ref = ?", List.of(pupilRef)).stream()
                .filter(consent -> compartments.contains(consent.compartment()))
                .toList();
    }

    /** Those whose last day was before this day and that nobody has ended. */
    List<Consent> overdue(LocalDate today) {
        return read("c.ended_on is null and c.valid_until < ?", List.of(today));
    }

    void takenBack(String id, String giver, LocalDate on) {
        jdbc.sql("update sedd.consent_giver set withdrawn_on = ? where consent_id = ? and giver = ?")
                .param(on)
                .param(id)
                .param(giver)
                .update();
    }

    /**
     * Ends a running consent.
     *
     * @param author empty when its time was over
     * @return false if somebody else has ended it meanwhile
     */
    boolean end(String id, Ended ended, Optional<String> author) {
        return jdbc.sql("""
                        update sedd.consent set ended_on = ?, ending = ?, end_recorded_by = ?
                        where consent_id = ? and ended_on is null
                        """)
                        .param(ended.on())
                        .param(ended.how().name())
                        .param(author.orElse(null))
                        .param(id)
                        .update()
                == 1;
    }

    private List<Consent> read(String condition, List<Object> values) {
        Map<String, Consent> found = new LinkedHashMap<>();
        Map<String, List<Giver>> givers = new HashMap<>();
        jdbc.sql("""
                        select c.*, g.giver, g.guardian_id, g.withdrawn_on
                        from sedd.consent c join sedd.consent_giver g on g.consent_id = c.consent_id
                        where %s
                        order by c.given_on desc, c.consent_id, g.giver
                        """.formatted(condition)).params(values).query(row -> {
            String id = row.getString("consent_id");
            found.putIfAbsent(id, consent(row));
            givers.computeIfAbsent(id, key -> new ArrayList<>()).add(giver(row));
        });
        return found.values().stream()
                .map(consent -> consent.givenBy(givers.get(consent.id())))
                .toList();
    }

    private static Consent consent(ResultSet row) throws SQLException {
        Optional<Ending> ending = Optional.ofNullable(row.getString("ending")).map(Ending::valueOf);
        Optional<LocalDate> endedOn = day(row, "ended_on");
        return new Consent(
                row.getString("consent_id"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                Compartment.valueOf(row.getString("compartment")),
                row.getString("process_number"),
                Purpose.valueOf(row.getString("purpose")),
                List.of(row.getString("recipients").split("\\|")),
                Optional.ofNullable(row.getString("covers")),
                day(row, "given_on").orElseThrow(),
                day(row, "valid_until").orElseThrow(),
                List.of(),
                endedOn.flatMap(on -> ending.map(how -> new Ended(on, how))));
    }

    private static Giver giver(ResultSet row) throws SQLException {
        return new Giver(
                row.getString("giver"), Optional.ofNullable(row.getString("guardian_id")), day(row, "withdrawn_on"));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
