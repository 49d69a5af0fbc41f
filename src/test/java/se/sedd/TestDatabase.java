package se.sedd;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * The databases that the tests' applications run on: H2, or with {@code mvn verify -Ppostgresql} an embedded PostgreSQL. Every
 * application gets an empty database of its own; the PostgreSQL cluster is one for the whole run.
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static EmbeddedPostgres cluster;

    private TestDatabase() {}

    /** Whether the tests' applications run on PostgreSQL; otherwise they run on H2. */
    public static boolean isPostgreSql() {
        return switch (System.getProperty("sedd.test.database", "h2")) {
            case "h2" -> false;
            case "postgresql" -> true;
            default ->
                throw new IllegalArgumentException(
                        "-Dsedd.test.database is h2 or postgresql, not " + System.getProperty("sedd.test.database"));
        };
    }

    /** Settings for a new database: PostgreSQL, or H2 in memory. */
    public static Map<String, Object> inMemory() {
        return isPostgreSql() ? postgreSql() : h2("jdbc:h2:mem:sedd" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    }

    /** Settings for a new database: PostgreSQL, or H2 in a file in that home folder, as the demo has it. */
    public static Map<String, Object> in(Path home) {
        return isPostgreSql()
                ? postgreSql()
                : h2("jdbc:h2:file:" + home.toAbsolutePath().resolve("sedd") + ";DB_CLOSE_ON_EXIT=FALSE");
    }

    /** The same settings as arguments of a command line. */
    public static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static Map<String, Object> h2(String url) {
        return settings(url, "sa", "SEDD");
    }

    private static synchronized Map<String, Object> postgreSql() {
        String name = "sedd" + NUMBER.incrementAndGet();
        try {
            if (cluster == null) {
                cluster = start();
                SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
            }
            try (Connection connection = cluster.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings(cluster.getJdbcUrl("postgres", name), "postgres", "sedd");
    }

    /** Below the folder of the build, and without the waiting for the disk that only matters when power fails. */
    private static EmbeddedPostgres start() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/test-postgres").toAbsolutePath());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(Files.createTempDirectory(folder, "data"))
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("log_error_verbosity", "terse") // as operations.md asks: its own log names no values
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** Once every application is closed. */
    private static void stop() {
        try {
            cluster.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** H2 folds the schema's name to upper case, and Flyway quotes it. */
    private static Map<String, Object> settings(String url, String user, String schema) {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", user,
                "spring.flyway.schemas", schema,
                "spring.flyway.default-schema", schema);
    }
}
