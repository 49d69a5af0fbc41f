package se.sedd.followup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;

/**
 * Tells the huvudman, and another home municipality, that an investigation has begun (skollagen 7:19 a, 7:22). The notice is
 * written in the transaction of the decision and handed out afterwards as a file under {@code outbox/} in the home folder, with
 * its receipt in the journal; what a crash leaves behind is handed out at the next start.
 */
@Component
public class OrganiserNotices {

    private static final Logger log = LoggerFactory.getLogger(OrganiserNotices.class);
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("se.sedd.followup.notices", SWEDISH);

    private record Notice(String id, String pupilId, String text) {}

    private final JdbcClient jdbc;
    private final Register register;
    private final SchoolCalendar calendar;
    private final CaseJournal journal;
    private final Clock clock;
    private final TransactionTemplate afterwards;
    private final Path outbox;

    OrganiserNotices(
            JdbcClient jdbc,
            Register register,
            SchoolCalendar calendar,
            CaseJournal journal,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${sedd.home}") Path home) {
        this.jdbc = jdbc;
        this.register = register;
        this.calendar = calendar;
        this.journal = journal;
        this.clock = clock;
        this.afterwards = new TransactionTemplate(transaction.getTransactionManager());
        this.afterwards.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.outbox = home.resolve("outbox").resolve("organiser-notices");
    }

    /** Writes the notices of a case in which an investigation has been decided. */
    public void investigationBegun(AbsenceCase found) {
        School school = register.school(found.schoolId()).orElseThrow();
        Pupil pupil = register.pupil(found.pupilId()).orElseThrow();
        if (pupil.protectedIdentity()) {
            throw new IllegalStateException("The notices of case " + found.caseNumber() + " go by hand");
        }
        LocalDate today = calendar.today(school.id());
        write(found, school, pupil, today, "organiser", school.organiser().orElse(school.name()));
        pupil.homeMunicipality()
                .filter(home -> !home.equals(school.municipality().orElse(home)))
                .ifPresent(home -> write(found, school, pupil, today, "home-municipality", home));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                handOut();
            }
        });
    }

    private void write(AbsenceCase found, School school, Pupil pupil, LocalDate today, String kind, String recipient) {
        String receipt = found.caseNumber() + "-" + kind;
        String text = new MessageFormat(WORDS.getString(kind), SWEDISH).format(new Object[] {
            recipient, school.name(), pupil.name(), pupil.className(), today.toString(), receipt
        });
        jdbc.sql("""
                        insert into sedd.organiser_notice
                          (notice_id, case_number, receipt, kind, recipient, notice_text, written_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID().toString())
                .param(found.caseNumber())
                .param(receipt)
                .param(kind)
                .param(recipient)
                .param(text)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.happened(found, kind + "-notified", Optional.empty());
    }

    /** Hands out every notice that waits. A file that is there already is written again with the same words. */
    @EventListener(ApplicationReadyEvent.class)
    void handOut() {
        try {
            afterwards.executeWithoutResult(status -> jdbc
                    .sql("""
                            select n.notice_id, c.pupil_id, n.notice_text
                            from sedd.organiser_notice n join sedd.case_registry c on c.case_number = n.case_number
                            where n.handed_out_at is null
                            """)
                    .query((row, n) -> new Notice(
                            row.getString("notice_id"), row.getString("pupil_id"), row.getString("notice_text")))
                    .list()
                    .stream()
                    .filter(this::mayBeWritten)
                    .forEach(this::handOut));
        } catch (UncheckedIOException e) {
            log.error("Notices to the organiser wait in the database: {} cannot be written", outbox, e);
        }
    }

    /** A pupil may have become protected since: such a notice never leaves as a file. */
    private boolean mayBeWritten(Notice notice) {
        return register.pupil(notice.pupilId()).filter(Pupil::protectedIdentity).isEmpty();
    }

    private void handOut(Notice notice) {
        try {
            Files.createDirectories(outbox);
            Path whole =
                    Files.writeString(outbox.resolve(notice.id() + ".part"), notice.text(), StandardCharsets.UTF_8);
            Files.move(
                    whole,
                    outbox.resolve(notice.id() + ".txt"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("update sedd.organiser_notice set handed_out_at = ? where notice_id = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(notice.id())
                .update();
    }
}
