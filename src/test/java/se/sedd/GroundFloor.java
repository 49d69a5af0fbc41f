package se.sedd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/**
 * The application's ground floor alone - calendar, register, imports, attendance - with a database of its own: up in a second,
 * for properties and measurements that need a database and nothing else.
 */
public final class GroundFloor {

    private GroundFloor() {}

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"se.sedd.calendar", "se.sedd.register", "se.sedd.attendance"})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Floor {}

    private static ConfigurableApplicationContext shared;

    /**
     * With its database in memory, or in the empty PostgreSQL database that {@code -Dsedd.postgres=jdbc:postgresql:…} names:
     * one for all tests, which bring their own schools and leave each other's alone.
     */
    public static synchronized ConfigurableApplicationContext shared() {
        if (shared == null) {
            Path home = freshHome();
            shared = start(
                    home,
                    System.getProperty("sedd.postgres", "jdbc:h2:mem:" + home.getFileName() + ";DB_CLOSE_DELAY=-1"));
        }
        return shared;
    }

    /** With its database in a file, as the application has it; the caller closes it. */
    public static ConfigurableApplicationContext startOnDisk() {
        Path home = freshHome();
        return start(home, "jdbc:h2:file:" + home.resolve("sedd") + ";DB_CLOSE_ON_EXIT=FALSE");
    }

    private static ConfigurableApplicationContext start(Path home, String url) {
        String schema = url.startsWith("jdbc:postgresql") ? "sedd" : "SEDD";
        Map<String, Object> properties = Map.of(
                "sedd.home",
                home.toString(),
                "sedd.demo.data",
                "none",
                "logging.level.root",
                "WARN",
                "spring.flyway.schemas",
                schema,
                "spring.flyway.default-schema",
                schema,
                "spring.datasource.url",
                url);
        return new SpringApplicationBuilder(Floor.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("groundFloor", properties)))
                .run();
    }

    private static Path freshHome() {
        try {
            Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
            return Files.createTempDirectory(parent, "ground");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
