package se.sedd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A home folder of its own for every application that the tests start. */
public class FreshHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
            Path home = Files.createTempDirectory(parent, "home");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("freshHome", Map.of("sedd.home", home.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
