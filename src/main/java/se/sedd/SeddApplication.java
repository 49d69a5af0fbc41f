package se.sedd;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import se.sedd.register.imports.ImportCommand;

/**
 * Starts Sedd. The JVM runs in UTC whatever the machine says: the engine's timers follow the JVM's calendar, and every
 * due instant is computed in the school's own time zone by {@code se.sedd.calendar}.
 */
@SpringBootApplication
public class SeddApplication {

    public static void main(String[] args) throws InterruptedException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (ImportCommand.isAskedFor(args)) {
            System.exit(ImportCommand.run(SeddApplication.class, args));
        }
        SpringApplication.run(SeddApplication.class, args);
    }
}
