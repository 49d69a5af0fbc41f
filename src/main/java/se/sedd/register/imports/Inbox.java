package se.sedd.register.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.register.imports.LocalImport.Judged;

/**
 * The folder {@code inbox} of the home folder: a nightly job of the school system puts {@code KIND*.csv} there, and finds what
 * became of it in {@code inbox/taken} or {@code inbox/refused}, with the report beside the file.
 *
 * <p>A file that is still being written would read as a shorter one, and missing lessons as presence. So nothing is touched
 * before every file in the folder has kept its size and time for a while; whoever can should write under another name and rename.
 * A file that was published just before the application was killed is taken again, which changes nothing.
 */
@Component
@Profile("!import")
class Inbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Whom others refer to comes first. */
    private static final List<String> ORDER =
            List.of("schools", "school-days", "staff", "pupils", "guardians", "offers", "presences", "lessons");

    private record State(long size, FileTime changed) {}

    /** What a look saw of a file, and since when it has looked so. */
    private record Seen(State state, long since) {}

    private final LocalImport imports;
    private final ObjectMapper json;
    private final Path folder;
    private final Duration quiet;
    private final Map<Path, Seen> seen = new HashMap<>();
    private volatile ScheduledExecutorService looks;

    Inbox(
            LocalImport imports,
            ObjectMapper json,
            @Value("${sedd.home}") Path home,
            @Value("${sedd.inbox.quiet:PT10S}") Duration quiet) {
        this.imports = imports;
        this.json = json;
        this.folder = home.toAbsolutePath().resolve("inbox");
        this.quiet = quiet;
    }

    /** Takes in what lies there, if all of it has come to rest. */
    void look() {
        try {
            List<Path> files = files();
            seen.keySet().retainAll(files);
            boolean settled = true;
            for (Path file : files) {
                settled &= settled(file);
            }
            if (settled) {
                files.forEach(this::take);
            }
        } catch (IOException | RuntimeException e) {
            log.error("The inbox could not be read and is tried again", e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".csv"))
                    .sorted(Comparator.comparingInt(Inbox::place).thenComparing(Path::getFileName))
                    .toList();
        }
    }

    private boolean settled(Path file) throws IOException {
        State now = new State(Files.size(file), Files.getLastModifiedTime(file));
        Seen before = seen.get(file);
        if (before == null || !before.state().equals(now)) {
            seen.put(file, new Seen(now, System.nanoTime()));
            return false;
        }
        return System.nanoTime() - before.since() >= quiet.toNanos();
    }

    private void take(Path file) {
        String name = file.getFileName().toString();
        int kind = place(file);
        if (kind == ORDER.size()) {
            log.warn("{} in the inbox names no kind of import; its name has to begin with one of {}", name, ORDER);
            move(file, "refused");
            return;
        }
        try {
            Judged judged = imports.judge(ORDER.get(kind), file);
            String where = judged.refusal().isEmpty() ? "taken" : "refused";
            // the report first: a file without one has not been judged
            Path report = Files.createDirectories(folder.resolve(where)).resolve(name + ".report.json");
            Files.write(report, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(judged.report()));
            move(file, where);
        } catch (NoSuchFileException gone) {
            log.info("{} has been taken out of the inbox meanwhile", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which kind the name begins with, by its place in the order; its length if none. */
    private static int place(Path file) {
        String name = file.getFileName().toString();
        return (int) ORDER.stream().takeWhile(kind -> !name.startsWith(kind)).count();
    }

    private void move(Path file, String where) {
        try {
            Path to = Files.createDirectories(folder.resolve(where)).resolve(file.getFileName());
            Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException gone) {
            log.info("{} has been taken out of the inbox meanwhile", file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "inbox");
            thread.setDaemon(true);
            return thread;
        });
        looks.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    }

    /** Lets the file under way be finished. */
    @Override
    public void stop() {
        looks.shutdown();
        try {
            if (!looks.awaitTermination(1, TimeUnit.MINUTES)) {
                log.warn("A file of the inbox was still under way when the application stopped; it is taken again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        looks = null;
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }
}
