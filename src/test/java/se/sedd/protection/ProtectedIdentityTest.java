package se.sedd.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.engine.EngineTables;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.followup.CaseWalk;
import se.sedd.journal.Compartment;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("A pupil with protected identity")
class ProtectedIdentityTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    ProtectedTown protectedTown;
    CaseTown town;

    @BeforeEach
    void aSchool() {
        protectedTown = new ProtectedTown(context, port);
        town = protectedTown.school();
    }

    @Test
    @DisplayName(
            "comes into the register: the principal is asked for handlers, once, with staff to choose from and a date suggested")
    void asked() {
        String hidden = town.pupil("alva", "protected");

        String task = town.task(user("principal"), "choose-handlers");
        assertThat(String.valueOf(tasks.getVariable(task, "handlersOptions")))
                .contains(user("mentor"), "Mentor", user("student-health"))
                .doesNotContain(town.social(), "alva");
        assertThat(LocalDate.parse((String) tasks.getVariable(task, "handlersUntil")))
                .isAfter(town.today());
        protectedTown.marked(hidden, "confidential");
        assertThat(town.tasks(user("principal"), "choose-handlers")).containsExactly(task);
        assertThat(town.as(user("principal"))
                        .get("/api/tasks/cards?ids=" + task)
                        .body())
                .contains("Skyddat ärende S20")
                .doesNotContain("alva", "8B");
        assertThat(protectedTown.panel(user("principal"), task).body()).contains("alva", "8B", "070-1740606");
    }

    @Test
    @DisplayName("is so also through a guardian, and the handlers see which home must not hear of the other")
    void guardian() {
        String hidden = town.pupil("bo");
        assertThat(town.tasks(user("principal"), "choose-handlers")).isEmpty();

        protectedTown.guardianMarked(hidden, "confidential");

        String task = town.task(user("principal"), "choose-handlers");
        assertThat(protectedTown
                        .panel(user("principal"), task)
                        .json()
                        .at("/guardians/0/protectedIdentity")
                        .asBoolean())
                .isTrue();
        protectedTown.guardianMarked(hidden, "none");
        assertThat(town.tasks(user("principal"), "choose-handlers")).isEmpty();
    }

    @Test
    @DisplayName("at a Norwegian school is handled the same way")
    void norwegian() {
        Sent.csv(context, "schools", "schoolId,name,country,language\nno-%s,Prøveskolen,NO,nb\n".formatted(town.id()))
                .wasTaken();
        town.staff("""
                userId,givenName,familyName,groups,schoolIds
                larer-no-%1$s,Prøve,Lærer,mentor,no-%1$s
                rektor-no-%1$s,Prøve,Rektor,principal,no-%1$s
                """.formatted(town.id()));
        String pupils = "pupilId,givenName,familyName,schoolId,className,grade,mentor,securityMarking\n"
                + "no-%1$s-p,Skjult,Prøveelev,no-%1$s,8B,8,larer-no-%1$s,protected\n".formatted(town.id());
        Sent.csv(context, "pupils", pupils).wasTaken();

        String task = town.task("rektor-no-" + town.id(), "choose-handlers");
        assertThat(protectedTown.panel("rektor-no-" + town.id(), task).body()).contains("Skjult", "Prøveskolen");
        Caller.Answer named = town.submit(
                "rektor-no-" + town.id(),
                task,
                "handlers",
                List.of("larer-no-" + town.id()),
                "reason",
                "Kontaktlæreren følger opp hver dag");
        assertThat(named.status()).as(named.body()).isLessThan(300);
        assertThat(town.as("rektor-no-" + town.id())
                        .get("/api/protected-pupils")
                        .body())
                .contains("handlersUntil")
                .doesNotContain("Skjult", "8B", "no-" + town.id());
    }

    @Test
    @DisplayName(
            "whose marking comes while a case runs: the call is the principal's the same moment, and nobody else sees anything of it")
    void markedWhileRunning() {
        String pupil = town.pupil("cleo");
        openCase(pupil);
        String call = town.task(user("mentor"), "contact-guardian");
        assertThat(protectedTown.panel(user("primary-contact"), call).status()).isEqualTo(200);

        protectedTown.marked(pupil, "protected");

        assertThat(town.task(user("principal"), "contact-guardian")).isEqualTo(call);
        assertThat(town.caseOf(pupil).owner()).contains(user("principal"));
        for (String role : List.of("mentor", "primary-contact", "coordinator", "student-health")) {
            outOfSight(user(role), call);
        }
        assertThat(protectedTown.panel(user("principal"), call).body()).contains("cleo", "070-1740606");
        assertThat(town.as(user("mentor")).get("/api/notes").body())
                .doesNotContain(town.caseOf(pupil).caseNumber());
        assertThat(town.unseen(town.schoolDay(-1))).doesNotContain(pupil);
    }

    @Test
    @DisplayName("whose marking is lifted goes back to the mentor and the stand-ins, and nobody needs to be named")
    void lifted() {
        String pupil = town.pupil("disa", "confidential");
        openCase(pupil);
        String call = town.task(user("principal"), "contact-guardian");

        protectedTown.marked(pupil, "none");

        assertThat(town.task(user("mentor"), "contact-guardian")).isEqualTo(call);
        assertThat(protectedTown.panel(user("primary-contact"), call).status()).isEqualTo(200);
        assertThat(protectedTown.tasksSeenBy(user("principal"))).isEmpty();
        assertThat(town.caseOf(pupil).owner()).contains(user("mentor"));
    }

    @Test
    @DisplayName(
            "has handlers who act within their role: the mentor calls, student health waits, the coordinator's step is the principal's")
    void handlersActWithinTheirRole() {
        String pupil = town.pupil("embla", "protected");
        openCase(pupil);
        protectedTown.name(town.schoolDay(60), user("mentor"), user("student-health"));

        String call = town.task(user("mentor"), "contact-guardian");
        assertThat(protectedTown.panel(user("mentor"), call).body())
                .contains("embla", "8B", "070-1740606", "De är elevens trygga vuxna");
        outOfSight(user("primary-contact"), call);
        outOfSight(user("principal"), call);
        outOfSight(user("student-health"), call);
        CaseWalk walk = new CaseWalk(town, pupil);
        walk.call();
        walk.escalateFromMentor();

        String map = town.task(user("principal"), "map-absence");
        outOfSight(user("coordinator"), map);
        outOfSight(user("mentor"), map);
        assertThat(EngineTables.columnsWith(database, "De är elevens trygga vuxna"))
                .as("the reason stands in the journal alone")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "is the principal's again when the handlers' last day is over, and the question comes in good time before")
    void lastDay() {
        String pupil = town.pupil("frej", "protected");
        openCase(pupil);
        LocalDate lastDay = town.schoolDay(15);
        protectedTown.name(lastDay, user("mentor"));
        String call = town.task(user("mentor"), "contact-guardian");
        town.submit(user("mentor"), call, "guardianReached", false, "attemptResult", "no-answer");

        town.passTo(town.calendar().deadline(town.id(), town.schoolDay(5)));
        String again = town.task(user("principal"), "choose-handlers");
        assertThat(protectedTown.panel(user("principal"), again).status()).isEqualTo(200);
        assertThat(protectedTown.notes(user("principal"), pupil)).doesNotContain("reminded");

        town.passTo(lastDay.plusDays(1)
                .atTime(7, 0)
                .atZone(town.calendar().zone(town.id()))
                .toInstant());
        assertThat(protectedTown.notes(user("principal"), pupil)).contains("reminded");
        assertThat(protectedTown.tasksSeenBy(user("mentor"))).isEmpty();
        assertThat(town.caseOf(pupil).owner()).contains(user("principal"));
    }

    @Test
    @DisplayName("whose handler is away is the principal's, not the deputy's, until the handler is back")
    void handlerAway() {
        String pupil = town.pupil("gry", "protected");
        openCase(pupil);
        String deputy = "deputy-" + town.id();
        town.staff("userId,givenName,familyName,groups,schoolIds\n%s,Prov,Ersättare,mentor,%s\n"
                .formatted(deputy, town.id()));
        protectedTown.name(town.schoolDay(60), user("mentor"));
        String call = town.task(user("mentor"), "contact-guardian");
        LocalDate back = town.schoolDay(3);
        away(town.schoolDay(1), back.minusDays(1), deputy);
        assertThat(town.task(user("mentor"), "contact-guardian"))
                .as("not away yet")
                .isEqualTo(call);

        town.schoolDaysPass(1);
        assertThat(town.task(user("principal"), "contact-guardian")).isEqualTo(call);
        outOfSight(deputy, call);

        town.passTo(back.atTime(7, 0).atZone(town.calendar().zone(town.id())).toInstant());
        assertThat(protectedTown.tasksSeenBy(user("principal"))).doesNotContain(call);
    }

    @Test
    @DisplayName("whose only handler leaves is the principal's at once, who is asked anew")
    void handlerLeaves() {
        String pupil = town.pupil("helge", "protected");
        openCase(pupil);
        protectedTown.name(town.schoolDay(60), user("mentor"));
        String call = town.task(user("mentor"), "contact-guardian");
        assertThat(town.tasks(user("principal"), "choose-handlers")).isEmpty();

        town.staff("userId,givenName,familyName,groups,schoolIds,until\n%s,Prov,mentor,mentor,%s,%s\n"
                .formatted(user("mentor"), town.id(), town.today().minusDays(1)));

        assertThat(town.task(user("principal"), "contact-guardian")).isEqualTo(call);
        assertThat(town.tasks(user("principal"), "choose-handlers")).hasSize(1);
    }

    @Test
    @DisplayName(
            "who leaves school needs no handlers; at another school the principal there is asked, and the old handlers know nothing")
    void changesSchool() {
        String pupil = town.pupil("idun", "protected");
        protectedTown.name(town.schoolDay(60), user("mentor"));
        CaseTown other = new CaseTown(context, port);
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor\n%s,idun,Provelev,%s,8B,8,%s\n"
                                .formatted(pupil, other.id(), other.user("mentor")))
                .wasTaken();

        assertThat(running(town.id())).isZero();
        other.task(other.user("principal"), "choose-handlers");
        assertThat(town.as(user("principal")).get("/api/protected-pupils").json())
                .isEmpty();
        other.leaves(pupil, other.today().minusDays(1));
        assertThat(other.tasks(other.user("principal"), "choose-handlers")).isEmpty();
        assertThat(running(other.id())).isZero();
    }

    @Test
    @DisplayName("can get other handlers whenever the principal wants; nobody else can ask for it")
    void renamed() {
        String pupil = town.pupil("jorun", "protected");
        openCase(pupil);
        protectedTown.name(town.schoolDay(60), user("mentor"));
        String call = town.task(user("mentor"), "contact-guardian");
        String number = town.as(user("principal"))
                .get("/api/protected-pupils")
                .json()
                .at("/0/number")
                .asText();
        for (String other : List.of(user("mentor"), user("coordinator"), town.social(), "admin")) {
            assertThat(town.as(other)
                            .post("/api/protected-pupils/" + number + "/handlers", "{}")
                            .status())
                    .as(other)
                    .isIn(403, 404);
            Caller.Answer list = town.as(other).get("/api/protected-pupils");
            assertThat(list.status() == 403 || list.json().isEmpty()).as(other).isTrue();
        }

        Caller.Answer asked = town.as(user("principal")).post("/api/protected-pupils/" + number + "/handlers", "{}");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().path("taskId").asText()).isEqualTo(town.task(user("principal"), "choose-handlers"));
        protectedTown.name(town.schoolDay(60), user("coordinator"));

        assertThat(town.task(user("principal"), "contact-guardian")).isEqualTo(call);
        outOfSight(user("mentor"), call);
    }

    @Test
    @DisplayName(
            "needs a reason and at least one handler, until a day that is to come; a colleague from elsewhere cannot be chosen")
    void refused() {
        town.pupil("knut", "protected");
        String task = town.task(user("principal"), "choose-handlers");
        List<String> mentor = List.of(user("mentor"));

        assertThat(submit(task, "handlers", mentor, "handlersUntil", town.schoolDay(9)))
                .contains("Varför behöver just de veta?");
        assertThat(submit(task, "handlers", List.of(), "reason", "x")).contains("Handläggare");
        assertThat(submit(task, "handlers", List.of(town.social()), "reason", "x"))
                .contains("Handläggare");
        assertThat(submit(task, "handlers", mentor, "reason", "x", "handlersUntil", town.today()))
                .contains("efter i dag");
        assertThat(submit(
                        task,
                        "handlers",
                        mentor,
                        "reason",
                        "x",
                        "handlersUntil",
                        town.today().plusYears(3)))
                .contains("senast");
        assertThat(town.as(user("principal")).get("/engine-rest/task/" + task).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("may be given back by a handler, to the principal and to no group")
    void givenBack() {
        String pupil = town.pupil("liv", "protected");
        openCase(pupil);
        protectedTown.name(town.schoolDay(60), user("mentor"));
        String call = town.task(user("mentor"), "contact-guardian");

        assertThat(town.as(user("mentor"))
                        .post("/api/tasks/" + call + "/release", "{}")
                        .status())
                .isEqualTo(204);

        assertThat(town.task(user("principal"), "contact-guardian")).isEqualTo(call);
        assertThat(town.caseOf(pupil).owner()).contains(user("principal"));
    }

    @Test
    @DisplayName("whose marking comes after the investigation has been asked for: the notices go by hand")
    void noticesByHand() {
        String pupil = town.pupil("maja");
        openCase(pupil);
        CaseWalk walk = new CaseWalk(town, pupil);
        walk.call();
        walk.escalateFromMentor();
        walk.map("student-health");
        String question = town.task(user("principal"), "decide-investigation");
        protectedTown.marked(pupil, "protected");

        Caller.Answer decided = town.submit(
                user("principal"),
                question,
                "investigationDecision",
                "investigate",
                "investigator",
                user("student-health"));

        assertThat(decided.status()).as(decided.body()).isLessThan(300);
        assertThat(town.tasks(user("principal"), "notify-organiser")).hasSize(1);
        assertThat(protectedTown.journal(pupil, Compartment.SCHOOL))
                .extracting(entry -> entry.kind())
                .doesNotContain("organiser-notified");
    }

    @Test
    @DisplayName(
            "who is reported: at social services only whoever has the referral reads who it is, and each reading is recorded")
    void referral() {
        String pupil = town.pupil("nanna", "protected");
        openCase(pupil);
        town.complete(
                user("principal"),
                "contact-guardian",
                "guardianReached",
                false,
                "attemptResult",
                "no-answer",
                "immediateConcern",
                true);
        report(user("principal"));
        Task protection = about(pupil, "assess-protection");
        String handler = protection.getAssignee();
        String colleague = "colleague-" + town.id();
        town.staff("userId,givenName,familyName,groups,schoolIds\n%s,Prov,Kollega,social-services,*\n"
                .formatted(colleague));

        assertThat(protectedTown.panel(handler, protection.getId()).body())
                .contains("nanna", "8B", "Provskolan", "070-1740606")
                .doesNotContain("windowDays");
        assertThat(town.as(handler)
                        .get("/api/tasks/cards?ids=" + protection.getId())
                        .body())
                .contains("Skyddat ärende")
                .doesNotContain("nanna");
        assertThat(readings(handler, pupil)).isPositive();
        outOfSight(colleague, protection.getId());
        outOfSight(user("principal"), protection.getId());
        protectedTown.marked(pupil, "none");
        assertThat(protectedTown.panel(colleague, protection.getId()).status())
                .as("a colleague may stand in again")
                .isEqualTo(200);
        protectedTown.marked(pupil, "confidential");
        outOfSight(colleague, protection.getId());
        assertThat(about(pupil, "assess-protection").getAssignee()).isEqualTo(handler);
    }

    @Test
    @DisplayName(
            "whose marking comes while somebody writes a concern report: the report stays its author's, under its number alone")
    void reportUnderWay() {
        String pupil = town.pupil("odd");
        town.as(user("coordinator")).post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"report-concern\"}");
        town.as(user("student-health")).post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"open-case\"}");
        String report = town.task(user("coordinator"), "report-concern");
        String begun = town.task(user("student-health"), "open-case");

        protectedTown.marked(pupil, "protected");

        assertThat(town.as(user("coordinator"))
                        .get("/api/tasks/cards?ids=" + report)
                        .body())
                .contains("Skyddat ärende A20")
                .doesNotContain("odd", "8B");
        assertThat(protectedTown.panel(user("coordinator"), report).status()).isEqualTo(404);
        assertThat(town.task(user("principal"), "open-case")).isEqualTo(begun);
        outOfSight(user("student-health"), begun);
        report(user("coordinator"));
        assertThat(about(pupil, "acknowledge-referral").getAssignee()).isNotNull();
    }

    private void report(String author) {
        town.complete(
                author,
                "report-concern",
                "observations",
                "Något har hänt",
                "observedOn",
                town.today(),
                "urgent",
                false,
                "guardiansInformed",
                "no");
    }

    private Task about(String pupil, String key) {
        return tasks.createTaskQuery()
                .processVariableValueEquals(
                        "pupilRef", protectedTown.pupil(pupil).ref())
                .taskDefinitionKey(key)
                .singleResult();
    }

    private int readings(String reader, String pupil) {
        return database.sql("select count(*) from sedd.journal_reading where reader = ? and pupil_ref = ?")
                .param(reader)
                .param(protectedTown.pupil(pupil).ref())
                .query(Integer.class)
                .single();
    }

    private void openCase(String pupil) {
        town.recentDays(pupil, 16, 4, Day.ILL);
        town.evaluate();
    }

    private String user(String role) {
        return town.user(role);
    }

    private void away(LocalDate from, LocalDate until, String deputy) {
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n%s,Prov,mentor,mentor,%s,%s,%s,%s\n"
                        .formatted(user("mentor"), town.id(), from, until, deputy));
    }

    private String submit(String task, Object... answers) {
        Caller.Answer answer = town.submit(user("principal"), task, answers);
        assertThat(answer.status()).isBetween(400, 499);
        return answer.body();
    }

    private long running(String school) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("name-handlers")
                .tenantIdIn(school)
                .count();
    }

    private void outOfSight(String user, String task) {
        Caller caller = town.as(user);
        assertThat(protectedTown.tasksSeenBy(user)).as(user).doesNotContain(task);
        assertThat(caller.get("/engine-rest/task/" + task).status()).as(user).isIn(403, 404);
        assertThat(caller.get("/engine-rest/task/" + task + "/form-variables").status())
                .as(user)
                .isGreaterThanOrEqualTo(400);
        assertThat(caller.get("/api/tasks/cards?ids=" + task).json()).as(user).isEmpty();
        assertThat(protectedTown.panel(user, task).status()).as(user).isEqualTo(404);
        assertThat(caller.post("/api/tasks/" + task + "/take", "{}").status())
                .as(user)
                .isEqualTo(404);
    }
}
