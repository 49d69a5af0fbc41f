package se.sedd.protection;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.sedd.Caller;
import se.sedd.engine.EngineTables;

/** Everything the product lets out: answers to everybody, the log, files, the engine's tables, the domain's tables. */
final class Emissions implements AutoCloseable {

    /**
     * Something that was let out.
     *
     * @param channel http, log, file, engine or table
     * @param where the request, the logger, the file, the column
     * @param user who it was let out to; empty for nobody in particular
     */
    record Emission(String channel, String where, String user, String text) {

        boolean holds(String canary) {
            return text.contains(canary);
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^}]*}");

    /** What the engine answers over HTTP, beside what is asked about one task or one instance. */
    private static final List<String> ENGINE_LISTS = List.of(
            "task",
            "task/count",
            "process-instance",
            "execution",
            "variable-instance",
            "incident",
            "job",
            "event-subscription",
            "authorization",
            "filter",
            "user",
            "group",
            "tenant",
            "deployment",
            "process-definition",
            "process-definition/statistics?incidents=true",
            "decision-definition",
            "batch",
            "external-task",
            "metrics",
            "history/task",
            "history/process-instance",
            "history/activity-instance",
            "history/variable-instance",
            "history/detail",
            "history/user-operation",
            "history/identity-link-log",
            "history/incident",
            "history/job-log",
            "history/decision-instance?includeInputs=true&includeOutputs=true",
            "history/external-task-log");

    private static final List<String> OF_A_TASK = List.of(
            "task/%s",
            "task/%s/form-variables",
            "task/%s/form",
            "task/%s/deployed-form",
            "task/%s/rendered-form",
            "task/%s/variables",
            "task/%s/localVariables",
            "task/%s/identity-links",
            "task/%s/comment",
            "task/%s/attachment");

    private static final List<String> OF_AN_INSTANCE = List.of(
            "process-instance/%s",
            "process-instance/%s/variables", "process-instance/%s/activity-instances", "history/process-instance/%s");

    private static final List<String> PAGES = List.of(
            "/",
            "/login",
            "/handbook/",
            "/handbook/name-handlers/",
            "/actuator",
            "/actuator/health",
            "/actuator/metrics",
            "/actuator/env",
            "/actuator/loggers",
            "/error",
            "/camunda/app/tasklist/default/",
            "/camunda/api/admin/auth/user/default");

    private final ApplicationContext context;
    private final int port;
    private final Queue<Emission> log = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            log.add(new Emission(
                    "log",
                    event.getLoggerName(),
                    "",
                    event.getFormattedMessage() + "\n" + event.getMDCPropertyMap() + "\n" + failure));
        }
    };

    Emissions(ApplicationContext context, int port) {
        this.context = context;
        this.port = port;
        ear.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        ear.start();
        root().addAppender(ear);
    }

    @Override
    public void close() {
        root().detachAppender(ear);
        ear.stop();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    List<Emission> log() {
        return List.copyOf(log);
    }

    /**
     * What this caller gets from every address that can be read.
     *
     * @param known values for the variables of addresses, such as taskId; each is tried
     */
    List<Emission> http(String user, Caller caller, Map<String, List<String>> known) {
        Set<String> paths = new LinkedHashSet<>(PAGES);
        ownAddresses().forEach(pattern -> paths.addAll(filledIn(pattern, known)));
        for (String base : List.of("/engine-rest/", "/camunda/api/engine/engine/default/")) {
            ENGINE_LISTS.forEach(list -> paths.add(base + list + (list.contains("?") ? "&" : "?") + "maxResults=1000"));
            for (String task : known.get("taskId")) {
                OF_A_TASK.forEach(path -> paths.add(base + path.formatted(task)));
            }
            for (String instance : known.get("instance")) {
                OF_AN_INSTANCE.forEach(path -> paths.add(base + path.formatted(instance)));
            }
        }
        List<Emission> answers = new ArrayList<>();
        for (String path : paths) {
            answers.add(answer(user, path, caller.get(path)));
        }
        return answers;
    }

    static Emission answer(String user, String request, Caller.Answer answer) {
        return new Emission(
                "http",
                request,
                user,
                answer.status() + " " + answer.body() + "\n"
                        + answer.response().headers().map());
    }

    /** The addresses of our own that can be read, as patterns. */
    private List<String> ownAddresses() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty()
                        || info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> !pattern.contains("/demo/clock"))
                .distinct()
                .sorted()
                .toList();
    }

    private static Collection<String> filledIn(String pattern, Map<String, List<String>> known) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            String all = "?schoolId=" + known.get("schoolId").get(0) + "&date="
                    + known.get("date").get(0) + "&pupilId="
                    + known.get("pupilId").get(0) + "&ids="
                    + String.join(",", known.get("taskId"));
            Set<String> asked = new LinkedHashSet<>(List.of(pattern + all));
            if (pattern.equals("/api/pupils")) {
                known.get("query").forEach(query -> asked.add(pattern + "?query=" + query));
            }
            return asked;
        }
        Set<String> asked = new LinkedHashSet<>();
        known.getOrDefault(variable.group(1), List.of("nothing"))
                .forEach(value -> asked.addAll(filledIn(
                        pattern.substring(0, variable.start()) + value + pattern.substring(variable.end()), known)));
        return asked;
    }

    /** Every file in the home folder but the database itself. */
    List<Emission> files(Path home) {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains(".mv.db")
                            && !file.getFileName().toString().contains(".trace.db"))
                    .map(file -> new Emission("file", home.relativize(file).toString(), "", file + "\n" + read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every column of the engine's tables that holds the canary. */
    List<Emission> engine(JdbcClient database, String canary) {
        return EngineTables.columnsWith(database, canary).stream()
                .map(column -> new Emission("engine", column, "", canary))
                .toList();
    }

    /** Every column of the domain's tables that holds the canary. */
    List<Emission> tables(JdbcClient database, String canary) {
        return database.sql("""
                        select table_name, column_name from information_schema.columns
                        where lower(table_schema) = 'sedd' and lower(data_type) like '%char%'
                          and table_name not like 'flyway%'
                        order by table_name, column_name
                        """).query((row, n) -> List.of(row.getString(1), row.getString(2))).list().stream()
                .filter(column -> database.sql("select count(*) from sedd." + column.get(0) + " where " + column.get(1)
                                        + " like ?")
                                .param("%" + canary + "%")
                                .query(Integer.class)
                                .single()
                        > 0)
                .map(column -> new Emission("table", (column.get(0) + "." + column.get(1)).toLowerCase(), "", canary))
                .toList();
    }
}
