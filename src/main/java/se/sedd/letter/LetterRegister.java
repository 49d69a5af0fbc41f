package se.sedd.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which letters have been decided, and what became of them. */
@Component
class LetterRegister {

    /**
     * A letter that waits to be printed.
     *
     * @param email where it goes then; empty where it goes on paper
     */
    record Waiting(
            String id,
            String caseNumber,
            String pupilRef,
            String schoolId,
            String decidedBy,
            Instant decidedAt,
            Letter letter,
            Optional<String> email,
            boolean failedBefore) {}

    private final JdbcClient jdbc;

    LetterRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of the pupil's next letter. */
    int nextNumber(String pupilRef) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from sedd.letter where pupil_ref = ?")
                .param(pupilRef)
                .query(Integer.class)
                .single();
    }

    /** Enters a letter; {@code sent} says all but what it says. */
    void enter(
            SentLetter sent,
            AbsenceFigures figures,
            List<String> templateVersions,
            Letter letter,
            Optional<String> email) {
        jdbc.sql("""
                        insert into sedd.letter
                          (letter_id, case_number, pupil_ref, school_id, guardian_id, guardian_number, number, languages,
                           with_draft, template_versions, decided_by, decided_at, window_from, window_to, offered_minutes,
                           reported_minutes, valid_minutes, invalid_minutes, status, content, email)
                        values (:id, :case, :pupil, :school, :guardian, :guardianNumber, :number, :languages, :draft,
                           :versions, :by, :at, :from, :to, :offered, :reported, :valid, :invalid, :status, :content, :email)
                        """)
                .param("id", sent.id())
                .param("case", sent.caseNumber())
                .param("pupil", sent.pupilRef())
                .param("school", sent.schoolId())
                .param("guardian", sent.guardianId())
                .param("guardianNumber", sent.guardianNumber())
                .param("number", sent.number())
                .param("languages", String.join("|", sent.languages()))
                .param("draft", sent.withDraft())
                .param("versions", String.join("|", templateVersions))
                .param("by", sent.decidedBy())
                .param("at", sent.decidedAt().atOffset(ZoneOffset.UTC))
                .param("from", figures.from())
                .param("to", figures.to())
                .param("offered", figures.offered())
                .param("reported", figures.reported())
                .param("valid", figures.valid())
                .param("invalid", figures.invalid())
                .param("status", sent.status().name())
                .param("content", letter.toJson())
                .param("email", email.orElse(null))
                .update();
    }

    /** The pupil's letters, the first one first. */
    List<SentLetter> ofPupil(String pupilRef) {
        return jdbc.sql("select * from sedd.letter where pupil_ref = ? order by number")
                .param(pupilRef)
                .query((row, n) -> sent(row))
                .list();
    }

    /** The letter has left by e-mail. */
    void emailed(String id, LocalDate on) {
        jdbc.sql("update sedd.letter set status = 'EMAILED', settled_on = ?, email = null where letter_id = ?")
                .param(on)
                .param(id)
                .update();
    }

    /** The letter did not leave by e-mail: it is to be posted. */
    void toPost(String id, String reason) {
        jdbc.sql("""
                        update sedd.letter set status = 'TO_POST', email_failed = ?, email = null
                        where letter_id = ? and status = 'TO_EMAIL'
                        """).param(reason).param(id).update();
    }

    Optional<SentLetter> find(String id) {
        return jdbc.sql("select * from sedd.letter where letter_id = ?")
                .param(id)
                .query((row, n) -> sent(row))
                .optional();
    }

    /** What became of the letters of the case that are still to leave; whoever asks for the same ones waits. */
    List<SentLetter.Status> unsettled(String caseNumber) {
        return jdbc.sql("""
                        select status from sedd.letter
                        where case_number = ? and status in ('TO_EMAIL', 'TO_POST') order by number for update
                        """)
                .param(caseNumber)
                .query((row, n) -> SentLetter.Status.valueOf(row.getString("status")))
                .list();
    }

    /** What became of the letters of the case that were to be posted. */
    void settle(String caseNumber, SentLetter.Status status, LocalDate on, String by) {
        jdbc.sql("""
                        update sedd.letter set status = ?, settled_on = ?, settled_by = ?
                        where case_number = ? and status = 'TO_POST'
                        """).param(status.name()).param(on).param(by).param(caseNumber).update();
    }

    List<String> waiting() {
        return jdbc.sql("select letter_id from sedd.letter where printed_at is null order by decided_at, letter_id")
                .query(String.class)
                .list();
    }

    /** How far this person's letters are. */
    Printing printing(String decidedBy) {
        return jdbc.sql("""
                        select coalesce(sum(case when l.printed_at is not null then 1 else 0 end), 0) as written,
                               coalesce(sum(case when l.printed_at is null and l.failed_at is null then 1 else 0 end), 0)
                                 as waiting,
                               coalesce(sum(case when l.printed_at is null and l.failed_at is not null then 1 else 0 end), 0)
                                 as failed
                        from sedd.letter l
                        where l.decided_by = :by
                          and (l.printed_at is null
                            or l.printed_at >= (select min(w.decided_at) from sedd.letter w
                                                where w.decided_by = :by and w.printed_at is null and w.failed_at is null))
                        """)
                .param("by", decidedBy)
                .query((row, n) -> new Printing(
                        row.getInt("written"), row.getInt("written") + row.getInt("waiting"), row.getInt("failed")))
                .single();
    }

    /** Whether it is still to be printed; whoever asks for the same one waits until this transaction is over. */
    boolean stillWaiting(String id) {
        return jdbc.sql("select letter_id from sedd.letter where letter_id = ? and printed_at is null for update")
                .param(id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** The letter, if it is to be printed. */
    Optional<Waiting> waiting(String id) {
        return jdbc.sql("select * from sedd.letter where letter_id = ? and printed_at is null")
                .param(id)
                .query((row, n) -> new Waiting(
                        id,
                        row.getString("case_number"),
                        row.getString("pupil_ref"),
                        row.getString("school_id"),
                        row.getString("decided_by"),
                        instant(row, "decided_at"),
                        Letter.ofJson(row.getString("content")),
                        Optional.ofNullable(row.getString("email")),
                        row.getObject("failed_at", OffsetDateTime.class) != null))
                .optional();
    }

    /** The files are there. */
    void printed(String id, Instant at, String pdfSha256, String htmlSha256) {
        jdbc.sql("""
                        update sedd.letter set printed_at = ?, pdf_sha256 = ?, html_sha256 = ?, content = null
                        where letter_id = ? and printed_at is null
                        """)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(pdfSha256)
                .param(htmlSha256)
                .param(id)
                .update();
    }

    void failed(String id, Instant at) {
        jdbc.sql("update sedd.letter set failed_at = ? where letter_id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    /** The hash that a printed letter's file had: of the PDF, or of the HTML. */
    Optional<String> sha256(String id, boolean pdf) {
        return jdbc.sql(
                        "select pdf_sha256, html_sha256 from sedd.letter where letter_id = ? and printed_at is not null")
                .param(id)
                .query((row, n) -> row.getString(pdf ? "pdf_sha256" : "html_sha256"))
                .optional();
    }

    private static SentLetter sent(ResultSet row) throws SQLException {
        return new SentLetter(
                row.getString("letter_id"),
                row.getString("case_number"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                row.getString("guardian_id"),
                row.getInt("guardian_number"),
                row.getInt("number"),
                List.of(row.getString("languages").split("\\|")),
                row.getBoolean("with_draft"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                SentLetter.Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getObject("settled_on", LocalDate.class)),
                row.getString("email_failed") != null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
