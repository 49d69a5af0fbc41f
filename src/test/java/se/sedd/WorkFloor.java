package se.sedd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.sedd.demo.DemoClock;
import se.sedd.engine.Memberships;

/**
 * The application without its pages: register, routine, cases and an engine and a database of its own, at the empty
 * demo's first morning. For weeks of work that would move the clock of the application that other tests share, or leave more
 * behind than they should wade through.
 *
 * <p>The engine's clock is the JVM's: it shows this application's time until it is closed, then what it showed before. Use it
 * for the length of a test class, and no other application meanwhile.
 */
public final class WorkFloor implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({
        "se.sedd.calendar",
        "se.sedd.register",
        "se.sedd.journal",
        "se.sedd.attendance",
        "se.sedd.engine",
        "se.sedd.routine",
        "se.sedd.followup",
        "se.sedd.socialservices",
        "se.sedd.consent",
        "se.sedd.meeting",
        "se.sedd.protection",
        "se.sedd.seen",
        "se.sedd.letter",
        "se.sedd.outbox",
        "se.sedd.cooperation",
        "se.sedd.ledger",
        "se.sedd.measure",
        "se.sedd.network",
        "se.sedd.partnership",
        "se.sedd.promotion",
        "se.sedd.rhythm"
    })
    @Import({DemoClock.class, StatementCount.Counting.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        CamundaBpmAutoConfiguration.class
    })
    static class Floor {}

    private final Date timeBefore;
    private final ConfigurableApplicationContext context;

    private WorkFloor(Date timeBefore, ConfigurableApplicationContext context) {
        this.timeBefore = timeBefore;
        this.context = context;
    }

    public static WorkFloor start() {
        Date timeBefore = ClockUtil.getCurrentTime();
        Map<String, Object> settings = new HashMap<>(TestDatabase.inMemory());
        settings.put("sedd.home", freshHome());
        settings.put("sedd.demo.data", "none");
        settings.put("logging.level.root", "WARN");
        settings.put("camunda.bpm.process-engine-name", "floor" + NUMBER.incrementAndGet());
        return new WorkFloor(
                timeBefore,
                new SpringApplicationBuilder(Floor.class)
                        .web(WebApplicationType.NONE)
                        .run(TestDatabase.arguments(settings)));
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Submits a task's form in the name of whoever has it, with the rights that person has. */
    public void submit(Task task, Map<String, Object> form) {
        String user = Optional.ofNullable(task.getAssignee())
                .orElseThrow(() -> new AssertionError(task.getTaskDefinitionKey() + " is nobody's"));
        IdentityService identity = bean(IdentityService.class);
        Memberships.Membership membership = bean(Memberships.class).of(user);
        identity.setAuthentication(user, membership.groups(), membership.tenants());
        try {
            bean(FormService.class).submitTaskForm(task.getId(), form);
        } finally {
            identity.clearAuthentication();
        }
    }

    @Override
    public void close() {
        context.close();
        ClockUtil.setCurrentTime(timeBefore);
    }

    private static Path freshHome() {
        try {
            Path parent = Files.createDirectories(Path.of("target/test-home").toAbsolutePath());
            return Files.createTempDirectory(parent, "floor");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
