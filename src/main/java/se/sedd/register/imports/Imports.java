package se.sedd.register.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import se.sedd.calendar.SchoolCalendar;

/**
 * Publishes CSV files: one at a time, each whole or not at all, none twice.
 *
 * <p>Bad rows up to one per cent are put aside and named. Above that, or when the file as a whole cannot be read, nothing is
 * published: half a file would read as presence.
 */
@Component
public class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int ROWS_BETWEEN_LOG_LINES = 100_000;

    /** @param repeated the same file had been imported before, and nothing changed */
    record Outcome(ImportReport report, boolean repeated) {}

    private final List<ImportKind> kinds;
    private final ImportLog importLog;
    private final SchoolCalendar calendar;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    Imports(
            List<ImportKind> kinds,
            ImportLog importLog,
            SchoolCalendar calendar,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${sedd.home}") Path home)
            throws IOException {
        this.kinds = kinds;
        this.importLog = importLog;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.folder = home.toAbsolutePath().resolve("tmp").resolve("imports");
        FileSystemUtils.deleteRecursively(folder); // what a process that was killed left behind
        Files.createDirectories(folder);
    }

    List<String> kinds() {
        return kinds.stream().map(ImportKind::name).sorted().toList();
    }

    Optional<ImportKind> kind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** Takes the file in, to its end, without judging it. */
    Upload receive(InputStream csv) throws IOException {
        return Upload.receive(csv, folder);
    }

    /** @throws ImportRefused when nothing was published */
    Outcome take(ImportKind kind, Upload upload) {
        oneAtATime.lock();
        try {
            return transaction.execute(status -> {
                holdGuard();
                return importLog
                        .ofContent(kind.name(), upload.hash())
                        .map(before -> new Outcome(before, true))
                        .orElseGet(() -> new Outcome(publish(kind, upload), false));
            });
        } catch (ImportRefused refused) {
            log.info("Import {} refused: {}", kind.name(), refused.getMessage());
            throw refused;
        } finally {
            // Countries and days may have been read from a transaction that was undone.
            calendar.forget();
            oneAtATime.unlock();
        }
    }

    /** The lock above holds for this process; this row holds for every node on the same database. */
    private void holdGuard() {
        jdbc.sql("""
                select id from sedd.import_guard where id = 1 for update
                """).query(Integer.class).single();
    }

    private ImportReport publish(ImportKind kind, Upload upload) {
        String importId = UUID.randomUUID().toString();
        Path scratch = folder.resolve(importId);
        Findings findings = new Findings();
        log.info("Import {} {} begins: {} lines, {} bytes", kind.name(), importId, upload.lines(), upload.size());
        try (CsvFile file = CsvFile.open(upload, kind.columns());
                ImportKind.Intake intake =
                        kind.begin(new ImportKind.Scope(upload.size(), Files.createDirectory(scratch)))) {
            findings.warn(file.warnings());
            read(file, intake, findings, kind);
            if (findings.tooManyBad()) {
                throw new ImportRefused(
                        report(importId, kind, findings, findings.problems()),
                        Fault.TOO_MANY_BAD_ROWS.sentence(findings.badRows(), findings.rows()));
            }
            intake.publish();
            intake.warnedLate().forEach(row -> findings.warn(row.warnings()));
        } catch (UnreadableFile unreadable) {
            throw new ImportRefused(report(importId, kind, findings, unreadable.problems()), unreadable.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(scratch);
        }
        ImportReport report = report(importId, kind, findings, findings.problems());
        importLog.write(report, upload.hash(), findings.quarantined());
        log.info(
                "Import {} {} published: {} rows, {} of them quarantined",
                kind.name(),
                importId,
                report.rows(),
                report.quarantined());
        return report;
    }

    private void read(CsvFile file, ImportKind.Intake intake, Findings findings, ImportKind kind)
            throws UnreadableFile {
        long nextLogLine = ROWS_BETWEEN_LOG_LINES;
        for (List<Row> rows = file.next(ROWS_AT_A_TIME); !rows.isEmpty(); rows = file.next(ROWS_AT_A_TIME)) {
            intake.take(rows.stream().filter(row -> !row.isBad()).toList());
            rows.forEach(findings::count);
            if (findings.rows() >= nextLogLine) {
                log.info("Import {}: {} rows read", kind.name(), findings.rows());
                nextLogLine += ROWS_BETWEEN_LOG_LINES;
            }
        }
    }

    private static ImportReport report(String importId, ImportKind kind, Findings findings, List<Problem> problems) {
        return new ImportReport(importId, kind.name(), findings.rows(), findings.badRows(), problems);
    }

    private static void remove(Path scratch) {
        try {
            FileSystemUtils.deleteRecursively(scratch);
        } catch (IOException e) {
            log.warn("The scratch folder of an import could not be removed: {}", e.getMessage());
        }
    }
}
