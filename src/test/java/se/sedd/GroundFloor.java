package se.sedd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
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
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Floor {}

    private static ConfigurableApplicationContext shared;

    /** One for all tests, which bring their own schools and leave each other's alone. */
    public static synchronized ConfigurableApplicationContext shared() {
        if (shared == null) {
            shared = start(freshHome(), TestDatabase.inMemory());
        }
        return shared;
    }

    /** With its database in a file, as the application has it; the caller closes it. */
    public static ConfigurableApplicationContext startOnDisk() {
        Path home = freshHome();
        return start(home, TestDatabase.in(home));
    }

    private static ConfigurableApplicationContext start(Path home, Map<String, Object> database) {
        Map<String, Object> properties = new HashMap<>(database);
        properties.put("sedd.home", home.toString());
        properties.put("sedd.demo.data", "none");
        properties.put("logging.level.root", "WARN");
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
