package se.sedd.socialservices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The social services' register of concern reports from schools. */
@Component
public class ReferralRegister {

    private final JdbcClient jdbc;
    private final ConcernRegister concerns;

    ReferralRegister(JdbcClient jdbc, ConcernRegister concerns) {
        this.jdbc = jdbc;
        this.concerns = concerns;
    }

    /** Enters a report that has just come in. */
    Referral receive(
            Concern concern,
            boolean urgent,
            String guardiansInformed,
            boolean feedbackRequested,
            LocalDate day,
            Instant at) {
        String number = "O%d-%05d".formatted(day.getYear(), concerns.nextNumber("referral"));
        jdbc.sql("""
                        insert into sedd.referral
                          (referral_number, concern_key, pupil_id, pupil_ref, school_id, received_at, urgent,
                           guardians_informed, feedback_requested)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(number)
                .param(concern.key())
                .param(concern.pupilId())
                .param(concern.pupilRef())
                .param(concern.schoolId())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(urgent)
                .param(guardiansInformed)
                .param(feedbackRequested)
                .update();
        return get(number);
    }

    /** The referral with this number, which the engine's instance says there is. */
    public Referral get(String number) {
        return jdbc.sql("select * from sedd.referral where referral_number = ?")
                .param(number)
                .query((row, n) -> referral(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No referral " + number + " is registered"));
    }

    /** What became of the school's report. */
    public Referral ofConcern(String concernKey) {
        return jdbc.sql("select * from sedd.referral where concern_key = ?")
                .param(concernKey)
                .query((row, n) -> referral(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("The report " + concernKey + " has reached nobody"));
    }

    /** How many referrals the user has that are not closed. */
    public int openOf(String userId) {
        return jdbc.sql("select count(*) from sedd.referral where handler = ? and closed_at is null")
                .param(userId)
                .query(Integer.class)
                .single();
    }

    public void handledBy(String number, String userId) {
        jdbc.sql("update sedd.referral set handler = ? where referral_number = ?")
                .param(userId)
                .param(number)
                .update();
    }

    public void acknowledged(String number, Instant at) {
        at("acknowledged_at", number, at);
    }

    public void assessed(String number, boolean protectionNeeded, Instant at) {
        jdbc.sql("update sedd.referral set protection_needed = ? where referral_number = ?")
                .param(protectionNeeded)
                .param(number)
                .update();
        at("assessed_at", number, at);
    }

    public void decided(String number, String inquiryDecision, Instant at) {
        jdbc.sql("update sedd.referral set inquiry_decision = ? where referral_number = ?")
                .param(inquiryDecision)
                .param(number)
                .update();
        at("decided_at", number, at);
    }

    void schoolAsked(String number, Instant at) {
        at("asked_school_at", number, at);
    }

    void schoolAnswered(String number, Instant at) {
        at("answered_at", number, at);
    }

    void feedbackAskedFor(String number, Instant at) {
        jdbc.sql("update sedd.referral set feedback_requested = true where referral_number = ?")
                .param(number)
                .update();
        at("asked_again_at", number, at);
    }

    void feedbackGiven(String number, String feedback, Instant at) {
        jdbc.sql("update sedd.referral set feedback = ? where referral_number = ?")
                .param(feedback)
                .param(number)
                .update();
        at("feedback_at", number, at);
    }

    public void closed(String number, Instant at) {
        at("closed_at", number, at);
    }

    private void at(String column, String number, Instant at) {
        jdbc.sql("update sedd.referral set " + column + " = ? where referral_number = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(number)
                .update();
    }

    private static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                row.getString("referral_number"),
                row.getString("concern_key"),
                row.getString("pupil_id"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                Optional.ofNullable(row.getString("handler")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("urgent"),
                row.getString("guardians_informed"),
                row.getBoolean("feedback_requested"),
                row.getBoolean("protection_needed"),
                instant(row, "assessed_at"),
                Optional.ofNullable(row.getString("inquiry_decision")),
                instant(row, "decided_at"),
                instant(row, "asked_again_at"),
                instant(row, "closed_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
