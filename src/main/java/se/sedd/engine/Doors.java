package se.sedd.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import se.sedd.register.Role;

/**
 * The doors of the engine's REST interface, the same under {@code /engine-rest} and {@code /camunda/api/engine}. Everything is
 * shut that is not on the list. Shut by this are, among others, completing without the form, resolving, delegating, errors and
 * escalations, variables, comments, attachments, deployments, messages, and the set-up of a first administrator
 * (CVE-2026-77226). Queries may not carry expressions (CVE-2026-109432); the engine checks that again.
 *
 * <p>Claiming and giving back go to the {@link TaskDesk}, which knows who may.
 */
final class Doors extends OncePerRequestFilter {

    /** The engine's own number for a row that another transaction has changed or deleted meanwhile. */
    private static final String CHANGED_MEANWHILE = "ENGINE-03005";

    private static final Set<String> COLLISIONS = Set.of(
            "OptimisticLockingException",
            "DuplicateKeyException",
            "CannotAcquireLockException",
            "PessimisticLockingFailureException");

    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    private static final String ID = "[^/]+";

    private static final Set<String> WATCHERS =
            Set.of(Role.MANAGER.id(), Role.PROCESS_OWNER.id(), Role.CAMUNDA_ADMIN.id());

    private enum Who {
        EVERYBODY,
        WATCHERS
    }

    private record Door(Set<String> methods, Pattern path, Who who) {
        static Door of(Who who, String methods, String path) {
            return new Door(Set.of(methods.split("\\|")), Pattern.compile(path), who);
        }

        boolean opens(String method, String asked, boolean watcher) {
            return methods.contains(method)
                    && (who == Who.EVERYBODY || watcher)
                    && path.matcher(asked).matches();
        }
    }

    /**
     * Paths inside the REST interface, without its prefix and the engine's name. Who is answered what at each, and why, stands
     * in the access table (docs/access.md), whose test asks them all.
     */
    private static final List<Door> REST = List.of(
            Door.of(Who.EVERYBODY, "GET|POST", "/task(?:/count)?"),
            Door.of(Who.EVERYBODY, "GET", "/task/" + ID + "(?:/(?:form|deployed-form|form-variables|identity-links))?"),
            Door.of(Who.EVERYBODY, "POST", "/task/" + ID + "/(?:submit-form|claim|unclaim)"),
            Door.of(Who.EVERYBODY, "GET|OPTIONS", "/filter(?:/" + ID + ")?"),
            Door.of(Who.EVERYBODY, "GET", "/filter/count"),
            Door.of(Who.EVERYBODY, "GET|POST", "/filter/" + ID + "/(?:list|count)"),
            Door.of(Who.EVERYBODY, "GET", "/(?:engine|version)?"),
            Door.of(Who.EVERYBODY, "GET", "/user/" + ID + "/profile"),
            Door.of(Who.EVERYBODY, "GET", "/authorization/check"),
            Door.of(
                    Who.EVERYBODY,
                    "GET",
                    "/process-definition(?:/count|/(?!statistics$)" + ID + "(?:/xml|/diagram)?)?"),
            Door.of(
                    Who.WATCHERS,
                    "GET",
                    "/process-definition/statistics|/process-definition/" + ID
                            + "/(?:statistics|static-called-process-definitions)"),
            Door.of(Who.WATCHERS, "GET|POST", "/(?:process-instance|job)(?:/count)?"),
            Door.of(Who.WATCHERS, "GET", "/process-instance/" + ID + "(?:/activity-instances)?"),
            Door.of(Who.WATCHERS, "GET", "/(?:incident|job-definition)(?:/count)?|/job-definition/" + ID),
            // the engine answers with none: nobody has the right to a variable
            Door.of(Who.WATCHERS, "POST", "/group|/variable-instance(?:/count)?|/external-task(?:/count)?"),
            Door.of(Who.WATCHERS, "GET", "/history/decision-instance(?:/count)?|/case-definition/count"),
            Door.of(Who.WATCHERS, "GET", "(?:/history/batch|/batch/statistics)(?:/count)?/?"),
            Door.of(Who.WATCHERS, "GET", "/task/report/candidate-group-count"),
            Door.of(Who.WATCHERS, "POST", "/history/task/count"),
            Door.of(
                    Who.WATCHERS,
                    "GET",
                    "/decision(?:-requirements)?-definition(?:/count|/" + ID + "(?:/xml|/diagram)?)?"),
            Door.of(
                    Who.WATCHERS,
                    "GET",
                    "/deployment(?:/count|/(?!registered$)" + ID + "(?:/resources(?:/" + ID + "(?:/data)?)?)?)?"));

    /** Paths of the web apps beside the REST interface. */
    private static final List<Door> WEB_APPS = List.of(
            Door.of(Who.EVERYBODY, "GET|HEAD", "/camunda/?|/camunda/(?:lib|assets)/.*|/camunda/favicon\\.ico"),
            Door.of(Who.EVERYBODY, "GET|HEAD", "/camunda/app/?|/camunda/app/(?:tasklist|welcome)(?:/.*)?"),
            Door.of(Who.EVERYBODY, "GET", "/camunda/api/tasklist/plugin/tasklistPlugins/static/.*"),
            Door.of(Who.EVERYBODY, "GET", "/camunda/api/admin/auth/user/default"),
            // the names of the engines, which the web apps ask for first
            Door.of(Who.EVERYBODY, "GET", "/camunda/api/engine/engine/?"),
            Door.of(Who.WATCHERS, "GET|HEAD", "/camunda/app/cockpit(?:/.*)?"),
            Door.of(Who.WATCHERS, "GET", "/camunda/api/cockpit/plugin/cockpitPlugins/static/.*"));

    /** Cockpit's own queries. */
    private static final List<Door> COCKPIT = List.of(
            Door.of(Who.WATCHERS, "GET", "/process-definition/statistics(?:-count)?"),
            Door.of(Who.WATCHERS, "POST", "/(?:process-instance|incident)(?:/count)?/?"),
            Door.of(
                    Who.WATCHERS,
                    "POST",
                    "/process-definition/" + ID + "/called-process-definitions|/process-instance/" + ID
                            + "/called-process-instances"));

    private static final String LOGOUT = "/camunda/api/admin/auth/user/default/logout";
    private static final Pattern REST_PATH =
            Pattern.compile("(?:/engine-rest(?:/engine/default(?=/|$))?|/camunda/api/engine/engine/default)(/.*|$)");
    private static final Pattern COCKPIT_PATH = Pattern.compile("/camunda/api/cockpit/plugin/base/default(/.*)");
    private static final Pattern TAKE = Pattern.compile("/task/(" + ID + ")/(claim|unclaim)");
    private static final Pattern OF_A_TASK = Pattern.compile("/task/(?!count$|report/)(" + ID + ")(?:/.*)?");
    private static final Pattern SUBMIT = Pattern.compile("/task/" + ID + "/submit-form");
    private static final Pattern VARIABLES = Pattern.compile("/variable-instance(?:/count)?");
    private static final Pattern OF_AN_INSTANCE = Pattern.compile("/process-instance/(?!count$).*");

    private static final Sentences WORDS = new Sentences("se.sedd.engine.doors");
    private static final Sentences FORM = new Sentences("se.sedd.engine.form");

    private final TaskDesk desk;
    private final ObjectMapper json;
    private final Questions questions;
    private final OpenTaskFigures figures;
    private final LocaleResolver languages;

    Doors(TaskDesk desk, OpenTaskFigures figures, LocaleResolver languages, ObjectMapper json) {
        this.desk = desk;
        this.figures = figures;
        this.languages = languages;
        this.json = json;
        this.questions = new Questions(json);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = path(request);
        Matcher rest = REST_PATH.matcher(path);
        Matcher cockpit = COCKPIT_PATH.matcher(path);
        if (request.getMethod().equals("POST") && path.equals(LOGOUT)) {
            logOut(request, response);
        } else if (rest.matches()) {
            intoRest(rest.group(1), request, response, chain);
        } else if (cockpit.matches() && opens(COCKPIT, request, cockpit.group(1))) {
            query(request, response, chain);
        } else if (opens(WEB_APPS, request, path)) {
            chain.doFilter(request, response);
        } else {
            refuse(response, 403, words(request).of("closed"));
        }
    }

    private void intoRest(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher take = TAKE.matcher(path);
        Matcher task = OF_A_TASK.matcher(path);
        if (!opens(REST, request, path) || asksForIncidents(request)) {
            refuse(response, 403, words(request).of("closed"));
        } else if (take.matches()) {
            handOver(take.group(1), take.group(2).equals("claim"), request.getUserPrincipal(), response);
        } else if (task.matches()
                && !desk.serves(task.group(1), request.getUserPrincipal().getName())) {
            refuse(response, 404, FORM.in(language(request)).of("not-here"));
        } else if (path.equals("/task/report/candidate-group-count")) {
            write(response, 200, figures.byGroup(request.getUserPrincipal().getName()));
        } else if (path.equals("/task/count") && isAskedByCockpit(request)) {
            write(
                    response,
                    200,
                    figures.count(
                            request.getUserPrincipal().getName(),
                            request.getParameterMap().keySet()));
        } else if (VARIABLES.matcher(path).matches()) {
            // whatever is asked, nobody has the right to a variable
            chain.doFilter(request, response);
        } else if (SUBMIT.matcher(path).matches()) {
            String user = request.getUserPrincipal().getName();
            answer(
                    request,
                    response,
                    chain,
                    answer -> sentenceOfForm(answer, words(request), () -> !desk.serves(task.group(1), user)));
        } else if (OF_AN_INSTANCE.matcher(path).matches()) {
            answer(
                    request,
                    response,
                    chain,
                    unknown -> new Refusal(404, words(request).of("no-such-case")));
        } else {
            query(request, response, chain);
        }
    }

    private static boolean opens(List<Door> doors, HttpServletRequest request, String path) {
        boolean watcher = isWatcher(request.getUserPrincipal());
        return doors.stream().anyMatch(door -> door.opens(request.getMethod(), path, watcher));
    }

    /** Tasklist means the tasks one may work on, Cockpit all that are open. */
    private static boolean isAskedByCockpit(HttpServletRequest request) {
        String page = request.getHeader("Referer");
        return page != null && page.contains("/camunda/app/cockpit/") && isWatcher(request.getUserPrincipal());
    }

    /** Every list can be narrowed to what had a certain incident: who may not see incidents may not ask so. */
    private static boolean asksForIncidents(HttpServletRequest request) {
        return !isWatcher(request.getUserPrincipal())
                && request.getParameterMap().keySet().stream().anyMatch(name -> name.startsWith("incident"));
    }

    private static boolean isWatcher(Principal user) {
        return user instanceof Authentication login
                && login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(WATCHERS::contains);
    }

    /** As the servlets see it: decoded. */
    private static String path(HttpServletRequest request) {
        String inside = request.getPathInfo();
        return inside == null ? request.getServletPath() : request.getServletPath() + inside;
    }

    private void handOver(String task, boolean take, Principal user, HttpServletResponse response) throws IOException {
        try {
            if (take) {
                desk.take(task, user.getName());
            } else {
                desk.release(task, user.getName());
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (TaskDesk.Refused refused) {
            refuse(response, refused.isUnknown() ? 404 : 403, refused.getMessage());
        }
    }

    private static void logOut(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        request.logout();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private record Refusal(int status, String sentence) {}

    /** Lets the engine answer, and puts a refusal of its into words for people. */
    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Function<ContentCachingResponseWrapper, Refusal> words)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() < 400) {
            answer.copyBodyToResponse();
            return;
        }
        Refusal refusal = words.apply(answer);
        answer.resetBuffer();
        refuse(response, refusal.status(), refusal.sentence());
    }

    /** The engine puts its own words and the task's id before the sentence; people get the sentence. */
    private Refusal sentenceOfForm(ContentCachingResponseWrapper answer, Sentences words, BooleanSupplier isGone) {
        if (answer.getStatus() >= 500 && (collided(answer.getContentAsByteArray()) || isGone.getAsBoolean())) {
            return new Refusal(HttpServletResponse.SC_CONFLICT, words.of("at-the-same-time"));
        }
        return new Refusal(
                answer.getStatus(),
                answer.getStatus() >= 500
                        ? words.of("not-saved")
                        : message(answer.getContentAsByteArray())
                                .map(message -> message.replaceFirst("^Cannot submit task form [^:]+: ", ""))
                                .orElseGet(() -> words.of("not-taken")));
    }

    /**
     * Somebody else changed the same thing in the same moment; all of this submission is rolled back. Not every such failure of the
     * engine says so: one whose task has been done meanwhile is one too.
     */
    private boolean collided(byte[] body) {
        return member(body, "message")
                        .filter(told -> told.contains(CHANGED_MEANWHILE))
                        .isPresent()
                || member(body, "type").filter(COLLISIONS::contains).isPresent();
    }

    private Optional<String> message(byte[] body) {
        return member(body, "message");
    }

    private Optional<String> member(byte[] body, String name) {
        try {
            return Optional.ofNullable(json.readTree(body).path(name).textValue());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String language(HttpServletRequest request) {
        return languages.resolveLocale(request).getLanguage();
    }

    private Sentences words(HttpServletRequest request) {
        return WORDS.in(language(request));
    }

    private void query(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getMethod().equals("POST")
                ? request.getInputStream().readNBytes(LARGEST_BODY + 1)
                : new byte[0];
        Optional<String> refusal = questions.refusal(request).or(() -> questions.refusal(body));
        if (body.length > LARGEST_BODY || refusal.isPresent()) {
            refuse(response, 400, words(request).of(refusal.orElse("too-long")));
        } else {
            chain.doFilter(request.getMethod().equals("POST") ? new Reread(request, body) : request, response);
        }
    }

    /** Readable by the web apps ({@code message}) and by everyone who knows problem details (RFC 9457). */
    private void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", sentence);
        problem.put("message", sentence);
        write(response, status, problem);
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            default -> status >= 500 ? "Internal Server Error" : "Bad Request";
        };
    }

    private void write(HttpServletResponse response, int status, Object answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A request whose body has been read once already. */
    private static final class Reread extends HttpServletRequestWrapper {

        private final byte[] body;

        private Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is there already");
                }

                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }
            };
        }
    }
}
