package se.sedd.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.engine.EngineTables;
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
        Meeting meeting = context.getBean(Meetings.class).openOf(pupil).orElseThrow();
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
        assertThat(town.refusal(lead, holding, "meetingHeld", true, "attended", List.of("guardian-1", "nav")))
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
        town.submit(lead, holding, "meetingHeld", true, "attended", List.of("guardian-1", "nav"));
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
        Object[] agreed = Arrays.copyOf(agreements(actions), agreements(actions).length + 2);
        agreed[agreed.length - 2] = "measureOffer";
        agreed[agreed.length - 1] = "sykkel-" + town.school().id();
        town.does(lead, "record-agreements", agreed);
        town.does(teacher, "record-guardians-answer", "guardiansAgree", false);

        String navsAction = task(town.user("nav"), "complete-action");
        assertThat(beside(town.user("nav"), navsAction).get("action").asText()).isEqualTo("Ringe om bostøtte");
        town.submit(
                town.user("nav"),
                navsAction,
                "actionDone",
                false,
                "newDate",
                town.school().schoolDay(2));
        town.does(town.user("nav"), "complete-action", "actionDone", true);
        town.does(teacher, "complete-action", "actionDone", true, "result", "Det går bedre");
        town.does(lead, "evaluate-meeting", "guardianSatisfied", "5");
        meeting = town.now(meeting);
        assertThat(meeting.outcome()).contains("evaluated");
        assertThat(context.getBean(Meetings.class)
                        .daysFromWishToMeeting(meeting)
                        .orElseThrow())
                .isPositive();
        for (String secret : List.of(MeetingTown.WISH, "Ta med papirene", "Ringe om bostøtte", "ulrik")) {
            assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), secret))
                    .as("a text of the family in the engine: " + secret)
                    .allMatch(column -> column.startsWith("ACT_GE_") || column.contains("BUSINESS"))
                    .isEmpty();
        }
    }

    private static Object[] agreements(List<Map<String, Object>> actions) {
        return new Object[] {
            "summary",
            "De foresatte fortalte om bråk på rommet",
            "agreedActions",
            actions,
            "coordinator",
            "mentor",
            "nextStep",
            "none",
            "guardiansApproved",
            true
        };
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
        assertThat(context.getBean(Meetings.class).openOf(pupil)).isEmpty();
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
        assertThat(context.getBean(Meetings.class).openOf(pupil)).isEmpty();

        String left = town.begin(teacher, pupil);
        town.school().schoolDaysPass(2);
        assertThat(town.school().tasks(teacher, "request-meeting")).doesNotContain(left);
        assertThat(town.beginning(teacher, pupil).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "consent taken back ends that partner's invitation; silence is told; a moved meeting asks anew; a pupil who leaves has none")
    void changes() {
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

        assertThat(mails(meeting, "nav")).as("booked, then consent taken back").containsExactly("cancel", "request");
        assertThat(mails(meeting, "school-nurse"))
                .as("booked, reminded, moved and booked again")
                .containsExactly("cancel", "reminder", "request", "request");

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
}
