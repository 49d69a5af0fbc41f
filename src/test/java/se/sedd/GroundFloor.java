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

/**
 * The application's ground floor alone - calendar, register, imports, attendance - on a database in memory: up in a second, for
 * properties that need a database and nothing else.
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

    /** Starts it; the caller closes it. */
    public static ConfigurableApplicationContext start() {
        try {
            Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
            Path home = Files.createTempDirectory(parent, "ground");
            return new SpringApplicationBuilder(Floor.class)
                    .web(WebApplicationType.NONE)
                    .initializers(context -> context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new org.springframework.core.env.MapPropertySource(
                                    "groundFloor",
                                    Map.of(
                                            "sedd.home",
                                            home.toString(),
                                            "sedd.demo.data",
                                            "none",
                                            "logging.level.root",
                                            "WARN",
                                            "spring.datasource.url",
                                            "jdbc:h2:mem:" + home.getFileName() + ";DB_CLOSE_DELAY=-1"))))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
