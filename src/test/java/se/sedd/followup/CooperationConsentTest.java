package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.consent.Consent;
import se.sedd.consent.Consent.Ending;
import se.sedd.consent.Consents;
import se.sedd.followup.CaseTown.Day;
import se.sedd.journal.Compartment;

@SeddTest
@DisplayName("Cooperation rests on consent: whose it takes, and what stops when it is taken back")
class CooperationConsentTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Consents consents;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;
    CaseWalk walk;

    @BeforeEach
    void atTheDecision() {
        town = new CaseTown(context, port);
        pupil = town.pupil("eli");
        walk = new CaseWalk(town, pupil);
        town.recentDays(pupil, 15, 5, Day.ILL);
        town.comingDays(pupil, 0, 60, Day.PRESENT);
        town.evaluate();
        walk.toConcernDecision();
    }

    private Caller.Answer cooperate(List<String> from, LocalDate until) {
        return cooperate(from, List.of("social-services", "health-care"), until);
    }

    private Caller.Answer cooperate(List<String> from, List<String> recipients, LocalDate until) {
        String principal = town.user("principal");
        return town.submit(
                principal,
                town.task(principal, "decide-concern-report"),
                "concernDecision",
                "cooperate",
                "consentFrom",
                from,
                "consentRecipients",
                recipients,
                "consentPurpose",
                "Hur vi hjälps åt på morgnarna",
                "consentUntil",
                until);
    }

    private void refused(List<String> from, LocalDate until, String sentence) {
        Caller.Answer answer = cooperate(from, until);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains(sentence);
        assertThat(recorded()).isEmpty();
    }

    private void agreed(List<String> from) {
        agreed(from, 60);
    }

    private void agreed(List<String> from, int days) {
        assertThat(cooperate(from, town.today().plusDays(days)).status()).isLessThan(300);
    }

    private List<Consent> recorded() {
        return consents.ofPupil(walk.found().pupilRef(), Set.of(Compartment.SCHOOL));
    }

    private void stands(String role, String step) {
        assertThat(walk.found().nextStep()).isEqualTo(step);
        assertThat(walk.found().owner()).contains(town.user(role));
        assertThat(town.tasks(town.user(role), step)).hasSize(1);
    }

    @Test
    @DisplayName("it keeps what it is for, who may be told, who gave it and until when")
    void kept() {
        agreed(List.of("guardian-1"));
        assertThat(recorded()).singleElement().satisfies(consent -> {
            assertThat(consent.recipients()).containsExactly("social-services", "health-care");
            assertThat(consent.covers()).contains("Hur vi hjälps åt på morgnarna");
            assertThat(consent.givers()).singleElement().satisfies(giver -> {
                assertThat(giver.code()).isEqualTo("guardian-1");
                assertThat(giver.guardianId()).contains(pupil + "-g");
            });
            assertThat(consent.validUntil()).isEqualTo(town.today().plusDays(60));
        });
        stands("student-health", "follow-up-cooperation");
    }

    @Test
    @DisplayName("two who have custody both agree")
    void bothGuardians() {
        town.secondGuardian(pupil);
        refused(List.of("guardian-1"), town.today().plusDays(60), "Vårdnadshavare 2");
        agreed(List.of("guardian-1", "guardian-2"));
    }

    @Test
    @DisplayName("from twelve it takes the pupil's own as well")
    void fromTwelve() {
        town.turns(pupil, 12);
        refused(List.of("guardian-1"), town.today().plusDays(60), "Eleven är 12 år");
        refused(List.of("pupil"), town.today().plusDays(60), "Vårdnadshavare 1");
        agreed(List.of("guardian-1", "pupil"));
    }

    @Test
    @DisplayName("from fifteen it is the pupil's own to give")
    void fromFifteen() {
        town.turns(pupil, 15);
        refused(List.of("guardian-1"), town.today().plusDays(60), "Eleven är 15 år");
        agreed(List.of("pupil"));
    }

    @Test
    @DisplayName(
            "a last day that has passed, a day too far off and a guardian nobody knows are refused with a sentence")
    void wrongAnswers() {
        refused(List.of("guardian-1"), town.today(), "efter i dag");
        refused(List.of("guardian-1"), town.today().plusDays(366), "högst till och med");
        refused(List.of("guardian-1", "guardian-2"), town.today().plusDays(60), "ingen vårdnadshavare 2");
    }

    @Test
    @DisplayName("taken back, the cooperation stops at once, its owner is told, and the principal decides anew")
    void takenBack() {
        agreed(List.of("guardian-1"));
        String owner = town.user("student-health");
        Consent consent = recorded().get(0);
        assertThat(consents.withdraw(consent, "pupil", owner)).isPresent();
        stands("student-health", "follow-up-cooperation");

        assertThat(consents.withdraw(consent, "guardian-1", owner)).isEmpty();
        assertThat(town.tasks(owner, "follow-up-cooperation")).isEmpty();
        stands("principal", "decide-concern-report");
        assertThat(town.as(owner).get("/api/notes").body()).contains("Samtycket är tillbakadraget");
        assertThat(recorded().get(0).givers().get(0).withdrawnOn()).contains(town.today());
        assertThat(consents.withdraw(consent, "guardian-1", owner)).contains("Samtycket gäller inte längre.");
    }

    @Test
    @DisplayName(
            "whoever follows up sees it beside the form and writes down there that it was taken back; nobody else can")
    void besideTheForm() {
        agreed(List.of("guardian-1"));
        String owner = town.user("student-health");
        String task = town.task(owner, "follow-up-cooperation");
        JsonNode shown =
                town.as(owner).get("/api/tasks/" + task + "/pupil").json().get("consents");
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).get("covers").asText()).isEqualTo("Hur vi hjälps åt på morgnarna");
        String path = "/api/tasks/" + task + "/consents/"
                + shown.get(0).get("consentId").asText() + "/withdrawal";
        assertThat(town.as(town.user("mentor"))
                        .post(path, "{\"by\":\"guardian-1\"}")
                        .status())
                .isEqualTo(404);
        assertThat(town.as(town.social()).post(path, "{\"by\":\"guardian-1\"}").status())
                .isEqualTo(404);
        assertThat(town.as(owner).post(path, "{\"by\":\"pupil\"}").status()).isEqualTo(409);
        stands("student-health", "follow-up-cooperation");
        assertThat(town.as(owner).post(path, "{\"by\":\"guardian-1\"}").status())
                .isEqualTo(204);
        stands("principal", "decide-concern-report");
        String decision = town.task(town.user("principal"), "decide-concern-report");
        assertThat(town.as(town.user("principal"))
                        .get("/api/tasks/" + decision + "/pupil")
                        .json()
                        .at("/consents/0/ended")
                        .asText())
                .isEqualTo("withdrawn");
    }

    @Test
    @DisplayName("the morning after its last day it holds no longer")
    void expires() {
        agreed(List.of("guardian-1"), 3);
        LocalDate last = recorded().get(0).validUntil();
        town.passTo(last.atTime(23, 0).atZone(town.calendar().zone(town.id())).toInstant());
        assertThat(recorded().get(0).ended()).isEmpty();
        town.dayPasses();
        assertThat(recorded().get(0).ended())
                .hasValueSatisfying(ended -> assertThat(ended.how()).isEqualTo(Ending.EXPIRED));
        stands("principal", "decide-concern-report");
    }

    @Test
    @DisplayName("taken back while the case rests, it is the principal who decides after the rest")
    void takenBackWhileResting() {
        agreed(List.of("guardian-1"));
        walk.rest("student-health", "follow-up-cooperation", 5);
        assertThat(consents.withdraw(recorded().get(0), "guardian-1", town.user("student-health")))
                .isEmpty();
        assertThat(walk.found().resting()).isTrue();
        town.schoolDaysPass(6);
        stands("principal", "decide-concern-report");
    }

    @Test
    @DisplayName("whoever follows up and learns that it holds no longer does not go on without it")
    void learned() {
        agreed(List.of("guardian-1"));
        town.complete(
                town.user("student-health"),
                "follow-up-cooperation",
                "consentValid",
                false,
                "followUpDecision",
                "continue");
        stands("principal", "decide-concern-report");
        assertThat(recorded().get(0).ended()).isPresent();
    }

    private Caller.Answer contact(String user, String body) {
        String task = town.as(user)
                .post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"request-cooperation\"}")
                .json()
                .get("taskId")
                .asText();
        return town.submit(
                user,
                task,
                "contactBody",
                body,
                "contactPurpose",
                "joint-planning",
                "askedFor",
                "Morgnarna",
                "named",
                true,
                "consentBasis",
                "existing");
    }

    @Test
    @DisplayName(
            "given anew for fewer, contacts with those left out stop at once, the others go on and rest on the new one")
    void narrowed() {
        String eht = town.user("student-health");
        String coordinator = town.user("coordinator");
        String waits = "follow-up-cooperation-contact";
        agreed(List.of("guardian-1"));
        assertThat(contact(eht, "bup").status()).isLessThan(300);
        assertThat(contact(eht, "primary-care").status()).isLessThan(300);
        assertThat(contact(coordinator, "social-services").status()).isLessThan(300);
        String goesOn = town.task(coordinator, waits);
        assertThat(town.tasks(eht, waits)).hasSize(2);
        town.complete(eht, "follow-up-cooperation", "consentValid", true, "followUpDecision", "report");
        assertThat(cooperate(
                                List.of("guardian-1"),
                                List.of("social-services"),
                                town.today().plusDays(40))
                        .status())
                .isLessThan(300);

        assertThat(town.tasks(eht, waits)).as("vården is not told any more").isEmpty();
        assertThat(town.tasks(coordinator, waits)).containsExactly(goesOn);
        for (String user : List.of(eht, coordinator)) {
            assertThat(town.as(user).get("/api/notes").body())
                    .contains("En kontakt utanför skolan är stoppad: det nya samtycket")
                    .doesNotContain("BUP");
        }
        assertThat(contact(eht, "bup").json().get("detail").asText()).contains("Inget samtycke");
        Consent now = recorded().stream()
                .filter(consent -> consent.ended().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(now.recipients()).containsExactly("social-services");
        assertThat(town.as(eht)
                        .post(
                                "/api/tasks/" + town.task(eht, "follow-up-cooperation") + "/consents/" + now.id()
                                        + "/withdrawal",
                                "{\"by\":\"guardian-1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(town.tasks(coordinator, waits)).as("it rests on the new one").isEmpty();
        stands("principal", "decide-concern-report");
    }

    @Test
    @DisplayName("what follows a report needs no consent")
    void afterAReport() {
        town.complete(
                town.user("principal"),
                "decide-concern-report",
                "concernDecision",
                "report",
                "observations",
                "Har inte ätit på flera dagar",
                "guardiansInformed",
                "before");
        stands("student-health", "follow-up-cooperation");
        town.complete(
                town.user("student-health"),
                "follow-up-cooperation",
                "consentValid",
                false,
                "followUpDecision",
                "continue");
        stands("student-health", "follow-up-cooperation");
    }
}
