package se.sedd.partnership;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has become of each agreement: dialogues, signatures, reviews and reminders, and what it said before. Nothing of it is changed. */
@Component
public class AgreementHistory {

    /** Somebody was reminded. */
    static final String REMINDED = "reminded";

    private final JdbcClient jdbc;

    AgreementHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param kind key of the task that was done, {@code reminded} or {@code overdue-reviewed}
     * @param userId who did it, or was reminded
     * @param outcome what it came to, as the form's code
     * @param people with whom, as the form's codes
     */
    public record Event(
            Instant at, String kind, String userId, Optional<String> outcome, List<String> people, String note) {}

    /** What had been signed until it was signed anew; a party and an annex are a line each. */
    public record Earlier(
            LocalDate signedOn,
            LocalDate replacedOn,
            String purpose,
            Optional<String> scope,
            Optional<String> commitments,
            String reference,
            List<String> parties,
            List<String> annexes) {}

    /** Somebody was told that a task about the agreement is to be done. */
    public record Reminder(String number, Instant at) {}

    void happened(String number, Event event) {
        jdbc.sql("""
                        insert into sedd.agreement_event
                          (event_id, agreement_number, happened_at, kind, user_id, outcome, people, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID().toString())
                .param(number)
                .param(event.at().atOffset(ZoneOffset.UTC))
                .param(event.kind())
                .param(event.userId())
                .param(event.outcome().orElse(null))
                .param(String.join("|", event.people()))
                .param(event.note())
                .update();
    }

    /** The newest first. */
    public List<Event> of(String number) {
        return jdbc.sql("""
                        select * from sedd.agreement_event where agreement_number = ?
                        order by event_number desc
                        """)
                .param(number)
                .query((row, n) -> new Event(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("user_id"),
                        Optional.ofNullable(row.getString("outcome")),
                        lines(Optional.ofNullable(row.getString("people")).orElse(""), "\\|"),
                        row.getString("note")))
                .list();
    }

    /** What this user has been told since the instant and is still to be done, the latest first. */
    public List<Reminder> remindersTo(String userId, Instant since) {
        return jdbc.sql("""
                        select e.agreement_number, e.happened_at from sedd.agreement_event e
                        join sedd.partner_agreement a on a.agreement_number = e.agreement_number
                        where e.kind = 'reminded' and e.user_id = :user and e.happened_at >= :since and a.step is not null
                          and not exists (
                            select 1 from sedd.agreement_event later
                            where later.agreement_number = e.agreement_number and later.event_number > e.event_number
                              and later.kind <> 'overdue-reviewed')
                        order by e.event_number desc
                        """)
                .param("user", userId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Reminder(
                        row.getString("agreement_number"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Keeps what the agreement says, before it is signed anew. */
    void keep(Agreement agreement, LocalDate today) {
        jdbc.sql("""
                        insert into sedd.agreement_earlier (agreement_number, signed_on, replaced_on, valid_until, purpose, scope,
                          commitments, reference, parties, annexes)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(agreement.number())
                .param(agreement.signedOn().orElseThrow())
                .param(today)
                .param(agreement.validUntil().orElse(null))
                .param(agreement.purpose().orElse(""))
                .param(agreement.scope().orElse(null))
                .param(agreement.commitments().orElse(null))
                .param(agreement.reference().orElse(""))
                .param(agreement.parties().stream()
                        .map(party -> inOneLine(party.name()
                                + party.signedBy().map(by -> ": " + by).orElse("")
                                + party.contributes().map(what -> ". " + what).orElse("")))
                        .collect(Collectors.joining("\n")))
                .param(agreement.annexes().stream()
                        .map(annex -> inOneLine(annex.title() + ": " + annex.reference()))
                        .collect(Collectors.joining("\n")))
                .update();
    }

    /** The newest first. */
    public List<Earlier> earlier(String number) {
        return jdbc.sql("select * from sedd.agreement_earlier where agreement_number = ? order by replaced_on desc")
                .param(number)
                .query((row, n) -> new Earlier(
                        row.getObject("signed_on", LocalDate.class),
                        row.getObject("replaced_on", LocalDate.class),
                        row.getString("purpose"),
                        Optional.ofNullable(row.getString("scope")),
                        Optional.ofNullable(row.getString("commitments")),
                        row.getString("reference"),
                        lines(row.getString("parties"), "\n"),
                        lines(row.getString("annexes"), "\n")))
                .list();
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static List<String> lines(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
