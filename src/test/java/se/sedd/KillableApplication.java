package se.sedd;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application as a process of its own, which can be killed as a power cut would, and started again on what it left behind. */
public final class KillableApplication implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path home;
    private final Map<String, Object> database;
    private final List<String> settings;
    private final int port;
    private Process process;

    /** An empty demo, not started yet. */
    public KillableApplication(String... settings) {
        try {
            Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
            home = Files.createTempDirectory(parent, "killed");
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.database = TestDatabase.in(home);
        this.settings = List.of(settings);
    }

    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    /** How the database is reached while the application is down. */
    public Map<String, Object> database() {
        return database;
    }

    public void start() {
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitHealth();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                classPath(),
                SeddApplication.class.getName(),
                "--sedd.home=" + home,
                "--sedd.demo.data=none",
                "--server.port=" + port));
        command.addAll(List.of(TestDatabase.arguments(database)));
        command.addAll(settings);
        return command;
    }

    /** That of this test. An empty entry would be the project's folder, and every model be found twice. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitHealth() {
        Instant end = Instant.now().plus(LONGEST_START);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The application did not start: " + log());
            }
            try {
                if (Caller.nobody(port).get("/actuator/health/liveness").status() == 200) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("The application does not answer: " + log());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    /** At once, with nothing tidied up. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }
}
