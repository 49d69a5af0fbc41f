package se.sedd.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.protection.Emissions.Emission;
import se.sedd.register.Register;
import se.sedd.register.imports.Sent;

/**
 * Protected pupils whose every word is a canary walk through a case with its accidents; then everything the product has let out
 * to anybody is searched. What is protected may stand in the register, in the journal and in the panel of those who may know.
 */
@SeddTest
@DisplayName("No word of a protected pupil")
class CanaryTest {

    /**
     * Part of every name, class, number, address and sentence of the protected pupils and their guardians. Six letters long, so that
     * the random tokens every page carries (some 20,000 letters of base64 in one search) do not spell it by chance.
     */
    private static final String WORD = "Zyqwxj";

    /** Part of every telephone number of theirs. */
    private static final String PHONE = "0-174069";

    private static final String BIRTH_DATE = "2011-02-03";
    private static final List<String> CANARIES = List.of(WORD, PHONE, BIRTH_DATE);

    /** What an unprotected pupil is called, who is found where the protected ones must not be. */
    private static final String OPEN_PUPIL = "Oppenelev";

    /** Names and texts may lie here; what refers to a pupil by the register's id does so in other tables too. */
    private static final Set<String> TABLES_OF_THE_REGISTER_AND_THE_JOURNAL =
            Set.of("pupil.", "guardian.", "home_contact.", "import_quarantine.", "journal_text.");

    /** Answered to whoever runs the installation: the pupil's id in the register and figures, see the contract. */
    private static final List<String> WITH_PUPIL_IDS =
            List.of("/api/cases", "/api/unseen", "/api/data-quality", "/api/pupils/");

    @Autowired
    ApplicationContext context;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient database;

    @Value("${sedd.home}")
    Path home;

    @LocalServerPort
    int port;

    private CaseTown town;
    private String ada;
    private String bo;
    private final List<Emission> emitted = new ArrayList<>();

    @Test
    @DisplayName("leaves the register, the journal and the panel of those who may know")
    void search() {
        try (Emissions emissions = new Emissions(context, port)) {
            aTownOfCanaries();
            town.recentDays(ada, 16, 4, Day.TRUANT);
            town.recentDays(bo, 16, 4, Day.ILL);
            String open = town.pupil(OPEN_PUPIL);
            Sent.csv(
                            context,
                            "guardians",
                            "guardianId,pupilId,givenName,familyName\n%s-g1,%s,Syskonens,Förälder\n"
                                    .formatted(ada, open))
                    .wasTaken();
            town.recentDays(open, 16, 4, Day.ILL);
            town.evaluate();
            accidents();
            sweep(emissions, "before handlers are named");

            nameHandlers(user("mentor"), user("coordinator"), user("student-health"));
            call(ada, "Zyqwxjanteckning om samtalet, ring 070-1740697", "immediateConcern", true);
            does(
                    ada,
                    "report-concern",
                    "observations",
                    "Zyqwxjiakttagelse",
                    "observedOn",
                    town.today(),
                    "urgent",
                    true,
                    "guardiansInformed",
                    "no");
            accidents();
            sweep(emissions, "with a concern at social services");

            does(ada, "acknowledge-referral", "handlerPhone", "070-1740698");
            does(ada, "assess-protection", "protectionNeeded", true, "assessment", "Zyqwxjbedömning");
            does(ada, "decide-inquiry", "inquiryDecision", "opened", "reason", "Zyqwxjgrund", "askSchool", true);
            toTheInvestigation(ada);
            call(open, "En vanlig anteckning");
            toTheInvestigation(open);
            does(ada, "notify-organiser", "organiserNotifiedOn", town.today());
            handover();
            sweep(emissions, "after the handover");
            Sent.csv(
                            context,
                            "pupils",
                            "pupilId,givenName,familyName,schoolId,className,grade,mentor,until\n%s,Zyqwxjada,Zyqwxjvist,%s,8Zyqwxj,8,%s,%s\n"
                                    .formatted(
                                            ada,
                                            town.id(),
                                            user("mentor"),
                                            town.today().minusDays(1)))
                    .wasTaken();
            town.evaluate();
            sweep(emissions, "after the pupil has left");
            emitted.addAll(emissions.log());
        }
        assertThat(emitted.stream().filter(emission -> emission.holds(OPEN_PUPIL)))
                .as("what everybody may be found by is found: the search looks where people look")
                .extracting(emission -> emission.where().replaceAll("\\?.*|/[0-9a-f-]{36}", ""))
                .contains("/api/pupils", "/api/tasks/cards", "/api/tasks/pupil")
                .anyMatch(where -> where.startsWith("outbox/"));
        assertThat(emitted.stream().map(Emission::channel).distinct())
                .contains("http", "panel of whoever may know", "log", "file", "table");
        assertThat(leaks().size()).as("\n" + String.join("\n", leaks()) + "\n").isZero();
    }

    @Test
    @DisplayName("can hide from the search: what is planted in each channel is found")
    void finds() {
        String planted = WORD + "planterad";
        aTownOfCanaries();
        try (Emissions emissions = new Emissions(context, port)) {
            LoggerFactory.getLogger("se.sedd.planted").error("Failed", new IllegalStateException(planted));
            assertThat(leaks(emissions.log())).hasSize(1);

            Path file = home.resolve("outbox").resolve("planted-" + town.id() + ".txt");
            write(file, planted);
            assertThat(leaks(emissions.files(home))).hasSize(1);
            file.toFile().delete();

            Task task = tasksAbout().get(0);
            runtime.setVariable(task.getProcessInstanceId(), "planted", planted);
            assertThat(emissions.engine(database, planted)).isNotEmpty();
            assertThat(leaks(emissions.http("admin", town.as("admin"), known())))
                    .as("the engine shows a variable to nobody but those who have its task")
                    .isEmpty();
            String principal = user("principal");
            assertThat(leaks(emissions.http(principal, town.as(principal), known())))
                    .anyMatch(leak -> leak.contains("/form-variables"));
            runtime.removeVariable(task.getProcessInstanceId(), "planted");

            database.sql("update sedd.protection set school_id = ? where pupil_id = ?")
                    .param(planted)
                    .param(ada)
                    .update();
            assertThat(leaks(emissions.tables(database, WORD))).anyMatch(leak -> leak.contains("protection.school_id"));
            database.sql("update sedd.protection set school_id = ? where pupil_id = ?")
                    .param(town.id())
                    .param(ada)
                    .update();
        }
        assertThat(leaks(List.of(new Emission("http", "/api/tasks/x/pupil", user("coordinator"), "200 Zyqwxjada"))))
                .as("a panel opened by somebody who is no handler")
                .hasSize(1);
    }

    private void aTownOfCanaries() {
        town = new CaseTown(context, port);
        ada = town.id() + "-Zyqwxjid1";
        bo = town.id() + "-Zyqwxjid2";
        Sent.csv(context, "pupils", """
                        pupilId,givenName,familyName,schoolId,className,grade,mentor,primaryContact,pupilGroup,district,homeMunicipality,birthDate,securityMarking
                        %1$s,Zyqwxjada,Zyqwxjvist,%3$s,8Zyqwxj,8,%4$s,%5$s,Zyqwxjgrupp,Zyqwxjdistrikt,Zyqwxjkommun,2011-02-03,protected
                        %2$s,Zyqwxjbo,Zyqwxjlund,%3$s,8Zyqwxj,8,%4$s,%5$s,Zyqwxjgrupp,Zyqwxjdistrikt,Zyqwxjkommun,2011-02-03,none
                        """.formatted(ada, bo, town.id(), user("mentor"), user("primary-contact")))
                .wasTaken();
        Sent.csv(context, "guardians", """
                        guardianId,pupilId,givenName,familyName,phone,email,street,postalCode,city,securityMarking
                        %1$s-g1,%1$s,Zyqwxjsten,Zyqwxjvist,070-1740690,zyq1.Zyqwxj@example.org,Zyqwxjgatan 1,Zyqwxj1,Zyqwxjstad,none
                        %1$s-g2,%1$s,Zyqwxjstina,Zyqwxjberg,070-1740691,zyq2.Zyqwxj@example.org,Zyqwxjgatan 2,Zyqwxj2,Zyqwxjstad,confidential
                        %2$s-g1,%2$s,Zyqwxjvera,Zyqwxjlund,070-1740692,zyq3.Zyqwxj@example.org,Zyqwxjgatan 3,Zyqwxj3,Zyqwxjstad,protected
                        """.formatted(ada, bo)).wasTaken();
        town.staff("""
                userId,givenName,familyName,groups,schoolIds
                other-%1$s,Annan,Mentor,mentor,%1$s
                office-%1$s,Skol,Kontor,school-office,%1$s
                deputy-%1$s,Ersatt,Are,coordinator,%1$s
                chief-%1$s,Verk,Chef,manager,*
                owner-%1$s,Process,Ägare,process-owner,*
                head-%1$s,Års,Chef,head-of-school-years,*
                """.formatted(town.id()));
    }

    private void nameHandlers(String... handlers) {
        for (String task : town.tasks(user("principal"), "choose-handlers")) {
            Caller.Answer answer = town.submit(
                    user("principal"),
                    task,
                    "handlers",
                    List.of(handlers),
                    "reason",
                    "Zyqwxjskäl",
                    "handlersUntil",
                    town.schoolDay(60));
            assertThat(answer.status()).as(answer.body()).isLessThan(300);
        }
    }

    /** Bad forms, things that are not there, are not allowed or not now, files with faults: what says no must not say who. */
    private void accidents() {
        for (Task task : tasksAbout()) {
            String owner = task.getAssignee();
            note(owner, "bad form", town.submit(owner, task.getId(), "ettFältSomInteFinns", "Zyqwxjvärde"));
            note(owner, "bad form", town.submit(owner, task.getId(), "guardianReached", "Zyqwxjvärde"));
            for (String user : users()) {
                String path = "/engine-rest/task/" + task.getId();
                note(user, "complete", town.as(user).post(path + "/complete", "{}"));
                note(user, "claim", town.as(user).post(path + "/claim", "{\"userId\":\"" + user + "\"}"));
                note(user, "comment", town.as(user).post(path + "/comment/create", "{\"message\":\"x\"}"));
                note(user, "submit", town.as(user).post(path + "/submit-form", "{\"variables\":{}}"));
            }
        }
        for (String user : users()) {
            for (String kind : List.of("open-case", "report-concern", "request-meeting")) {
                note(user, "begin", town.as(user).post("/api/pupils/" + ada + "/tasks", "{\"kind\":\"" + kind + "\"}"));
            }
            note(user, "not there", town.as(user).get("/api/" + ada));
            note(user, "no JSON", town.as(user).post("/api/pupils/" + ada + "/tasks", "{"));
        }
        badFiles();
        brokenDatabase();
    }

    /** The report of a file goes to whoever sent it; names and numbers are left out of it all the same. */
    private void badFiles() {
        for (String file : List.of(
                "pupilId,givenName,familyName,schoolId,className,grade,mentor,securityMarking,birthDate\n" + ada
                        + ",Zyqwxjada,Zyqwxjvist,no-school,8Zyqwxj,8," + user("mentor") + ",maybe,2011-02-03Z\n",
                "pupilId,givenName,familyName,schoolId,className,grade,mentor\n" + ada + ",\"Zyqwxjada,Zyqwxjvist\n")) {
            note("admin", "/api/imports/pupils", csv("pupils", file));
        }
        note(
                "admin",
                "/api/imports/guardians",
                csv(
                        "guardians",
                        "guardianId,pupilId,givenName,familyName,phone,securityMarking,until\n" + ada + "-g1," + ada
                                + ",Zyqwxjsten," + "Zyqwxj".repeat(100) + ",070-1740690,maybe,2031-13-45\n"));
    }

    private Caller.Answer csv(String kind, String file) {
        Caller admin = town.as("admin");
        return admin.send(admin.request("/api/imports/" + kind)
                .header("Content-Type", "text/csv")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(file)));
    }

    /** A statement fails in the middle of a person's work: the answer and the log say so without saying about whom. */
    private void brokenDatabase() {
        Task task = tasksAbout().get(0);
        database.sql("alter table sedd.journal_reading rename to journal_reading_gone")
                .update();
        try {
            String owner = task.getAssignee();
            Caller.Answer answer = town.as(owner).get("/api/tasks/" + task.getId() + "/pupil");
            assertThat(answer.status()).isEqualTo(500);
            note(owner, "broken panel", answer);
        } finally {
            database.sql("alter table sedd.journal_reading_gone rename to journal_reading")
                    .update();
        }
    }

    private void call(String pupil, String note, Object... more) {
        List<Object> answers = new ArrayList<>(List.of(
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                true,
                "callNote",
                note));
        answers.addAll(List.of(more));
        does(pupil, "contact-guardian", answers.toArray());
    }

    private void toTheInvestigation(String pupil) {
        does(
                pupil,
                "follow-up-contact",
                "pupilSpokenTo",
                true,
                "followUpDecision",
                "escalate",
                "handoverNote",
                "Zyqwxjöverlämning");
        does(
                pupil,
                "map-absence",
                "pattern",
                List.of("no-pattern"),
                "mappingAreas",
                List.of("schoolwork-and-knowledge"),
                "hardTransitions",
                List.of("between-lessons"),
                "whatWorks",
                "Zyqwxjslöjd",
                "pupilVoiceWay",
                "talk",
                "pupilVoice",
                "Zyqwxjröst",
                "absenceCause",
                "school",
                "mappingDecision",
                "student-health");
        does(
                pupil,
                "decide-investigation",
                "investigationDecision",
                "investigate",
                "investigator",
                user("student-health"));
    }

    /** Whoever has this task about the pupil does it. */
    private void does(String pupil, String key, Object... answers) {
        String ref = context.getBean(Register.class).pupil(pupil).orElseThrow().ref();
        Task task = tasks.createTaskQuery()
                .processVariableValueEquals("pupilRef", ref)
                .taskDefinitionKey(key)
                .singleResult();
        assertThat(task).as(key).isNotNull();
        Caller.Answer answer = town.submit(task.getAssignee(), task.getId(), answers);
        assertThat(answer.status()).as(key + " " + answer.body()).isLessThan(300);
    }

    /** A handler falls ill and a day begins without them. */
    private void handover() {
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n%s,Prov,koordinator,coordinator,%s,%s,%s,deputy-%s\n"
                        .formatted(user("coordinator"), town.id(), town.today(), town.schoolDay(5), town.id()));
        town.schoolDaysPass(2);
        town.evaluate();
    }

    private void sweep(Emissions emissions, String when) {
        emitted.addAll(emissions.http("", Caller.nobody(port), known()));
        for (String user : when.startsWith("before") ? users() : someUsers()) {
            emitted.addAll(emissions.http(user, town.as(user), known()).stream()
                    .map(emission -> mark(emission, user))
                    .toList());
        }
        emitted.addAll(emissions.files(home));
        for (String canary : CANARIES) {
            emitted.addAll(emissions.engine(database, canary));
            emitted.addAll(emissions.tables(database, canary));
        }
        assertThat(leaks().size())
                .as(when + "\n" + String.join("\n", leaks()) + "\n")
                .isZero();
    }

    /** Whoever may know at this moment is seen off at once: what they may know changes with the case. */
    private Emission mark(Emission emission, String user) {
        boolean panel = emission.where().matches("/api/tasks/[^/]+/pupil.*");
        return panel && mayKnow(user, emission.where().split("/")[3])
                ? new Emission("panel of whoever may know", emission.where(), user, emission.text())
                : emission;
    }

    private boolean mayKnow(String user, String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        boolean theirs = task != null
                && (user.equals(task.getAssignee())
                        || tasks.getIdentityLinksForTask(taskId).stream()
                                .anyMatch(link -> user.equals(link.getUserId())));
        boolean handler = database.sql("""
                        select count(*) from sedd.named_handler where user_id = ? and pupil_id in (?, ?) and ended_at is null
                        """)
                        .param(user)
                        .param(ada)
                        .param(bo)
                        .query(Integer.class)
                        .single()
                > 0;
        boolean ofTheReferral = task != null && "social-services".equals(task.getTenantId());
        return theirs && (handler || user.equals(user("principal")) || ofTheReferral);
    }

    private void note(String user, String what, Caller.Answer answer) {
        emitted.add(Emissions.answer(user, what, answer));
    }

    private List<String> leaks() {
        return leaks(emitted);
    }

    private List<String> leaks(List<Emission> emissions) {
        return emissions.stream()
                .filter(emission -> CANARIES.stream().anyMatch(emission::holds))
                .filter(emission -> !isAllowed(emission))
                .map(emission -> emission.channel() + " " + emission.where()
                        + (emission.user().isEmpty() ? "" : " for " + emission.user()) + ": "
                        + around(emission.text()))
                .distinct()
                .limit(25)
                .toList();
    }

    private boolean isAllowed(Emission emission) {
        return switch (emission.channel()) {
            case "panel of whoever may know" -> true;
            case "table" ->
                TABLES_OF_THE_REGISTER_AND_THE_JOURNAL.stream().anyMatch(emission.where()::startsWith)
                        || emission.where().endsWith(".pupil_id")
                        || emission.where().endsWith(".open_pupil");
            case "http" ->
                emission.user().equals("admin")
                        && WITH_PUPIL_IDS.stream().anyMatch(emission.where()::startsWith)
                        && CANARIES.stream()
                                .noneMatch(emission.text().replaceAll("town\\d+-Zyqwxjid\\d", "")::contains);
            default -> false;
        };
    }

    private static String around(String text) {
        int at = CANARIES.stream()
                .mapToInt(text::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(0);
        return text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 150))
                .replace('\n', ' ');
    }

    private Map<String, List<String>> known() {
        Map<String, List<String>> known = new HashMap<>();
        List<Task> about = tasksAbout();
        Task open =
                tasks
                        .createTaskQuery()
                        .taskAssignee(user("mentor"))
                        .taskDefinitionKey("contact-guardian")
                        .list()
                        .stream()
                        .findFirst()
                        .orElse(about.get(0));
        known.put(
                "taskId",
                Stream.concat(about.stream(), Stream.of(open))
                        .map(Task::getId)
                        .distinct()
                        .toList());
        known.put(
                "instance",
                List.copyOf(new TreeSet<>(
                        about.stream().map(Task::getProcessInstanceId).toList())));
        known.put("pupilId", List.of(ada, bo));
        known.put("schoolId", List.of(town.id()));
        known.put("date", List.of(town.schoolDay(-1).toString()));
        known.put("query", List.of("Zyqwxj", "8Zyqwxj"));
        known.put(
                "number",
                context.getBean(Protections.class).all().stream()
                        .filter(protection -> protection.schoolId().equals(town.id()))
                        .map(Protection::number)
                        .toList());
        return known;
    }

    /** Every open task about the protected pupils, whoever has it. */
    private List<Task> tasksAbout() {
        return Stream.of(ada, bo)
                .map(pupil -> context.getBean(Register.class)
                        .pupil(pupil)
                        .orElseThrow()
                        .ref())
                .flatMap(ref -> tasks.createTaskQuery().processVariableValueEquals("pupilRef", ref).list().stream())
                .toList();
    }

    private List<String> users() {
        return Stream.concat(
                        Stream.of("mentor", "primary-contact", "coordinator", "student-health", "principal")
                                .map(this::user),
                        Stream.concat(
                                Stream.of("other", "office", "deputy", "chief", "owner", "head")
                                        .map(name -> name + "-" + town.id()),
                                Stream.of(town.social(), "admin")))
                .toList();
    }

    /** One of each kind of right, where looking for everybody a second time would only take time. */
    private List<String> someUsers() {
        return List.of(
                user("mentor"),
                user("primary-contact"),
                user("principal"),
                "other-" + town.id(),
                "owner-" + town.id(),
                town.social(),
                "admin");
    }

    private String user(String role) {
        return town.user(role);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
