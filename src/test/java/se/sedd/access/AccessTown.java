package se.sedd.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.imports.Sent;

/**
 * Two schools and the social services, with somebody in every role at the first school, and with secrets everywhere: each is a
 * string that stands nowhere else, so that an answer that holds it gives it away.
 */
final class AccessTown {

    static final String ANONYMOUS = "anonymous";
    static final String OWN = "own";
    static final String COLLEAGUE = "colleague";
    static final String OTHER_SCHOOL = "other-school";
    static final String SOCIAL_SERVICES = "social-services";

    /** Who has nothing of their own that a pupil's task could be: whoever watches, and nobody. */
    private static final Set<String> WITHOUT_TASKS =
            Set.of(Role.MANAGER.id(), Role.PROCESS_OWNER.id(), Role.CAMUNDA_ADMIN.id(), ANONYMOUS);

    private static final Set<Role> IN_EVERY_TOWN = Set.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.SOCIAL_SERVICES,
            Role.CAMUNDA_ADMIN);
    private static final Set<Role> EVERYWHERE = Set.of(Role.MANAGER, Role.PROCESS_OWNER);

    /**
     * A task about a pupil, with everything that must not be seen by those it is not for.
     *
     * @param owner the role whose own it is; empty for a colleague's, another school's or another office's
     * @param tenant the school, or {@code social-services}
     * @param secrets what is secret of it, by what it is: {@code name}, {@code number}, {@code text:concern}, …
     */
    record Thing(Optional<String> owner, String tenant, Map<String, String> secrets) {

        String secret(String what) {
            return Optional.ofNullable(secrets.get(what)).orElseThrow(() -> new IllegalArgumentException(what));
        }

        /** A thing of the same form that does not exist. */
        Thing invented() {
            Map<String, String> other = new HashMap<>();
            secrets.forEach((what, value) -> other.put(what, inventedLike(value)));
            return new Thing(owner, tenant, other);
        }

        private static String inventedLike(String value) {
            StringBuilder invented = new StringBuilder();
            value.chars()
                    .map(c -> c == 'f'
                            ? 'a'
                            : c >= 'a' && c < 'f' ? c + 1 : c == '9' ? '0' : c >= '0' && c < '9' ? c + 1 : c)
                    .forEach(c -> invented.append((char) c));
            return invented.toString();
        }
    }

    private final ApplicationContext context;
    private final int port;
    private final CaseTown town;
    private final CaseTown elsewhere;
    private final Map<String, Thing> own = new LinkedHashMap<>();
    private final List<Thing> all = new ArrayList<>();
    private final Map<String, Thing> others = new HashMap<>();
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> texts = new HashMap<>();
    private final String filter;
    private final String definition;

    AccessTown(ApplicationContext context, int port) {
        this.context = context;
        this.port = port;
        town = new CaseTown(context, port);
        elsewhere = new CaseTown(context, port);
        people();
        deployTrial();
        Pupil mine = pupil(town, "ett", town.user("mentor"));
        Pupil colleagues = pupil(town, "tva", colleague());
        Pupil others = pupil(elsewhere, "tre", elsewhere.user("mentor"));
        roles().filter(role -> !WITHOUT_TASKS.contains(role)).forEach(role -> {
            String tenant = role.equals(SOCIAL_SERVICES) ? SOCIAL_SERVICES : town.id();
            own.put(role, thing(Optional.of(role), user(role), tenant, mine));
        });
        all.addAll(own.values());
        this.others.put(COLLEAGUE, thing(Optional.empty(), colleague(), town.id(), colleagues));
        this.others.put(OTHER_SCHOOL, thing(Optional.empty(), elsewhere.user("mentor"), elsewhere.id(), others));
        this.others.put(SOCIAL_SERVICES, thing(Optional.empty(), elsewhere.social(), SOCIAL_SERVICES, colleagues));
        all.addAll(this.others.values());
        realCases(colleagues, others);
        filter = filter();
        definition = definition();
    }

    private static java.util.stream.Stream<String> roles() {
        return java.util.stream.Stream.concat(
                Arrays.stream(Role.values()).map(Role::id), java.util.stream.Stream.of(ANONYMOUS));
    }

    private String colleague() {
        return "colleague-" + town.id();
    }

    /** The user with this role at the first school; of those who work for all schools, one for all. */
    String user(String role) {
        return switch (role) {
            case "camunda-admin" -> "admin";
            case "social-services" -> town.social();
            case "mentor", "primary-contact", "coordinator", "student-health", "principal" -> town.user(role);
            default -> role + "-" + town.id();
        };
    }

    private void people() {
        StringBuilder staff = new StringBuilder("userId,givenName,familyName,groups,schoolIds\n");
        for (Role role : Role.values()) {
            String user = user(role.id());
            if (!IN_EVERY_TOWN.contains(role)) {
                staff.append("%s,Prov,%s,%s,%s\n"
                        .formatted(user, role.id(), role.id(), EVERYWHERE.contains(role) ? "*" : town.id()));
            }
        }
        staff.append("%s,Prov,Kollega,mentor,%s\n".formatted(colleague(), town.id()));
        town.staff(staff.toString());
    }

    private void deployTrial() {
        context.getBean(RepositoryService.class)
                .createDeployment()
                .name("trial")
                .enableDuplicateFiltering(true)
                .addClasspathResource("engine/trial-call.bpmn")
                .addClasspathResource("engine/trial-task.form")
                .deploy();
    }

    /** With a name, an id and texts in every compartment that stand nowhere else. */
    private Pupil pupil(CaseTown at, String which, String mentor) {
        String id = "p" + code();
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor\n%s,Kanarie%s,Provelev,%s,8B,8,%s\n"
                                .formatted(id, which + code(), at.id(), mentor))
                .wasTaken();
        Pupil pupil = context.getBean(Register.class).pupil(id).orElseThrow();
        write(pupil, Compartment.SCHOOL, "text:school", mentor);
        write(pupil, Compartment.STUDENT_HEALTH, "text:student-health", at.user("student-health"));
        write(pupil, Compartment.CONCERN, "text:concern", at.user("principal"));
        write(pupil, Compartment.CONCERN, "text:concern-by-project-lead", user(Role.PROJECT_LEAD.id()));
        write(pupil, Compartment.SOCIAL_SERVICES, "text:social-services", at.social());
        return pupil;
    }

    private static String code() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private void write(Pupil pupil, Compartment compartment, String what, String author) {
        String text = "anteckning-" + code();
        texts.computeIfAbsent(pupil.ref(), ref -> new HashMap<>()).put(what, text);
        context.getBean(Journal.class)
                .write(new JournalEntry(
                        Instant.parse("2026-01-12T08:00:00Z"),
                        pupil.ref(),
                        Optional.empty(),
                        compartment,
                        Optional.of(author),
                        "task-completed",
                        Optional.of("trial-task"),
                        Optional.empty(),
                        List.of(new JournalText("callNote", "Anteckning", text, text, false))));
    }

    private Thing thing(Optional<String> owner, String assignee, String tenant, Pupil pupil) {
        RuntimeService runtime = context.getBean(RuntimeService.class);
        TaskService tasks = context.getBean(TaskService.class);
        AuthorizationService authorizations = context.getBean(AuthorizationService.class);
        String number = UUID.randomUUID().toString();
        String decision = "beslut-" + code();
        ProcessInstance instance = runtime.startProcessInstanceByKey(
                "trial-call",
                number,
                Map.of("pupilRef", pupil.ref(), "schoolId", pupil.schoolId(), "tenant", tenant, "decision", decision));
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        tasks.deleteCandidateGroup(task.getId(), "mentor");
        authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId()).list().stream()
                .map(Authorization::getId)
                .forEach(authorizations::deleteAuthorization);
        tasks.setAssignee(task.getId(), assignee);
        // so that whoever gives the task back can take it again
        tasks.addCandidateUser(task.getId(), assignee);
        Map<String, String> secrets = new HashMap<>(texts.get(pupil.ref()));
        secrets.put("task", task.getId());
        secrets.put("instance", instance.getId());
        secrets.put("number", number);
        secrets.put("variable", decision);
        secrets.putAll(ofPupil(pupil));
        return new Thing(owner, tenant, secrets);
    }

    private static Map<String, String> ofPupil(Pupil pupil) {
        return Map.of("reference", pupil.ref(), "name", pupil.givenName(), "pupil", pupil.id());
    }

    /** What the processes themselves leave behind: two absence cases, a concern report being written, one sent. */
    private void realCases(Pupil colleagues, Pupil others) {
        town.recentDays(colleagues.id(), 16, 4, Day.ILL);
        elsewhere.recentDays(others.id(), 16, 4, Day.ILL);
        town.evaluate();
        real(town.caseOf(colleagues.id()).caseNumber(), colleagues);
        real(elsewhere.caseOf(others.id()).caseNumber(), others);
        for (boolean sent : List.of(true, false)) {
            Caller.Answer begun = town.as(colleague())
                    .post("/api/pupils/" + colleagues.id() + "/tasks", "{\"kind\":\"report-concern\"}");
            String task = begun.json().path("taskId").asText();
            if (sent) {
                town.submit(
                        colleague(),
                        task,
                        "observations",
                        "anteckning-" + code(),
                        "observedOn",
                        town.today(),
                        "urgent",
                        false,
                        "guardiansInformed",
                        "before");
            }
        }
        context.getBean(RuntimeService.class)
                .createVariableInstanceQuery()
                .variableName("pupilRef")
                .variableValueEquals("pupilRef", colleagues.ref())
                .list()
                .forEach(variable -> realInstance(variable.getProcessInstanceId(), colleagues));
    }

    private void real(String number, Pupil pupil) {
        context.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .forEach(instance -> realInstance(instance.getId(), pupil));
    }

    private void realInstance(String id, Pupil pupil) {
        ProcessInstance instance = context.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        if (instance == null
                || all.stream().anyMatch(thing -> thing.secret("instance").equals(id))) {
            return;
        }
        List<Task> open = context.getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceId(id)
                .list();
        for (String task : open.isEmpty()
                ? List.of("no-task-" + id)
                : open.stream().map(Task::getId).toList()) {
            Map<String, String> secrets = new HashMap<>(ofPupil(pupil));
            secrets.put("instance", id);
            secrets.put("task", task);
            Optional.ofNullable(instance.getBusinessKey()).ifPresent(number -> secrets.put("number", number));
            all.add(new Thing(Optional.empty(), instance.getTenantId(), secrets));
        }
    }

    /** What a row is about, as this role stands to it. */
    Thing about(String about, String role) {
        return about.equals(OWN)
                ? own.getOrDefault(role, own.get(Role.MENTOR.id()))
                : Optional.ofNullable(others.get(about)).orElseThrow(() -> new IllegalArgumentException(about));
    }

    /** How somebody in this role stands to the thing. */
    private String relation(String role, Thing thing) {
        if (thing.owner().equals(Optional.of(role))) {
            return OWN;
        }
        return thing.tenant().equals(SOCIAL_SERVICES)
                ? SOCIAL_SERVICES
                : thing.tenant().equals(town.id()) ? COLLEAGUE : OTHER_SCHOOL;
    }

    /**
     * What of all the secrets this answer gives away to somebody who may not know it, as {@code relation what}. What stood in
     * the request itself is no news.
     */
    List<String> givenAway(String role, String asked, String answer, AccessTable table) {
        List<String> found = new ArrayList<>();
        standings(role, answer).forEach((secret, ways) -> {
            if (!asked.contains(secret) && ways.stream().noneMatch(way -> table.mayKnow(role, way))) {
                found.add(ways.get(0) + " (" + secret + ")");
            }
        });
        return found;
    }

    /** The secrets in a text, and how this role stands to what they are secrets of. */
    private Map<String, List<String>> standings(String role, String text) {
        Map<String, List<String>> standings = new LinkedHashMap<>();
        for (Thing thing : all) {
            thing.secrets().forEach((what, secret) -> {
                if (text.contains(secret)) {
                    standings.computeIfAbsent(secret, one -> new ArrayList<>()).add(relation(role, thing) + " " + what);
                }
            });
        }
        return standings;
    }

    /** Whether a request names secrets and this role may know none of them. */
    boolean asksForHidden(String role, String asked, AccessTable table) {
        Map<String, List<String>> standings = standings(role, asked);
        return !standings.isEmpty()
                && standings.values().stream().flatMap(List::stream).noneMatch(way -> table.mayKnow(role, way));
    }

    /** The words in braces, filled in for this thing and this role. */
    String filled(String template, Thing thing, String role) {
        String filled = template;
        for (String what : List.of("task", "instance", "number", "variable", "reference", "name", "pupil")) {
            filled = filled.replace("{" + what + "}", thing.secret(what));
        }
        return filled.replace("{me}", role.equals(ANONYMOUS) ? "nobody" : user(role))
                .replace("{school}", town.id())
                .replace("{other-school}", elsewhere.id())
                .replace("{filter}", filter)
                .replace("{definition}", definition);
    }

    private String filter() {
        return context.getBean(FilterService.class)
                .createFilterQuery()
                .filterName("Att ta i min roll")
                .singleResult()
                .getId();
    }

    private String definition() {
        return context.getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey("trial-call")
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Somebody in the role, logged in through the login page. */
    Caller as(String role) {
        return callers.computeIfAbsent(role, this::freshlyLoggedIn);
    }

    Caller freshlyLoggedIn(String role) {
        if (role.equals(ANONYMOUS)) {
            return Caller.nobody(port);
        }
        Caller caller = Caller.person(port, user(role));
        // gives the web apps' token, without which they refuse every change
        caller.get("/camunda/app/tasklist/default/");
        return caller;
    }
}
