package se.sedd.partnership;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.partnership.Agreement.Annex;
import se.sedd.partnership.Agreement.Party;
import se.sedd.partnership.Agreement.Reach;
import se.sedd.partnership.Agreement.State;

/** The agreements in the database. */
@Component
public class AgreementRegister {

    private final JdbcClient jdbc;

    AgreementRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Agreement begin(
            String schoolId,
            Reach reach,
            String title,
            List<String> parties,
            Collection<String> offices,
            String begunBy,
            LocalDate today) {
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
                parties.stream()
                        .map(name -> new Party(name, Optional.empty(), Optional.empty()))
                        .toList());
        for (String office : Set.copyOf(offices)) {
            jdbc.sql("insert into sedd.agreement_office (agreement_number, office) values (?, ?)")
                    .param(number)
                    .param(office)
                    .update();
        }
        return get(number);
    }

    private void setParties(String number, List<Party> parties) {
        jdbc.sql("delete from sedd.agreement_party where agreement_number = ?")
                .param(number)
                .update();
        int seq = 0;
        for (Party party : parties) {
            jdbc.sql("""
                            insert into sedd.agreement_party (agreement_number, seq, party, signed_by, contributes)
                            values (?, ?, ?, ?, ?)
                            """)
                    .param(number)
                    .param(++seq)
                    .param(party.name())
                    .param(party.signedBy().orElse(null))
                    .param(party.contributes().orElse(null))
                    .update();
        }
    }

    private void setAnnexes(String number, List<Annex> annexes) {
        jdbc.sql("delete from sedd.agreement_annex where agreement_number = ?")
                .param(number)
                .update();
        int seq = 0;
        for (Annex annex : annexes) {
            jdbc.sql("insert into sedd.agreement_annex (agreement_number, seq, title, reference) values (?, ?, ?, ?)")
                    .param(number)
                    .param(++seq)
                    .param(annex.title())
                    .param(annex.reference())
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

    /** What these are called, by number; one statement, none for none. */
    public Map<String, String> titles(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(
                                "select agreement_number, title from sedd.partner_agreement where agreement_number in (:wanted)")
                        .param("wanted", numbers)
                        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The school's own, and those of other schools that hold for the whole municipality; what is to be reviewed first comes first. */
    public List<Agreement> of(String schoolId) {
        return read("""
                (a.school_id = ? or a.reach = 'MUNICIPALITY' and a.school_id in (
                  select other.school_id from sedd.school own
                  join sedd.school other on other.municipality = own.municipality
                  where own.school_id = ?))
                """, List.of(schoolId, schoolId));
    }

    /** Those of the school of which something should have been done before the day, the longest due first. */
    public List<Agreement> overdueAt(String schoolId, LocalDate day) {
        return read("a.school_id = ? and a.due_on < ?", List.of(schoolId, day)).stream()
                .sorted(Comparator.comparing((Agreement late) -> late.dueOn().orElseThrow())
                        .thenComparing(Agreement::number))
                .toList();
    }

    /** A task waits for somebody. */
    void waits(String number, String step, LocalDate dueOn) {
        jdbc.sql("update sedd.partner_agreement set step = ?, due_on = ? where agreement_number = ?")
                .param(step)
                .param(dueOn)
                .param(number)
                .update();
    }

    /** @param terms what was signed */
    void signed(String number, Terms terms) {
        jdbc.sql("""
                        update sedd.partner_agreement set state = 'IN_FORCE', purpose = ?, scope = ?, commitments = ?,
                          reference = ?, signed_on = ?, valid_from = ?, valid_until = ?, next_review = ?
                        where agreement_number = ?
                        """)
                .param(terms.purpose())
                .param(terms.scope().orElse(null))
                .param(terms.commitments().orElse(null))
                .param(terms.reference())
                .param(terms.signedOn())
                .param(terms.validFrom().orElse(null))
                .param(terms.validUntil().orElse(null))
                .param(terms.nextReview())
                .param(number)
                .update();
        setParties(number, terms.parties());
        setAnnexes(number, terms.annexes());
    }

    void ended(String number, State how, LocalDate on) {
        jdbc.sql("""
                        update sedd.partner_agreement set state = ?, ended_on = ?, next_review = null, step = null, due_on = null
                        where agreement_number = ?
                        """).param(how.name()).param(on).param(number).update();
    }

    void reviewed(String number, LocalDate nextReview) {
        jdbc.sql("update sedd.partner_agreement set next_review = ? where agreement_number = ?")
                .param(nextReview)
                .param(number)
                .update();
    }

    private List<Agreement> read(String condition, List<Object> values) {
        Map<String, List<Party>> parties = grouped(
                "agreement_party",
                condition,
                values,
                row -> new Party(
                        row.getString("party"),
                        Optional.ofNullable(row.getString("signed_by")),
                        Optional.ofNullable(row.getString("contributes"))));
        if (parties.isEmpty()) {
            return List.of();
        }
        Map<String, List<Annex>> annexes = grouped(
                "agreement_annex",
                condition,
                values,
                row -> new Annex(row.getString("title"), row.getString("reference")));
        Map<String, List<String>> offices = jdbc
                .sql("""
                        select p.agreement_number, p.office from sedd.agreement_office p
                        join sedd.partner_agreement a on a.agreement_number = p.agreement_number
                        where %s
                        """.formatted(condition))
                .params(values)
                .query((row, n) -> Map.entry(row.getString("agreement_number"), row.getString("office")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc.sql("""
                        select a.* from sedd.partner_agreement a
                        where %s
                        order by case when a.next_review is null then 1 else 0 end, a.next_review, a.begun_on,
                          a.agreement_number
                        """.formatted(condition))
                .params(values)
                .query((row, n) -> row(row, parties, annexes, offices))
                .list();
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<String, List<T>> grouped(String table, String condition, List<Object> values, Reading<T> reading) {
        Map<String, List<T>> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.* from sedd.%s p
                        join sedd.partner_agreement a on a.agreement_number = p.agreement_number
                        where %s
                        order by p.agreement_number, p.seq
                        """.formatted(table, condition)).params(values).query(row -> {
            found.computeIfAbsent(row.getString("agreement_number"), none -> new ArrayList<>())
                    .add(reading.of(row));
        });
        return found;
    }

    private static Agreement row(
            ResultSet row,
            Map<String, List<Party>> parties,
            Map<String, List<Annex>> annexes,
            Map<String, List<String>> offices)
            throws SQLException {
        String number = row.getString("agreement_number");
        return new Agreement(
                number,
                row.getString("school_id"),
                Reach.valueOf(row.getString("reach")),
                row.getString("title"),
                List.copyOf(parties.getOrDefault(number, List.of())),
                Set.copyOf(offices.getOrDefault(number, List.of())),
                Optional.ofNullable(row.getString("purpose")),
                Optional.ofNullable(row.getString("scope")),
                Optional.ofNullable(row.getString("commitments")),
                Optional.ofNullable(row.getString("reference")),
                List.copyOf(annexes.getOrDefault(number, List.of())),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("signed_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                Optional.ofNullable(row.getObject("next_review", LocalDate.class)),
                Optional.ofNullable(row.getString("step")),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getString("begun_by"),
                row.getObject("begun_on", LocalDate.class));
    }
}
