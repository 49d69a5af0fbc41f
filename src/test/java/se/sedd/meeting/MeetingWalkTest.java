package se.sedd.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.engine.EngineTables;
import se.sedd.followup.OpenCase;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.letter.TemplateFile;
import se.sedd.meeting.Invitation.State;
import se.sedd.register.Pupil;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("Tverrfaglig møte, from the pupil's page to the evaluation")
class MeetingWalkTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MeetingSlots slots;

    @LocalServerPort
    int port;

    MeetingTown town;
    String teacher;

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
        teacher = town.teacher();
    }

    private JsonNode beside(String user, String task) {
        return town.school().as(user).get("/api/tasks/" + task + "/meeting").json();
    }

    private String task(String user, String key) {
        return town.school().task(user, key);
    }

    @Test
    @DisplayName(
            "a family wishes, the offices of its district come, the meeting is held, actions are done and it is evaluated")
    void whole() {
        Pupil pupil = town.pupil("ulrik", "Sagene");
        String asking = town.begin(teacher, pupil);
        JsonNode offers = beside(teacher, asking).get("offers");
        assertThat(offers.findValuesAsText("office")).contains("Barnevernstjenesten i bydel Sagene", "Nav Sagene");

        assertThat(town.refusal(teacher, asking, town.wish(List.of("nav", "ppt"))))
                .contains("PPT, bydel Sagene: Vi har ingen avtale");
        assertThat(town.refusal(
                        teacher,
                        asking,
                        town.wish(
                                List.of("nav", "school-nurse"),
                                "consent",
                                List.of(MeetingTown.consent(List.of("nav"), "name")))))
                .contains("Det mangler samtykke for Helsesykepleier");
        town.submit(
                teacher,
                asking,
                town.wish(
                        List.of("nav", "school-nurse"),
                        "consent",
                        List.of(
                                MeetingTown.consent(List.of("nav"), "name", "wish"),
                                MeetingTown.consent(List.of("school-nurse"), "name"))));
        assertThat(town.beginning(teacher, pupil).status()).isEqualTo(409);
        Slot slot = town.chooseFirst(teacher);
        Meeting meeting = context.getBean(Wishes.class).openOf(pupil).orElseThrow();
        assertThat(slots.nextFree(town.itself(), 1)).doesNotContain(slot);
        assertThat(town.open(meeting))
                .containsExactly("confirm-meeting", "confirm-participation", "confirm-participation");

        String navs = task(town.user("nav"), "confirm-participation");
        String nurses = task(town.user("helse"), "confirm-participation");
        JsonNode toNav = beside(town.user("nav"), navs).get("invitation");
        assertThat(toNav.get("when").asText()).isEqualTo(slot.inWords());
        assertThat(toNav.get("pupil").asText()).isEqualTo("ulrik Prøveelev");
        assertThat(toNav.get("wish").asText()).isEqualTo(MeetingTown.WISH);
        assertThat(toNav.get("className").isNull()).isTrue();
        assertThat(beside(town.user("helse"), nurses)
                        .get("invitation")
                        .get("wish")
                        .isNull())
                .as("not covered by this consent")
                .isTrue();
        assertThat(town.school()
                        .as(town.user("nav"))
                        .get("/api/tasks/" + nurses + "/meeting")
                        .status())
                .isEqualTo(404);
        assertThat(town.school()
                        .as(town.user("nav"))
                        .get("/api/tasks/" + navs + "/pupil")
                        .status())
                .as("the school's panel is not a partner's")
                .isEqualTo(404);
        assertThat(town.school()
                        .as(town.user("nav-two"))
                        .post("/api/tasks/" + navs + "/take", "{}")
                        .status())
                .as("a colleague at the same office")
                .isEqualTo(204);

        String confirming = task(teacher, "confirm-meeting");
        assertThat(town.refusal(teacher, confirming, "meetingDecision", "meet")).contains("Ikke alle har svart ennå");
        town.submit(town.user("nav-two"), navs, "participation", "yes", "messageToGuardians", "Ta med papirene");
        assertThat(beside(teacher, confirming).get("partners").findValuesAsText("state"))
                .containsExactly("yes", "invited");
        town.submit(town.user("helse"), nurses, "participation", "deputy", "deputyName", "Prøve Vikar");
        assertThat(town.open(meeting)).containsExactly("hold-meeting");

        String lead = town.user("lead");
        String holding = task(lead, "hold-meeting");
        assertThat(town.refusal(
                        lead,
                        holding,
                        "meetingHeld",
                        true,
                        "attended",
                        List.of("guardian-1", "nav"),
                        "missing",
                        List.of("school-nurse")))
                .contains("Vent med dette til det er holdt");
        town.passTo(slot.day());
        Sent.csv(
                        context,
                        "offers",
                        "offerId,schoolId,kind,name,contributor,from,until,places\nsykkel-%s,%s,practical-elective,Sykkel,Prøvebydelen,%s,%s,1\n"
                                .formatted(
                                        town.school().id(),
                                        town.school().id(),
                                        slot.day(),
                                        slot.day().plusDays(90)))
                .wasTaken();
        assertThat(town.refusal(
                        lead,
                        holding,
                        "meetingHeld",
                        true,
                        "attended",
                        List.of("guardian-1", "nav"),
                        "missing",
                        List.of("nav")))
                .contains("Nav kan ikke både ha vært der og mangle");
        town.submit(lead, holding, "meetingHeld", true, "attended", List.of("guardian-1", "nav"));
        assertThat(town.school().as(teacher).get("/api/notes").body()).contains("En partner kom inte till mötet");
        assertThat(mails(meeting, "school-nurse/%/missed"))
                .as("the office hears of it")
                .hasSize(1);
        LocalDate soon = town.school().schoolDay(1);
        List<Map<String, Object>> actions = List.of(
                Map.of("action", "Ringe om bostøtte", "ownerKind", "nav", "dueDate", soon.toString()),
                Map.of("action", "Legge telefonen bort", "ownerKind", "home", "dueDate", soon.toString()));
        assertThat(town.refusal(
                        lead,
                        task(lead, "record-agreements"),
                        agreements(
                                List.of(Map.of("action", "Noe", "ownerKind", "leisure", "dueDate", soon.toString())))))
                .contains("Fritid var ikke med på møtet");
        town.does(
                lead,
                "record-agreements",
                agreements(actions, "measureOffer", "sykkel-" + town.school().id()));
        town.does(teacher, "record-guardians-answer", "guardiansAgree", false);
        assertThat(town.school().tasks(town.user("nav"), "complete-action"))
                .as("nothing goes to a partner before the guardians have approved")
                .isEmpty();
        String approving = task(teacher, "approve-minutes");
        assertThat(minutes(teacher, approving, "school")).contains("Utkast", "bråk på rommet", "ulrik");
        town.submit(teacher, approving, "guardiansApproved", false, "corrections", "Det var ikke bråk, men musikk");
        assertThat(beside(lead, task(lead, "record-agreements"))
                        .at("/minutes/said")
                        .toString())
                .contains("ikke bråk, men musikk");
        String rewriting = task(lead, "record-agreements");
        String shown = "/engine-rest/task/" + rewriting + "/form-variables?deserializeValues=false";
        JsonNode begun = town.school().as(lead).get(shown).json();
        assertThat(begun.path("summary").path("value").asText())
                .as("mended, not written anew")
                .isEqualTo("De foresatte fortalte om bråk på rommet");
        assertThat(begun.path("agreedActions").path("type").asText()).isEqualTo("Json");
        assertThat(begun.path("agreedActions").path("value").asText()).contains("Ringe om bostøtte", "\"home\"");
        assertThat(begun.path("nextStep").path("value").asText()).isEqualTo("none");
        assertThat(begun.path("guardiansApproved").path("value").isNull()).isTrue();
        assertThat(town.school().as(teacher).get(shown).body())
                .as("for whoever writes them alone")
                .doesNotContain("bråk");
        town.does(
                lead,
                "record-agreements",
                agreements(
                        actions,
                        "summary",
                        "De foresatte fortalte om musikk på rommet 🎵",
                        "nextStep",
                        "individual-plan",
                        "nextStepOwner",
                        "project-lead",
                        "nextStepDate",
                        soon.toString()));
        approving = task(teacher, "approve-minutes");
        assertThat(town.refusal(
                        teacher, approving, "guardiansApproved", true, "shareWith", List.of("guardian-1", "leisure")))
                .contains("Fritid var ikke med");
        town.submit(
                teacher,
                approving,
                "guardiansApproved",
                true,
                "guardianRemark",
                "Vi vil ha det skriftlig",
                "shareWith",
                List.of("guardian-1", "nav", "school-nurse"));
        assertThat(town.school().tasks(lead, "record-agreements"))
                .as("immutable")
                .isEmpty();
        String posting = task(teacher, "post-minutes");
        assertThat(beside(teacher, posting).get("minutes").get("copies").findValuesAsText("reader"))
                .containsExactly("guardian-1", "nav", "school", "school-nurse");
        assertThat(minutes(teacher, posting, "guardian-1"))
                .contains("musikk på rommet ?", "godkjente referatet", "Vi vil ha det skriftlig", "Ringe om bostøtte")
                .contains("Sørge for individuell plan", "Kom ikke: <bdi>Helsesykepleier")
                .doesNotContain("Utkast", "bråk");
        assertThat(town.school()
                        .as(teacher)
                        .get("/api/tasks/" + posting + "/minutes/guardian-1.pdf")
                        .body())
                .startsWith("%PDF");
        town.submit(teacher, posting, "postStatus", "posted");
        String navReads = task(town.user("nav"), "read-minutes");
        assertThat(minutes(town.user("nav"), navReads, "nav"))
                .contains("musikk på rommet", "ulrik")
                .doesNotContain("Vi vil ha det skriftlig");
        String nurseReads = task(town.user("helse"), "read-minutes");
        assertThat(minutes(town.user("helse"), nurseReads, "school-nurse"))
                .as("consent covers the name alone")
                .contains("ulrik")
                .doesNotContain("musikk", "bostøtte");
        for (String foreign :
                List.of(navReads + "/minutes/school", navReads + "/minutes/guardian-1", nurseReads + "/minutes/nav")) {
            assertThat(town.school()
                            .as(town.user("nav"))
                            .get("/api/tasks/" + foreign + ".html")
                            .status())
                    .as(foreign)
                    .isEqualTo(404);
        }
        town.submit(town.user("nav"), navReads);
        town.submit(town.user("helse"), nurseReads);
        town.does(lead, "complete-action", "actionDone", true, "result", "Søkt hos bydelen");

        String navsAction = task(town.user("nav"), "complete-action");
        assertThat(beside(town.user("nav"), navsAction)
                        .get("action")
                        .get("words")
                        .asText())
                .isEqualTo("Ringe om bostøtte");
        town.submit(
                town.user("nav"),
                navsAction,
                "actionDone",
                false,
                "newDate",
                town.school().schoolDay(2));
        town.does(town.user("nav"), "complete-action", "actionDone", true);
        assertThat(beside(teacher, task(teacher, "complete-action"))
                        .get("action")
                        .get("ofHome")
                        .asBoolean())
                .as("a question to the kontaktlærer")
                .isTrue();
        town.does(teacher, "complete-action", "actionDone", true, "result", "Det går bedre");
        town.does(
                lead,
                "evaluate-meeting",
                "guardianSatisfied",
                "5",
                "meetingUseful",
                "5",
                "feltSafe",
                "4",
                "servicesCooperated",
                "3");
        meeting = town.now(meeting);
        assertThat(meeting.outcome()).contains("evaluated");
        assertThat(meeting.daysFromWish().orElseThrow()).isPositive();
        for (String secret :
                List.of("bråk på rommet", MeetingTown.WISH, "Ta med papirene", "Ringe om bostøtte", "ulrik")) {
            assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), secret))
                    .as("a text of the family in the engine: " + secret)
                    .allMatch(column -> column.startsWith("ACT_GE_") || column.contains("BUSINESS"))
                    .isEmpty();
        }
    }

    private String minutes(String user, String task, String reader) {
        return town.school()
                .as(user)
                .get("/api/tasks/" + task + "/minutes/" + reader + ".html")
                .body();
    }

    private static Object[] agreements(List<Map<String, Object>> actions, Object... others) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("summary", "De foresatte fortalte om bråk på rommet");
        answers.put("agreedActions", actions);
        answers.put("coordinator", "mentor");
        answers.put("nextStep", "none");
        answers.put("guardiansApproved", false);
        for (int i = 0; i < others.length; i += 2) {
            answers.put((String) others[i], others[i + 1]);
        }
        return answers.entrySet().stream()
                .flatMap(answer -> Stream.of(answer.getKey(), answer.getValue()))
                .toArray();
    }

    @Test
    @DisplayName(
            "when a partner's last contact person leaves between the wish and the time, whoever books hears it at once")
    void partnerGone() {
        town.submit(teacher, town.begin(teacher, town.pupil("ivar", "Sagene")), town.wish(List.of("school-nurse")));
        town.also("helse", "partner", "barnevern-sagene");
        assertThat(town.school().as(teacher).get("/api/notes").body()).doesNotContain("har ingen kontaktperson");
        town.chooseFirst(teacher);
        assertThat(town.school().as(teacher).get("/api/notes").body())
                .contains("En partner har ingen kontaktperson längre");
        town.does(teacher, "confirm-meeting", "meetingDecision", "cancel");
    }

    @Test
    @DisplayName("the neighbouring district has other offices, and a way out where there is no agreement")
    void district() {
        Pupil pupil = town.pupil("greta", "Grünerløkka");
        String asking = town.begin(teacher, pupil);
        assertThat(town.refusal(teacher, asking, town.wish(List.of("family-centre"))))
                .contains("Familiens hus, bydel Grünerløkka: Vi har ingen avtale", "servicetelefon");
        assertThat(town.refusal(teacher, asking, town.wish(List.of("nav"))))
                .as("an office without people in the register")
                .contains("Nav har ingen kontaktperson i registeret");
        town.submit(teacher, asking, town.wish(List.of("child-welfare")));
        town.chooseFirst(teacher);
        String invited = task(town.user("barnevern-g"), "confirm-participation");
        town.submit(town.user("barnevern-g"), invited, "participation", "no");
        assertThat(town.school().as(teacher).get("/api/notes").body()).contains("vill ses ändå");
        town.does(teacher, "confirm-meeting", "meetingDecision", "cancel");
        assertThat(context.getBean(Wishes.class).openOf(pupil)).isEmpty();
    }

    @Test
    @DisplayName(
            "a topic that is about lessons goes to the kontaktlærer with a task, an unsure one by way of the project lead")
    void topics() {
        Pupil pupil = town.pupil("oda", "Sagene");
        town.submit(teacher, town.begin(teacher, pupil), "askedBy", "both", "topic", "pedagogical");
        town.does(teacher, "answer-family", "answerToHome", "Vi øver på brøk");

        town.submit(
                town.user("lead"), town.begin(town.user("lead"), pupil), town.wish(List.of("nav"), "topic", "unsure"));
        town.does(town.user("lead"), "assess-topic", "topic", "social");
        town.does(town.user("lead"), "choose-slot", "slot", "none", "place", "video");
        assertThat(context.getBean(Wishes.class).openOf(pupil)).isEmpty();

        String left = town.begin(teacher, pupil);
        town.school().schoolDaysPass(2);
        assertThat(town.school().tasks(teacher, "request-meeting")).doesNotContain(left);
        assertThat(town.beginning(teacher, pupil).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "consent taken back ends that partner's invitation; silence is told; a moved meeting asks anew; a pupil who leaves has none")
    void changes() throws Exception {
        Pupil pupil = town.pupil("iver", "Sagene");
        Meeting meeting = town.book(teacher, pupil, List.of("nav", "school-nurse"));
        Slot old = meeting.slot().orElseThrow();
        String confirming = task(teacher, "confirm-meeting");
        JsonNode consents = town.school()
                .as(teacher)
                .get("/api/tasks/" + confirming + "/pupil")
                .json()
                .get("consents");
        assertThat(consents).hasSize(2);
        String navs = consents.get(0).get("recipients").get(0).asText().equals("nav")
                ? consents.get(0).get("consentId").asText()
                : consents.get(1).get("consentId").asText();
        assertThat(town.school()
                        .as(teacher)
                        .post(
                                "/api/tasks/" + confirming + "/consents/" + navs + "/withdrawal",
                                "{\"by\":\"guardian-1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(town.school().tasks(town.user("nav"), "confirm-participation"))
                .isEmpty();
        assertThat(town.invitations(meeting).stream().map(Invitation::state))
                .containsExactly(State.WITHDRAWN, State.INVITED);

        LocalDate answers = town.school().calendar().plus(town.school().id(), old.day(), -3);
        town.school()
                .passTo(answers.atTime(LocalTime.of(16, 30))
                        .atZone(town.school().calendar().zone(town.school().id()))
                        .toInstant());
        assertThat(town.school().as(teacher).get("/api/notes").body()).contains("En partner har inte svarat");
        town.submit(teacher, confirming, "meetingDecision", "meet");
        assertThat(town.school()
                        .as(town.user("lead"))
                        .get("/api/tasks/" + task(town.user("lead"), "hold-meeting") + "/pupil")
                        .status())
                .as("what the guardians decided is no decision of a student health meeting")
                .isEqualTo(200);

        town.does(town.user("lead"), "hold-meeting", "meetingHeld", false, "notHeldReason", "moved");
        assertThat(slots.nextFree(town.itself(), 24)).as("offered again").contains(old);
        assertThat(town.refusal(teacher, task(teacher, "confirm-meeting"), "meetingDecision", "meet"))
                .contains("Møtet har ingen tid lenger");
        town.does(teacher, "confirm-meeting", "meetingDecision", "new-time");
        String choosing = task(teacher, "choose-slot");
        Slot next = slots.nextFree(town.itself(), 9).get(8);
        town.closed(next.day());
        assertThat(town.refusal(teacher, choosing, "slot", next.id(), "place", "at-school"))
                .contains("Skolen er stengt den dagen");
        town.chooseFirst(teacher);
        assertThat(town.open(meeting)).containsExactly("confirm-meeting", "confirm-participation");
        town.does(
                town.user("helse"),
                "confirm-participation",
                "participation",
                "deputy",
                "deputyName",
                "Prøve Vikar",
                "deputyEmail",
                "vikar@example.org");
        town.does(town.user("lead"), "hold-meeting", "meetingHeld", false, "notHeldReason", "moved");
        town.does(teacher, "confirm-meeting", "meetingDecision", "new-time");
        town.chooseFirst(teacher);
        assertThat(everythingOf(meeting.number() + "-school-nurse/4/cancel-2"))
                .as("a deputy hears of it too, of the same meeting, later than what was asked")
                .contains("vikar@example.org", "METHOD:CANCEL", "SEQUENCE:4", "STATUS:CANCELLED")
                .contains("UID:" + meeting.number() + "@sedd", "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION");
        assertThat(everythingOf(meeting.number() + "-school-nurse/3/deputy")).contains("METHOD:REQUEST", "SEQUENCE:3");

        assertThat(mails(meeting, "nav")).as("booked, then consent taken back").containsExactly("cancel", "request");
        assertThat(mails(meeting, "school-nurse"))
                .as("booked, reminded, moved, booked again with a deputy, moved and booked again")
                .containsExactly("cancel", "cancel", "cancel-2", "deputy", "reminder", "request", "request", "request");

        town.school().leaves(pupil.id(), town.school().today().minusDays(1));
        assertThat(town.open(meeting)).isEmpty();
        assertThat(town.now(meeting).outcome()).contains("pupil-left");
    }

    private List<String> mails(Meeting meeting, String partner) {
        return context
                .getBean(JdbcClient.class)
                .sql("select message_id from sedd.outgoing_message where message_id like ?")
                .param("meeting/" + meeting.number() + "-" + partner + "/%")
                .query(String.class)
                .list()
                .stream()
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .sorted()
                .toList();
    }

    @Test
    @DisplayName(
            "whoever is away leaves the task to the deputy that morning and has it back; a marked pupil is the principal's at once")
    void away() {
        Pupil pupil = town.pupil("signe", "Sagene");
        Meeting meeting = town.book(teacher, pupil, List.of("nav"));
        LocalDate tomorrow = town.school().schoolDay(1);
        town.school()
                .staff(
                        "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n%s,Prøve,Lærer,mentor,%s,%s,%s,%s\n"
                                .formatted(teacher, town.school().id(), tomorrow, tomorrow, town.user("lead")));
        town.school().schoolDaysPass(1);
        assertThat(town.school().tasks(town.user("lead"), "confirm-meeting")).hasSize(1);
        town.school().schoolDaysPass(1);
        String back = task(teacher, "confirm-meeting");

        town.school().pupil("signe", "confidential");
        assertThat(town.school()
                        .as(teacher)
                        .get("/api/tasks/" + back + "/meeting")
                        .status())
                .isEqualTo(404);
        assertThat(town.school().tasks(town.school().user("principal"), "confirm-meeting"))
                .containsExactly(back);
        town.does(town.school().user("principal"), "confirm-meeting", "meetingDecision", "cancel");
        assertThat(town.open(meeting)).isEmpty();
    }

    @Test
    @DisplayName("discussed without a name, a partner learns nothing of the pupil")
    void withoutName() {
        Pupil pupil = town.pupil("hemmelig", "Sagene");
        Meeting meeting = town.book(teacher, pupil, List.of("child-welfare"), "anonymous", true, "consent", null);
        String asked = task(town.user("barnevern"), "confirm-participation");
        String seen = town.school()
                .as(town.user("barnevern"))
                .get("/api/tasks/" + asked + "/meeting")
                .body();
        assertThat(seen)
                .contains("\"anonymous\":true")
                .doesNotContain("hemmelig", pupil.id(), MeetingTown.WISH, meeting.number());
        assertThat(town.school()
                        .as(town.user("barnevern"))
                        .get("/engine-rest/task/" + asked + "/form-variables")
                        .body())
                .doesNotContain(pupil.ref(), pupil.id());
        town.does(teacher, "confirm-meeting", "meetingDecision", "cancel");
        assertThat(town.school().tasks(town.user("barnevern"), "confirm-participation"))
                .isEmpty();
    }

    @Test
    @DisplayName("a home that wants a meeting when the school rings has one, and the case hears what came of it")
    void fromCase() {
        Pupil pupil = town.pupil("alma", "Sagene");
        String number = context.getBean(OpenCase.class).byStaff(pupil, "concern-despite-low-rate");
        town.does(
                teacher,
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                true);
        String wish = task(teacher, "request-meeting");
        assertThat(beside(teacher, wish).get("wish").get("caseNumber").asText()).isEqualTo(number);
        town.submit(teacher, wish, town.wish(List.of("nav")));
        Slot slot = town.chooseFirst(teacher);
        town.does(town.user("nav"), "confirm-participation", "participation", "yes");
        town.passTo(slot.day());
        String lead = town.user("lead");
        town.does(lead, "hold-meeting", "meetingHeld", true, "attended", List.of("guardian-1", "nav"));
        town.does(
                lead,
                "record-agreements",
                agreements(
                        List.of(Map.of(
                                "action",
                                "Møte Alma ved porten",
                                "ownerKind",
                                "project-lead",
                                "dueDate",
                                town.school().schoolDay(1).toString())),
                        "guardiansApproved",
                        true));
        String coordinator = town.school().user("coordinator");
        String mapping = task(coordinator, "map-absence");
        assertThat(town.school()
                        .as(coordinator)
                        .get("/api/tasks/" + mapping + "/pupil")
                        .body())
                .contains("Møtet er holdt " + Slot.inWords(slot.day()), "Avtalt: Møte Alma ved porten");
        assertThat(town.school().as(coordinator).get("/api/notes").body()).contains("resultatet står i ärendet");
        town.does(lead, "complete-action", "actionDone", true);
        town.does(lead, "evaluate-meeting", "guardianSatisfied", "not-asked");

        Pupil other = town.pupil("birk", "Sagene");
        context.getBean(OpenCase.class).byStaff(other, "concern-despite-low-rate");
        town.submit(
                teacher,
                town.school().tasks(teacher, "contact-guardian").get(0),
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                true);
        assertThat(town.school().tasks(teacher, "request-meeting")).hasSize(1);
        town.school().schoolDaysPass(6);
        assertThat(town.school().tasks(teacher, "request-meeting"))
                .as("a wish that is left is closed")
                .hasSize(1);
        town.school().schoolDaysPass(6);
        assertThat(town.school().tasks(teacher, "request-meeting")).isEmpty();
        assertThat(context.getBean(Journal.class)
                        .ofPupil(other.ref(), Set.of(Compartment.SCHOOL))
                        .toString())
                .contains("ønsket ble ikke registrert i tide");
        assertThat(context.getBean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processDefinitionKey("case-meeting")
                        .tenantIdIn(town.school().id())
                        .count())
                .isZero();
    }

    @Test
    @DisplayName(
            "attack: neither a name nor the family's words reach a partner who discusses without a name, by any way there is")
    void attackOnAnonymity() throws Exception {
        Pupil pupil = town.pupil("skjult", "Sagene");
        Meeting meeting = town.book(
                teacher,
                pupil,
                List.of("child-welfare", "nav"),
                "anonymous",
                true,
                "consent",
                List.of(MeetingTown.consent(List.of("nav", "child-welfare"), "name", "wish", "school-class")));
        String partner = town.user("barnevern");
        String asked = task(partner, "confirm-participation");
        assertNothingOf(pupil, meeting, partner, asked);
        town.submit(partner, asked, "participation", "yes");
        String navs = task(town.user("nav"), "confirm-participation");
        Object[] deputy = {
            "participation", "deputy", "deputyName", "Prøve Vikar", "deputyEmail", "vikar@example.org\r\nBcc: a"
        };
        assertThat(town.refusal(town.user("nav"), navs, deputy)).contains("Skriv e-postadressen");
        deputy[5] = "vikar@example.org";
        town.submit(town.user("nav"), navs, deputy);
        assertThat(mails(meeting, "nav")).containsExactly("deputy", "request");
        town.passTo(meeting.slot().orElseThrow().day());
        String lead = town.user("lead");
        town.does(
                lead,
                "hold-meeting",
                "meetingHeld",
                true,
                "attended",
                List.of("guardian-1", "child-welfare"),
                "missing",
                List.of("nav"));
        Object[] said = agreements(
                List.of(Map.of(
                        "action",
                        "Gi råd om søvn",
                        "ownerKind",
                        "child-welfare",
                        "dueDate",
                        town.school().schoolDay(1).toString())),
                "guardiansApproved",
                true,
                "shareWith",
                List.of("guardian-1", "child-welfare"));
        assertThat(town.refusal(lead, task(lead, "record-agreements"), said)).contains("Dere drøftet uten navn");
        said[said.length - 1] = List.of("guardian-1");
        town.does(lead, "record-agreements", said);
        assertThat(town.school().tasks(partner, "read-minutes")).isEmpty();
        String action = task(partner, "complete-action");
        assertNothingOf(pupil, meeting, partner, action);
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select message_id, subject, content from sedd.outgoing_message where message_id like ?")
                        .param("meeting/" + meeting.number() + "%")
                        .query()
                        .listOfRows()
                        .toString())
                .contains("missed")
                .doesNotContain("skjult", pupil.id(), MeetingTown.WISH);
        for (String sent : List.of(
                "child-welfare/1/request", "nav/1/request", "nav/1/deputy", "nav/1/missed/" + town.user("nav"))) {
            assertThat(everythingOf(meeting.number() + "-" + sent))
                    .as("headers, text and calendar of " + sent)
                    .contains("Prøveskolen", "tverrfaglig")
                    .doesNotContainIgnoringCase("skjult")
                    .doesNotContain("Prøveelev", pupil.id(), pupil.ref(), MeetingTown.WISH, "8B", teacher);
        }
        assertThat(everythingOf(meeting.number() + "-nav/1/request"))
                .as("the booker is the pupil's own teacher, whose class can be guessed")
                .contains("mailto:" + town.user("lead") + "@example.org");
        town.submit(partner, action, "actionDone", true);
        town.does(teacher, "post-minutes", "postStatus", "handed-over");
        town.does(lead, "evaluate-meeting", "guardianSatisfied", "not-asked");
    }

    /** A mail to a partner as it left: the headers and every part, decoded and unfolded. */
    private String everythingOf(String sent) throws Exception {
        String identity = TemplateFile.sha256(("meeting/" + sent).getBytes(StandardCharsets.UTF_8))
                .substring(0, 40);
        Path mail = Path.of(
                context.getEnvironment().getRequiredProperty("sedd.home"), "outbox", "email", identity + ".eml");
        try (InputStream read = Files.newInputStream(mail)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), read);
            StringBuilder everything = new StringBuilder();
            for (Header header : Collections.list(message.getAllHeaders())) {
                everything
                        .append(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())))
                        .append('\n');
            }
            collect(message, everything);
            return everything.toString().replace("\r\n ", "");
        }
    }

    private static void collect(Part part, StringBuilder everything) throws Exception {
        everything.append(part.getContentType()).append('\n');
        if (part.getContent() instanceof Multipart parts) {
            for (int n = 0; n < parts.getCount(); n++) {
                collect(parts.getBodyPart(n), everything);
            }
        } else {
            everything
                    .append(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .append('\n');
        }
    }

    /** Whatever a partner asks for around its task. */
    private void assertNothingOf(Pupil pupil, Meeting meeting, String partner, String task) {
        for (String way : List.of(
                "/api/tasks/" + task + "/meeting",
                "/api/tasks/" + task + "/pupil",
                "/api/tasks/" + task + "/letters",
                "/api/tasks/" + task + "/minutes/school.html",
                "/api/tasks/" + task + "/minutes/guardian-1.html",
                "/api/tasks/" + task + "/minutes/child-welfare.pdf",
                "/engine-rest/task/" + task,
                "/engine-rest/task/" + task + "/form-variables",
                "/engine-rest/task/" + task + "/variables",
                "/api/notes",
                "/api/pupils?query=skjult")) {
            assertThat(town.school().as(partner).get(way).body())
                    .as(way)
                    .doesNotContain("skjult", pupil.id(), pupil.ref(), MeetingTown.WISH, "8B");
        }
    }

    @Test
    @DisplayName(
            "attack: a pupil who gets a marking leaves no name with partners, in minutes, in lists or on the way out")
    void attackOnProtection() {
        Pupil pupil = town.pupil("vernet", "Sagene");
        Meeting meeting = town.book(teacher, pupil, List.of("nav"));
        String navs = task(town.user("nav"), "confirm-participation");
        assertThat(beside(town.user("nav"), navs).toString()).contains("vernet");
        town.school().pupil("vernet", "protected");
        assertThat(town.school()
                        .as(town.user("nav"))
                        .get("/api/tasks/" + navs + "/meeting")
                        .body())
                .doesNotContain("vernet", MeetingTown.WISH, "8B");
        town.submit(town.user("nav"), navs, "participation", "yes");
        String principal = town.school().user("principal");
        town.passTo(meeting.slot().orElseThrow().day());
        assertThat(town.school().tasks(town.user("lead"), "hold-meeting")).isEmpty();
        town.does(principal, "hold-meeting", "meetingHeld", true, "attended", List.of("guardian-1", "nav"));
        town.does(
                principal,
                "record-agreements",
                agreements(
                        List.of(Map.of(
                                "action",
                                "Ringe",
                                "ownerKind",
                                "mentor",
                                "dueDate",
                                town.school().schoolDay(1).toString())),
                        "guardiansApproved",
                        true,
                        "copyBy",
                        "email",
                        "shareWith",
                        List.of("guardian-1", "nav")));
        assertThat(town.school().tasks(town.user("nav"), "read-minutes")).isEmpty();
        String evaluating = task(principal, "evaluate-meeting");
        assertThat(town.school()
                        .as(principal)
                        .get("/api/tasks/" + evaluating + "/minutes/school.html")
                        .status())
                .as("nothing is printed")
                .isEqualTo(409);
        assertThat(mails(meeting, "nav"))
                .as("only what was sent before the marking")
                .containsExactly("request");
        assertThat(town.school()
                        .as(teacher)
                        .get("/api/tasks/" + evaluating + "/meeting")
                        .status())
                .isEqualTo(404);
        town.does(principal, "complete-action", "actionDone", true);
        town.submit(principal, evaluating, "guardianSatisfied", "not-asked");
        assertThat(town.now(meeting).outcome()).contains("evaluated");
    }
}
