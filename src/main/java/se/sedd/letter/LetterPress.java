package se.sedd.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.calendar.ScheduledWork;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.letter.LetterRegister.Waiting;

/**
 * Prints decided letters into {@code letters/} in the home folder, in the background. Every word was kept with the decision, so
 * a crash before, between or after the files changes nothing: what waits is printed at the next start or the next morning, with
 * the same words.
 */
@Component
class LetterPress implements ScheduledWork, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LetterPress.class);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime BEFORE_WORK = LocalTime.of(5, 45);

    private final LetterRegister letters;
    private final LetterPdf pdf;
    private final LetterHtml html;
    private final LetterMail mail;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final Path folder;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "letters");
        thread.setDaemon(true);
        return thread;
    });

    LetterPress(
            LetterRegister letters,
            LetterPdf pdf,
            LetterHtml html,
            LetterMail mail,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${sedd.home}") Path home) {
        this.letters = letters;
        this.pdf = pdf;
        this.html = html;
        this.mail = mail;
        this.journal = journal;
        this.clock = clock;
        this.apart = new TransactionTemplate(transaction.getTransactionManager());
        this.apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.folder = home.resolve("letters");
    }

    /** Prints what waits once the surrounding transaction is committed. */
    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                background.execute(LetterPress.this::printWaiting);
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        background.execute(this::printWaiting);
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime today = instant.atZone(STOCKHOLM).with(BEFORE_WORK);
        return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
    }

    @Override
    public void runAt(Instant due) {
        printWaiting();
    }

    void printWaiting() {
        List<String> waiting = letters.waiting();
        for (String id : waiting) {
            print(id);
        }
        if (waiting.size() > 1) {
            log.info(
                    "{} letters were waiting, {} still are",
                    waiting.size(),
                    letters.waiting().size());
        }
    }

    /** Prints this letter now unless it is printed already; of several who try, on whichever node, one does. */
    synchronized void print(String id) {
        try {
            letters.waiting(id).ifPresent(this::print);
        } catch (RuntimeException e) {
            log.error("Letter {} waits in the database: it cannot be printed", id, e);
            apart.executeWithoutResult(status -> letters.waiting(id).ifPresent(this::tellTheSender));
        }
    }

    private void print(Waiting waiting) {
        byte[] onPaper = pdf.print(waiting.letter(), waiting.decidedAt());
        byte[] onScreen = html.show(waiting.letter()).getBytes(StandardCharsets.UTF_8);
        apart.executeWithoutResult(status -> {
            if (letters.stillWaiting(waiting.id())) {
                keep(path(waiting.id(), true), onPaper);
                keep(path(waiting.id(), false), onScreen);
                letters.printed(
                        waiting.id(), clock.instant(), TemplateFile.sha256(onPaper), TemplateFile.sha256(onScreen));
                mail.send(waiting, "letters/" + path(waiting.id(), true).getFileName());
            }
        });
    }

    private void tellTheSender(Waiting waiting) {
        if (waiting.failedBefore()) {
            return;
        }
        letters.failed(waiting.id(), clock.instant());
        letters.toPost(waiting.id(), "NOT_PRINTED");
        journal.write(new JournalEntry(
                clock.instant(),
                waiting.pupilRef(),
                Optional.of(waiting.caseNumber()),
                Compartment.SCHOOL,
                Optional.empty(),
                "letter-not-printed",
                Optional.empty(),
                Optional.of(waiting.decidedBy()),
                List.of()));
    }

    private void keep(Path file, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path whole = Files.write(folder.resolve(UUID.randomUUID() + ".part"), content);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it was printed; empty where it is not there or not the same any more. */
    Optional<byte[]> read(String id, boolean asPdf) {
        print(id);
        Path file = path(id, asPdf);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            return letters.sha256(id, asPdf)
                    .filter(TemplateFile.sha256(content)::equals)
                    .map(same -> content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String id, boolean asPdf) {
        return folder.resolve(id + (asPdf ? ".pdf" : ".html"));
    }

    @Override
    public void destroy() throws InterruptedException {
        background.shutdown();
        background.awaitTermination(10, TimeUnit.SECONDS);
    }
}
