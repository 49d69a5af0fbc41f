package se.sedd.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Leaves in the home folder where this installation can be reached, for commands that are given on the same machine. */
@Component
class AddressFile {

    private final Path file;
    private final String host;

    AddressFile(@Value("${sedd.home}") Path home, @Value("${server.address:127.0.0.1}") String host) {
        this.file = home.toAbsolutePath().resolve("address");
        this.host = host;
    }

    @EventListener
    void opened(ServletWebServerInitializedEvent server) throws IOException {
        Files.writeString(
                file, "http://%s:%d%n".formatted(host, server.getWebServer().getPort()));
    }

    @EventListener(ContextClosedEvent.class)
    void closed() throws IOException {
        Files.deleteIfExists(file);
    }
}
