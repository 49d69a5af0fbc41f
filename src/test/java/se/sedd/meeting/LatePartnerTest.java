package se.sedd.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
import se.sedd.meeting.Invitation.State;
import se.sedd.register.Pupil;

@SeddTest
@DisplayName("A partner more, after the time is booked")
class LatePartnerTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    MeetingTown town;
    String teacher;

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
        teacher = town.teacher();
    }

    private Caller.Answer beginning(String user, Pupil pupil) {
        return town.school().as(user).post("/api/pupils/" + pupil.id() + "/tasks", "{\"kind\":\"add-partner\"}");
    }

    private String begin(String user, Pupil pupil) {
        Caller.Answer answer = beginning(user, pupil);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("taskId").asText();
    }

    private boolean isOffered(String user, Pupil pupil) {
        JsonNode rows = town.school()
                .as(user)
                .get("/api/pupils?query=" + pupil.name().split(" ")[0] + "&schoolId="
                        + town.school().id())
                .json();
        assertThat(rows).hasSize(1);
        return rows.get(0).get("kinds").toString().contains("add-partner");
    }

    private static Object[] agreed(String partner, String... told) {
        return new Object[] {
            "latePartner",
            partner,
            "guardiansConsent",
            true,
            "mayKnow",
            List.of(told),
            "consentedBy",
            List.of("guardian-1")
        };
    }

    private static Object[] withoutConsent(String partner) {
        return new Object[] {"latePartner", partner, "guardiansConsent", false};
    }

    private Map<String, State> states(Meeting meeting) {
        Map<String, State> states = new TreeMap<>();
        town.invitations(meeting).forEach(invitation -> states.put(invitation.partner(), invitation.state()));
        return states;
    }

    private List<String> calendar(Meeting meeting, String partner, String kind) throws IOException {
        Path home = Path.of(context.getEnvironment().getRequiredProperty("sedd.home"));
        Path file = home.resolve("meetings").resolve(meeting.number() + "-" + partner + "-" + kind + ".ics");
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("UID")
                        || line.startsWith("SEQUENCE")
                        || line.startsWith("METHOD")
                        || line.startsWith("DTSTART;"))
                .toList();
    }

    @Test
    @DisplayName(
            "is asked as the others were, and is told of a new time and of the cancellation; what cannot be is said")
    void asked() throws Exception {
        Pupil pupil = town.pupil("ylva", "Sagene");
        assertThat(isOffered(teacher, pupil)).as("no meeting yet").isFalse();
        assertThat(beginning(teacher, pupil).status()).isEqualTo(409);
        Meeting meeting = town.book(teacher, pupil, List.of("nav"));
        town.also("colleague", "mentor", "");
        String lead = town.user("lead");
        assertThat(isOffered(teacher, pupil)).isTrue();
        assertThat(isOffered(lead, pupil)).isTrue();
        assertThat(isOffered(town.user("colleague"), pupil))
                .as("a meeting is not for every teacher to know of")
                .isFalse();
        assertThat(beginning(town.user("colleague"), pupil).body()).contains("ikke noe møte foran seg");
        assertThat(beginning(town.user("nav"), pupil).status()).isGreaterThanOrEqualTo(403);

        String adding = begin(teacher, pupil);
        JsonNode beside = town.school()
                .as(teacher)
                .get("/api/tasks/" + adding + "/meeting")
                .json();
        assertThat(beside.get("partners")).hasSize(1);
        assertThat(beside.get("offers").findValuesAsText("partner"))
                .contains("school-nurse", "ppt")
                .doesNotContain("nav");
        String options = town.school()
                .as(teacher)
                .get("/engine-rest/task/" + adding + "/form-variables?deserializeValues=false")
                .json()
                .at("/latePartnerOptions/value")
                .asText();
        assertThat(options).contains("Helsesykepleier").doesNotContain("nav", "kort varsel");

        assertThat(town.refusal(teacher, adding, agreed("nav", "name")))
                .as("is not offered")
                .contains("Velg ett av alternativene");
        assertThat(town.refusal(teacher, adding, agreed("ppt", "name")))
                .contains("PPT, bydel Sagene: Vi har ingen avtale");
        assertThat(town.refusal(teacher, adding, agreed("family-centre", "name")))
                .contains("ingen kontaktperson");
        assertThat(town.refusal(teacher, adding, agreed("police", "name"))).contains("Velg ett av alternativene");
        assertThat(town.refusal(teacher, adding, withoutConsent("school-nurse")))
                .contains("Uten samtykke kan Helsesykepleier ikke kalles inn");
        Object[] nurse = agreed("school-nurse", "name");
        assertThat(town.refusal(
                        teacher,
                        adding,
                        Stream.concat(Stream.of(nurse), Stream.of("consentedUntil", "2020-01-01"))
                                .toArray()))
                .isNotBlank();
        String another = begin(teacher, pupil);
        town.submit(teacher, adding, nurse);
        assertThat(states(meeting)).containsEntry("school-nurse", State.INVITED).containsEntry("nav", State.INVITED);
        assertThat(calendar(meeting, "school-nurse", "1-request"))
                .as("the same meeting, as it stands now")
                .isEqualTo(calendar(meeting, "nav", "1-request"));
        String nurses = town.school().task(town.user("helse"), "confirm-participation");
        JsonNode invitation = town.school()
                .as(town.user("helse"))
                .get("/api/tasks/" + nurses + "/meeting")
                .json()
                .get("invitation");
        assertThat(invitation.get("pupil").asText()).isEqualTo("ylva Prøveelev");
        assertThat(invitation.get("wish").isNull()).as("not covered").isTrue();
        town.submit(town.user("helse"), nurses, "participation", "no", "messageToGuardians", "Vi har kurs");
        assertThat(town.refusal(teacher, another, agreed("school-nurse", "name")))
                .contains("Helsesykepleier har svart nei");

        assertThat(statusesOfBoth(pupil, agreed("child-welfare", "name", "wish")))
                .containsExactly(204, 400);
        assertThat(states(meeting).keySet()).containsExactly("child-welfare", "nav", "school-nurse");
        assertThat(town.school().tasks(town.user("barnevern"), "confirm-participation"))
                .as("one invitation")
                .hasSize(1);

        town.does(teacher, "confirm-meeting", "meetingDecision", "new-time");
        assertThat(calendar(meeting, "child-welfare", "2-cancel")).contains("METHOD:CANCEL", "SEQUENCE:2");
        town.chooseFirst(teacher);
        assertThat(states(meeting).values()).as("all are asked anew").containsOnly(State.INVITED);
        assertThat(calendar(meeting, "child-welfare", "3-request")).contains("METHOD:REQUEST", "SEQUENCE:3");
        town.does(town.user("nav"), "confirm-participation", "participation", "yes");
        town.does(town.user("helse"), "confirm-participation", "participation", "yes");
        assertThat(town.open(meeting)).as("the late one is waited for").contains("confirm-meeting");
        town.does(town.user("barnevern"), "confirm-participation", "participation", "yes");
        assertThat(town.open(meeting)).contains("hold-meeting").doesNotContain("confirm-meeting");
        town.passTo(town.now(meeting).slot().orElseThrow().day().minusDays(1));
        assertThat(context.getBean(LatePartners.class)
                        .inWords(
                                town.now(meeting),
                                context.getBean(Partners.class)
                                        .service(town.school().id(), "leisure")
                                        .orElseThrow()))
                .contains("kort varsel: ring dem også");
        String tooLate = begin(teacher, pupil);
        town.passTo(town.now(meeting).slot().orElseThrow().day());
        assertThat(town.refusal(teacher, tooLate, agreed("leisure", "name"))).contains("til og med dagen før");
        assertThat(isOffered(teacher, pupil)).isFalse();
        assertThat(beginning(teacher, pupil).body()).contains("til og med dagen før");
        town.does(lead, "hold-meeting", "meetingHeld", true, "attended", List.of("guardian-1", "nav", "school-nurse"));
        assertThat(town.school().tasks(teacher, "add-partner"))
                .as("nothing is left to choose when the meeting has been held")
                .isEmpty();
        assertThat(beginning(teacher, pupil).status()).isEqualTo(409);
        assertThat(context.getBean(MeetingTallies.class)
                        .partners(
                                town.school().id(),
                                meeting.wishedOn(),
                                town.school().today(),
                                town.school().today())
                        .get("child-welfare")
                        .missed())
                .as("a late partner who does not come is reported as any other")
                .isEqualTo(1);
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "ylva"))
                .isEmpty();
    }

    /** The teacher and the project lead send the same at the same moment. */
    private List<Integer> statusesOfBoth(Pupil pupil, Object... answers) throws Exception {
        String lead = town.user("lead");
        String teachers = town.school().tasks(teacher, "add-partner").get(0);
        String leads = begin(lead, pupil);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Caller.Answer>> calls = List.of(
                    () -> town.school().submit(teacher, teachers, answers),
                    () -> town.school().submit(lead, leads, answers));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Caller.Answer> call : both.invokeAll(calls)) {
                statuses.add(call.get().status());
                if (call.get().status() == 400) {
                    assertThat(call.get().body()).contains("allerede med blant dem som er spurt");
                }
            }
            return statuses.stream().sorted().toList();
        } finally {
            both.shutdown();
        }
    }

    @Test
    @DisplayName(
            "waits for the time where there is none yet; is told nothing where no name is said; what is left is gone")
    void withoutTime() {
        Pupil pupil = town.pupil("yngve", "Sagene");
        town.submit(teacher, town.begin(teacher, pupil), town.wish(List.of("nav")));
        Meeting meeting = context.getBean(Wishes.class).openOf(pupil).orElseThrow();
        town.submit(teacher, begin(teacher, pupil), agreed("school-nurse", "name"));
        assertThat(states(meeting).values()).containsOnly(State.WISHED);
        assertThat(town.school().tasks(town.user("helse"), "confirm-participation"))
                .isEmpty();
        town.chooseFirst(teacher);
        assertThat(states(meeting).values()).containsOnly(State.INVITED);
        begin(teacher, pupil);
        town.does(teacher, "confirm-meeting", "meetingDecision", "cancel");
        assertThat(town.school().tasks(teacher, "add-partner")).as("cancelled").isEmpty();
        assertThat(town.school().tasks(town.user("helse"), "confirm-participation"))
                .isEmpty();

        Pupil hidden = town.pupil("ymir", "Sagene");
        Meeting anonymous = town.book(teacher, hidden, List.of("nav"), "anonymous", true, "consent", null);
        String adding = begin(teacher, hidden);
        assertThat(town.refusal(teacher, adding, agreed("school-nurse", "name")))
                .contains("drøftes uten navn");
        town.submit(teacher, adding, withoutConsent("school-nurse"));
        String nurses = town.school().task(town.user("helse"), "confirm-participation");
        assertThat(town.school()
                        .as(town.user("helse"))
                        .get("/api/tasks/" + nurses + "/meeting")
                        .body())
                .contains("\"anonymous\":true")
                .doesNotContain("ymir", hidden.id(), MeetingTown.WISH, anonymous.number());
        begin(teacher, hidden);
        town.school().schoolDaysPass(2);
        assertThat(town.school().tasks(teacher, "add-partner"))
                .as("begun and left")
                .isEmpty();
        assertThat(town.open(anonymous)).contains("confirm-meeting");
        town.does(teacher, "confirm-meeting", "meetingDecision", "cancel");
    }
}
