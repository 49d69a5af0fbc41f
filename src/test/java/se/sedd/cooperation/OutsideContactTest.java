package se.sedd.cooperation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
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

@SeddTest
@DisplayName("Contacts outside the school: several beside a case, each with owner, date and consent")
class OutsideContactTest {

    private static final String BEGIN = "request-cooperation";
    private static final String WAIT = "follow-up-cooperation-contact";

    @Autowired
    ApplicationContext context;

    @Autowired
    Contacts contacts;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;
    CaseWalk walk;
    String mentor;
    String coordinator;
    String eht;

    @BeforeEach
    void openCase() {
        town = new CaseTown(context, port);
        pupil = town.pupil("edit");
        walk = new CaseWalk(town, pupil);
        mentor = town.user("mentor");
        coordinator = town.user("coordinator");
        eht = town.user("student-health");
        town.recentDays(pupil, 15, 5, Day.ILL);
        town.comingDays(pupil, 0, 60, Day.PRESENT);
        town.evaluate();
    }

    private Caller.Answer asksFor(String user, String pupilId) {
        return town.as(user).post("/api/pupils/" + pupilId + "/tasks", "{\"kind\":\"" + BEGIN + "\"}");
    }

    private String begin(String user) {
        Caller.Answer begun = asksFor(user, pupil);
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        return begun.json().get("taskId").asText();
    }

    private Caller.Answer named(String user, String body, LocalDate until, String asked) {
        return town.submit(
                user,
                begin(user),
                "contactBody",
                body,
                "contactPurpose",
                "joint-planning",
                "askedFor",
                asked,
                "named",
                true,
                "consentBasis",
                "new",
                "consentFrom",
                List.of("guardian-1"),
                "consentPurpose",
                "Morgnarna, ingenting annat",
                "consentUntil",
                until);
    }

    private void agreed(String user, String body, int days, String asked) {
        Caller.Answer answer = named(user, body, town.today().plusDays(days), asked);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    private JsonNode panel(String user, String task) {
        return town.as(user)
                .get("/api/tasks/" + town.task(user, task) + "/pupil")
                .json();
    }

    private String notes(String user) {
        return town.as(user).get("/api/notes").body();
    }

    private List<Contact> waiting() {
        return contacts.waiting(walk.found().caseNumber());
    }

    private void passToReminder(LocalDate day) {
        town.passTo(day.atTime(17, 0).atZone(town.calendar().zone(town.id())).toInstant());
    }

    @Test
    @DisplayName(
            "social services and BUP at once: each has its owner and date, who reads what follows the file, and the case goes on")
    void severalAtOnce() {
        agreed(mentor, "social-services", 60, "Hur familjen kan få stöd på morgnarna");
        assertThat(asksFor(town.user("primary-contact"), pupil).status())
                .as("whoever does not handle the case")
                .isEqualTo(409);
        Caller.Answer notTheirs = named(mentor, "bup", town.today().plusDays(60), "Utredning");
        assertThat(notTheirs.status()).as("BUP is elevhälsan's to contact").isEqualTo(400);
        agreed(eht, "bup", 60, "Om en neuropsykiatrisk utredning är på gång");
        assertThat(waiting()).hasSize(2);
        assertThat(walk.found().nextStep()).isEqualTo("contact-guardian");

        JsonNode forMentor = panel(mentor, "contact-guardian").get("outside").get("waiting");
        assertThat(forMentor).hasSize(2);
        assertThat(StreamSupport.stream(forMentor.spliterator(), false)
                        .map(one -> one.path("with").asText()))
                .containsExactlyInAnyOrder("Socialtjänsten", "null");
        JsonNode forStudentHealth = panel(eht, WAIT);
        assertThat(forStudentHealth.at("/outside/waiting").toString())
                .contains("BUP, neuropsykiatriska teamet", "Socialtjänsten");
        assertThat(forStudentHealth.get("journal").toString()).contains("neuropsykiatrisk utredning är på gång");
        assertThat(panel(mentor, WAIT).get("journal").toString())
                .contains("stöd på morgnarna")
                .doesNotContain("neuropsykiatrisk");
        for (String text : List.of("neuropsykiatrisk utredning är på gång", "stöd på morgnarna", "Morgnarna, ing")) {
            assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), text))
                    .isEmpty();
        }

        town.complete(
                eht,
                WAIT,
                "answered",
                true,
                "answerNote",
                "De återkommer med en tid",
                "contactDecision",
                "continue",
                "answerBy",
                town.schoolDay(3));
        assertThat(waiting()).extracting(Contact::answerBy).contains(town.schoolDay(3));
        town.complete(
                eht, WAIT, "answered", false, "contactDecision", "close", "closeReason", "Familjen tar den själv");
        town.complete(
                mentor, WAIT, "answered", true, "answerNote", "Familjen får stöd hemma", "contactDecision", "close");
        assertThat(waiting()).isEmpty();
        walk.call();
        assertThat(panel(mentor, "follow-up-contact").get("journal").toString()).contains("Familjen får stöd hemma");
    }

    @Test
    @DisplayName("without the name it takes no consent; with it, one that covers whom it is with")
    void consent() {
        String task = begin(coordinator);
        Caller.Answer none = town.submit(
                coordinator,
                task,
                "contactBody",
                "leisure",
                "contactPurpose",
                "activity",
                "askedFor",
                "Finns det plats i musikskolan?",
                "named",
                true,
                "consentBasis",
                "existing");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().get("detail").asText()).contains("Inget samtycke", "Fritid och föreningar");
        town.complete(
                coordinator,
                BEGIN,
                "contactBody",
                "leisure",
                "contactPurpose",
                "activity",
                "askedFor",
                "Finns det plats i musikskolan?",
                "named",
                false);
        Contact first = waiting().get(0);
        assertThat(first.consentId()).isEmpty();
        assertThat(first.answerBy()).isEqualTo(town.schoolDay(10));

        agreed(coordinator, "leisure", 60, "Anmälan till musikskolan");
        town.submit(
                coordinator,
                begin(coordinator),
                "contactBody",
                "leisure",
                "contactPurpose",
                "activity",
                "askedFor",
                "Och till simskolan",
                "named",
                true,
                "consentBasis",
                "existing",
                "answerBy",
                town.schoolDay(4));
        assertThat(waiting()).hasSize(3);
        assertThat(waiting().get(0).answerBy()).isEqualTo(town.schoolDay(4));
        assertThat(waiting().stream().flatMap(contact -> contact.consentId().stream()))
                .hasSize(2)
                .containsOnly(waiting().get(0).consentId().orElseThrow());
    }

    @Test
    @DisplayName(
            "taken back while waiting, the task goes at once, and owner and coordinator learn why but not what about")
    void takenBackWhileWaiting() {
        agreed(eht, "bup", 60, "Om stödet räcker");
        agreed(mentor, "social-services", 60, "Avlastning");
        JsonNode shown = panel(eht, WAIT).get("consents");
        String bup = StreamSupport.stream(shown.spliterator(), false)
                .filter(one -> one.get("recipients").toString().contains("bup"))
                .findFirst()
                .orElseThrow()
                .get("consentId")
                .asText();
        assertThat(town.as(eht)
                        .post(
                                "/api/tasks/" + town.task(eht, WAIT) + "/consents/" + bup + "/withdrawal",
                                "{\"by\":\"guardian-1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(town.tasks(eht, WAIT)).isEmpty();
        assertThat(town.tasks(mentor, WAIT)).as("the other goes on").hasSize(1);
        for (String user : List.of(eht, coordinator)) {
            assertThat(notes(user))
                    .contains("En kontakt utanför skolan är stoppad: samtycket är tillbakadraget")
                    .doesNotContain("BUP", "räcker");
        }
        town.complete(mentor, WAIT, "answered", true, "answerNote", "Ja", "contactDecision", "close");
        agreed(mentor, "leisure", 2, "Fotbollen");
        LocalDate morningAfter = town.today().plusDays(3);
        passToReminder(morningAfter);
        assertThat(town.tasks(mentor, WAIT)).as("its time is over").isEmpty();
        assertThat(notes(mentor)).contains("samtyckets tid har gått ut");
    }

    @Test
    @DisplayName("while no answer comes more and more people are told; who is away leaves it to the deputy")
    void unanswered() {
        String deputy = town.user("primary-contact");
        town.comingDays(pupil, 0, 60, Day.ILL);
        agreed(mentor, "social-services", 200, "Avlastning");
        LocalDate expected = waiting().get(0).answerBy();
        passToReminder(expected);
        assertThat(notes(mentor)).contains("Svar väntas från en kontakt utanför skolan");
        assertThat(notes(coordinator)).doesNotContain("dröjer");
        passToReminder(town.calendar().plus(town.id(), expected, 5));
        assertThat(notes(coordinator)).contains("Svaret på en kontakt utanför skolan dröjer");
        assertThat(notes(town.user("principal"))).doesNotContain("dröjer");
        passToReminder(town.calendar().plus(town.id(), expected, 15));
        assertThat(notes(town.user("principal"))).contains("Svaret på en kontakt utanför skolan dröjer");

        LocalDate away = town.schoolDay(1);
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n%s,Prov,Borta,mentor,%s,%s,%s,%s\n"
                        .formatted(mentor, town.id(), away, away, deputy));
        town.schoolDaysPass(1);
        assertThat(town.tasks(deputy, WAIT)).hasSize(1);
        assertThat(waiting().get(0).owner()).isEqualTo(deputy);
        town.schoolDaysPass(1);
        town.complete(mentor, WAIT, "answered", true, "answerNote", "Ja", "contactDecision", "close");
    }

    @Test
    @DisplayName("when the case closes while somebody waits, the wait is over, and so is what was only begun")
    void caseClosed() {
        walk.call();
        agreed(coordinator, "social-services", 60, "Avlastning");
        begin(eht);
        town.leaves(pupil, town.today());
        town.schoolDaysPass(2);
        assertThat(walk.found().outcome()).contains("handed-over");
        assertThat(town.tasks(coordinator, WAIT)).isEmpty();
        assertThat(town.tasks(eht, BEGIN)).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(notes(coordinator)).contains("frånvaroärendet är avslutat");
    }

    @Test
    @DisplayName("what was begun and left is closed when the next school day is over")
    void leftBehind() {
        begin(coordinator);
        passToReminder(town.schoolDay(1));
        assertThat(town.tasks(coordinator, BEGIN)).isEmpty();
    }
}
