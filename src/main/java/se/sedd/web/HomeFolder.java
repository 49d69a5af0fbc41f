package se.sedd.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The one folder Sedd writes to ({@code sedd.home}, by default {@code ./data}): database, outbox, letters, imports and
 * temporary files. Made absolute before anything reads it, because the embedded database refuses a relative path.
 */
public class HomeFolder implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path home = Path.of(environment.getProperty("sedd.home", "./data"))
                .toAbsolutePath()
                .normalize();
        Path temporary = home.resolve("tmp");
        try {
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("The home folder " + home + " cannot be written to", e);
        }
        System.setProperty("java.io.tmpdir", temporary.toString());
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("seddHome", Map.of("sedd.home", home.toString())));
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
