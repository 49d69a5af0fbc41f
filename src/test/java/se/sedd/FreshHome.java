package se.sedd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A home folder and a database of its own for every application that the tests start. */
public class FreshHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
            Path home = Files.createTempDirectory(parent, "home");
            Map<String, Object> settings = new HashMap<>(TestDatabase.in(home));
            settings.put("sedd.home", home.toString());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("freshHome", settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
