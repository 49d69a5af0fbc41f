package se.sedd.partnership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.partnership.Agreement.Party;
import se.sedd.partnership.Agreement.Reach;
import se.sedd.partnership.Agreement.State;

/** The agreements in the database, and what was said about them. */
@Component
public class AgreementRegister {

    private final JdbcClient jdbc;
    private final Clock clock;

    AgreementRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Agreement begin(String schoolId, Reach reach, String title, List<String> parties, String begunBy, LocalDate today) {
        jdbc.sql("update sedd.agreement_series set last_number = last_number + 1 where id = 1")
                .update();
        long last = jdbc.sql("select last_number from sedd.agreement_series where id = 1")
                .query(Long.class)
                .single();
        String number = "A%d-%04d".formatted(today.getYear(), last);
        jdbc.sql("""
                        insert into sedd.partner_agreement
                          (agreement_number, school_id, reach, title, state, begun_by, begun_on)
                        values (?, ?, ?, ?, 'DIALOGUE', ?, ?)
                        """)
                .param(number)
                .param(schoolId)
                .param(reach.name())
                .param(title)
                .param(begunBy)
                .param(today)
                .update();
        setParties(
                number,
                parties.stream().map(name -> new Party(name, Optional.empty())).toList());
        return get(number);
    }

    private void setParties(String number, List<Party> parties) {
        jdbc.sql("delete from sedd.agreement_party where agreement_number = ?")
                .param(number)
                .update();
        int seq = 0;
        for (Party party : parties) {
            jdbc.sql("insert into sedd.agreement_party (agreement_number, seq, party, signed_by) values (?, ?, ?, ?)")
                    .param(number)
                    .param(++seq)
                    .param(party.name())
                    .param(party.signedBy().orElse(null))
                    .update();
        }
    }

    /** The agreement with this number, which the engine's instance says there is. */
    public Agreement get(String number) {
        return find(number).orElseThrow(() -> new IllegalStateException("No agreement " + number + " is registered"));
    }

    public Optional<Agreement> find(String number) {
        return read("a.agreement_number = ?", List.of(number)).stream().findFirst();
    }

    /** The school's own, and those of other schools that hold for the whole municipality; what is to be reviewed first comes first. */
    public List<Agreement> of(String schoolId) {
        return read("""
                a.school_id = ? or a.reach = 'MUNICIPALITY' and a.school_id in (
                  select other.school_id from sedd.school own
                  join sedd.school other on other.municipality = own.municipality
                  where own.school_id = ?)
                """, List.of(schoolId, schoolId));
    }

    /** @param terms what was signed */
    void signed(String number, Terms terms) {
        jdbc.sql("""
                        update sedd.partner_agreement set state = 'IN_FORCE', purpose = ?, commitments = ?, reference = ?,
                          annex = ?, signed_on = ?, valid_until = ?, next_review = ?
                        where agreement_number = ?
                        """)
                .param(terms.purpose())
                .param(terms.commitments().orElse(null))
                .param(terms.reference())
                .param(terms.annex().orElse(null))
                .param(terms.signedOn())
                .param(terms.validUntil().orElse(null))
                .param(terms.nextReview())
                .param(number)
                .update();
        setParties(number, terms.parties());
    }

    void state(String number, State state) {
        jdbc.sql("update sedd.partner_agreement set state = ? where agreement_number = ?")
                .param(state.name())
                .param(number)
                .update();
    }

    void ended(String number, State how, LocalDate on) {
        jdbc.sql("""
                        update sedd.partner_agreement set state = ?, ended_on = ?, next_review = null
                        where agreement_number = ?
                        """).param(how.name()).param(on).param(number).update();
    }

    void reviewed(String number, LocalDate nextReview) {
        jdbc.sql("update sedd.partner_agreement set next_review = ? where agreement_number = ?")
                .param(nextReview)
                .param(number)
                .update();
    }

    /** Writes down what happened; nothing of it is ever changed. */
    void happened(String number, String kind, String userId, String note) {
        jdbc.sql("""
                        insert into sedd.agreement_event (event_id, agreement_number, happened_at, kind, user_id, note)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID().toString())
                .param(number)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(kind)
                .param(userId)
                .param(note)
                .update();
    }

    private List<Agreement> read(String condition, List<String> values) {
        Map<String, Agreement> found = new LinkedHashMap<>();
        Map<String, List<Party>> parties = new LinkedHashMap<>();
        jdbc.sql("""
                        select a.*, p.party, p.signed_by
                        from sedd.partner_agreement a
                        join sedd.agreement_party p on p.agreement_number = a.agreement_number
                        where %s
                        order by case when a.next_review is null then 1 else 0 end, a.next_review, a.begun_on,
                          a.agreement_number, p.seq
                        """.formatted(condition)).params(values).query(row -> {
            String number = row.getString("agreement_number");
            parties.computeIfAbsent(number, none -> new ArrayList<>())
                    .add(new Party(row.getString("party"), Optional.ofNullable(row.getString("signed_by"))));
            found.put(number, agreement(row, parties.get(number)));
        });
        return List.copyOf(found.values());
    }

    private static Agreement agreement(ResultSet row, List<Party> parties) throws SQLException {
        return new Agreement(
                row.getString("agreement_number"),
                row.getString("school_id"),
                Reach.valueOf(row.getString("reach")),
                row.getString("title"),
                List.copyOf(parties),
                Optional.ofNullable(row.getString("purpose")),
                Optional.ofNullable(row.getString("commitments")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("annex")),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("signed_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                Optional.ofNullable(row.getObject("next_review", LocalDate.class)),
                row.getString("begun_by"),
                row.getObject("begun_on", LocalDate.class));
    }
}
