package se.sedd.insight.neighbourhood;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("What is around a school: agreements, who is there today, who contributes, networks among guardians")
class NeighbourhoodTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;
    String teacher;
    String lead;

    @BeforeEach
    void school() {
        town = new CaseTown(context, port, "Oslo");
        Sent.csv(
                        context,
                        "schools",
                        "schoolId,name,country,language,municipality\n%s,Prøveskolen,NO,nb,Oslo\n".formatted(town.id()))
                .wasTaken();
        teacher = town.user("mentor");
        lead = "lead-" + town.id();
        town.staff(
                "userId,givenName,familyName,groups,schoolIds\n%s,Prøve,Leder,project-lead,%s\n%s,Prøve,Partner,partner,%s\n"
                        .formatted(lead, town.id(), "nav-" + town.id(), town.id()));
    }

    private JsonNode page(String user) {
        return town.as(user).get("/api/neighbourhood?schoolId=" + town.id()).json();
    }

    private Caller.Answer post(String user, String path, String json) {
        return town.as(user).post(path, json.replace("SCHOOL", town.id()));
    }

    private void does(String user, String key, Object... answers) {
        Caller.Answer answer = town.submit(user, town.task(user, key), answers);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    /** What the form of a task stands filled in with for this person, by the field's key. */
    private Map<String, String> begun(String user, String task) {
        Map<String, String> begun = new HashMap<>();
        town.as(user)
                .get("/engine-rest/task/" + task + "/form-variables?deserializeValues=false")
                .json()
                .fields()
                .forEachRemaining(field -> {
                    if (field.getValue().path("value").isTextual()) {
                        begun.put(field.getKey(), field.getValue().get("value").asText());
                    }
                });
        return begun;
    }

    private List<String> notes(String user) {
        return town.as(user).get("/api/notes").json().findValuesAsText("label");
    }

    @Test
    @DisplayName(
            "a dialogue that stalls: its owner is told, the principal has it in one task, and it is gone when it is taken up")
    void stalls() {
        town.plainWeeks();
        String principal = town.user("principal");
        post(lead, "/api/agreements", """
                {"schoolId":"SCHOOL","title":"Avtale om leksehjelp","parties":["Prøvelaget"],"municipality":false}
                """);
        assertThat(page(lead).get("agreements").get(0).get("parties").findValuesAsText("party"))
                .as("the school is party to its own")
                .containsExactly("Prøveskolen", "Prøvelaget");
        assertThat(town.as(lead)
                        .get("/api/tasks/cards?ids=" + town.task(lead, "hold-dialogue"))
                        .json()
                        .findValuesAsText("label"))
                .as("the card tells dialogues apart")
                .containsExactly("Avtale om leksehjelp");
        LocalDate due = town.schoolDay(20);
        passTo(due, 16);
        assertThat(notes(lead)).containsExactly("Avtale om leksehjelp");
        passTo(town.calendar().plus(town.id(), due, 4), 6);
        assertThat(town.tasks(principal, "review-overdue")).isEmpty();
        passTo(town.calendar().plus(town.id(), due, 5), 6);
        String digest = town.task(principal, "review-overdue");
        assertThat(town.as(principal)
                        .get("/api/overdue-duties?schoolId=" + town.id())
                        .json()
                        .findValuesAsText("label"))
                .contains("Avtale om leksehjelp");
        assertThat(town.submit(principal, digest, "overdueReview", "taken-up").status())
                .isLessThan(300);
        String number = page(lead).get("agreements").get(0).get("number").asText();
        assertThat(Caller.person(port, lead).get("/agreements/" + number).body())
                .contains("Fristen er passert", "Forsinkelsen er gått gjennom");
        does(lead, "hold-dialogue", "dialogueOutcome", "no-agreement");
        assertThat(town.as(principal)
                        .get("/api/overdue-duties?schoolId=" + town.id())
                        .json()
                        .findValuesAsText("label"))
                .doesNotContain("Avtale om leksehjelp");
    }

    private void passTo(LocalDate day, int hour) {
        town.passTo(day.atTime(hour, 30).atZone(town.calendar().zone(town.id())).toInstant());
    }

    @Test
    @DisplayName("an agreement: dialogue, signed with its annex, reviewed in time with a reminder, changed, ended")
    void agreement() {
        String asked = """
                {"schoolId":"SCHOOL","title":"Intensjonsavtale om nærmiljøskoler","parties":["Prøvebydelen","Prøveetaten"],"municipality":true}
                """;
        assertThat(post(teacher, "/api/agreements", asked).status()).isEqualTo(403);
        assertThat(post(lead, "/api/agreements", "{\"schoolId\":\"SCHOOL\",\"title\":\"Uten part\"}")
                        .json()
                        .get("detail")
                        .asText())
                .contains("minst én part");
        String dialogue =
                post(lead, "/api/agreements", asked).json().get("taskId").asText();
        assertThat(town.as(lead)
                        .get("/api/tasks/" + dialogue + "/agreement")
                        .json()
                        .get("title")
                        .asText())
                .startsWith("Intensjonsavtale");
        assertThat(town.as(teacher).get("/api/tasks/" + dialogue + "/agreement").status())
                .isEqualTo(404);
        JsonNode desk = town.as(town.user("principal"))
                .get("/api/tasks/" + dialogue + "/desk")
                .json();
        assertThat(desk.get("mayTake").asBoolean())
                .as("about no pupil, and taken over all the same")
                .isTrue();
        assertThat(desk.get("assigneeName").asText()).isEqualTo("Prøve Leder");
        assertThat(desk.hasNonNull("due")).isTrue();
        does(lead, "hold-dialogue", "dialogueOutcome", "continue", "dialogueNote", "Vi vil ha felles mål");
        does(lead, "hold-dialogue", "dialogueOutcome", "agreement");

        LocalDate today = town.today();
        Object[] signed = {
            "signatures",
            List.of(
                    Map.of("party", "Prøvebydelen", "signedBy", "bydelsdirektøren", "contributes", "to miljøarbeidere"),
                    Map.of("party", "Prøveetaten", "signedBy", "utdanningsdirektøren")),
            "purpose",
            "Barn og unge får koordinerte tjenester",
            "signedOn",
            today,
            "validUntil",
            today.plusYears(3),
            "nextReview",
            today.plusDays(60),
            "reference",
            "Sak 26/00017",
            "annexes",
            List.of(Map.of("annexTitle", "Indikatorsett", "annexReference", "https://arkiv.example.org/26/00017-2"))
        };
        String signing = town.task(lead, "sign-agreement");
        assertThat(begun(teacher, signing)).doesNotContainKey("signatures");
        assertThat(begun(lead, signing).get("signatures"))
                .as("the parties are known")
                .isEqualTo("[{\"party\":\"Prøvebydelen\"},{\"party\":\"Prøveetaten\"}]");
        signed[7] = today.plusDays(30);
        assertThat(town.submit(lead, signing, signed).body()).contains("senest på avtalens siste dag");
        signed[7] = today.plusYears(3);
        assertThat(town.submit(lead, signing, signed).status()).isLessThan(300);
        JsonNode listed = page(teacher).get("agreements").get(0);
        assertThat(listed.get("state").asText()).isEqualTo("in-force");
        assertThat(listed.get("annexes").findValuesAsText("title")).containsExactly("Indikatorsett");
        assertThat(listed.get("nextReview").asText())
                .isEqualTo(today.plusDays(60).toString());
        assertThat(listed.get("parties").findValuesAsText("signedBy"))
                .containsExactly("bydelsdirektøren", "utdanningsdirektøren");

        LocalDate reminder = town.calendar().plus(town.id(), today.plusDays(60), -20);
        passTo(reminder, 16);
        assertThat(notes(lead)).as("the owner's list of notes").containsExactly("Intensjonsavtale om nærmiljøskoler");
        assertThat(notes(teacher)).isEmpty();
        does(
                lead,
                "review-agreement",
                "reviewedWith",
                List.of("principal", "partner-leader"),
                "reviewNote",
                "Møtene holdes",
                "reviewDecision",
                "continue");
        assertThat(notes(lead)).as("it is done").isEmpty();
        assertThat(page(lead).get("agreements").get(0).get("nextReview").asText())
                .as("a year later")
                .isEqualTo(town.today().plusYears(1).toString());
        does(
                lead,
                "review-agreement",
                "reviewedWith",
                List.of("principal"),
                "reviewNote",
                "Flere vil være med",
                "reviewDecision",
                "change");
        does(lead, "hold-dialogue", "dialogueOutcome", "agreement");
        assertThat(begun(lead, town.task(lead, "sign-agreement")))
                .as("what it says is changed, not written anew; nobody has signed the new one")
                .containsEntry(
                        "signatures",
                        "[{\"party\":\"Prøvebydelen\",\"contributes\":\"to miljøarbeidere\"},{\"party\":\"Prøveetaten\"}]")
                .containsEntry("purpose", "Barn og unge får koordinerte tjenester")
                .containsEntry(
                        "annexes",
                        "[{\"annexTitle\":\"Indikatorsett\",\"annexReference\":\"https://arkiv.example.org/26/00017-2\"}]")
                .doesNotContainKeys("signedOn", "reference");
        signed[7] = town.today().plusYears(2);
        signed[5] = town.today();
        signed[9] = town.today().plusYears(1);
        does(lead, "sign-agreement", signed);
        does(
                lead,
                "review-agreement",
                "reviewedWith",
                List.of("principal"),
                "reviewNote",
                "Prosjektet er over",
                "reviewDecision",
                "end");
        assertThat(page(lead).get("agreements").get(0).get("state").asText()).isEqualTo("ended");
        String sheet = "/agreements/" + listed.get("number").asText();
        assertThat(Caller.person(port, teacher).get(sheet).body())
                .contains(
                        "Avsluttet",
                        "to miljøarbeidere",
                        "Avtalen fortsetter som den er.",
                        "Med: rektor, partnerens leder")
                .contains("Hva avtalen sa før", "href=\"https://arkiv.example.org/26/00017-2\"");
        assertThat(Caller.person(port, "nav-" + town.id()).get(sheet).status())
                .as("a partner who is no party to it")
                .isEqualTo(404);
        assertThat(page("nav-" + town.id()).get("agreements")).isEmpty();

        post(lead, "/api/agreements", asked);
        String deputy = town.user("principal");
        LocalDate tomorrow = town.schoolDay(1);
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n%s,Prøve,Leder,project-lead,%s,%s,%s,%s\n"
                        .formatted(lead, town.id(), tomorrow, tomorrow, deputy));
        passTo(tomorrow, 6);
        assertThat(town.tasks(deputy, "hold-dialogue")).as("the lead is away").hasSize(1);
        passTo(town.schoolDay(1), 6);
        does(lead, "hold-dialogue", "dialogueOutcome", "no-agreement");
        assertThat(page(lead).get("agreements").findValuesAsText("state")).contains("not-reached");
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "koordinerte tjenester"))
                .allMatch(column -> column.startsWith("ACT_GE_"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "who of the district is here today, and on whose mandate; nobody on a holiday; a file that does not fit says why")
    void presence() {
        LocalDate day = town.schoolDay(0);
        String header = "presenceId,schoolId,name,service,mandate,room,weekday,start,end,from,until\n";
        Sent.csv(
                        context,
                        "presences",
                        header
                                + "here-%s,%s,Kari Prøve,Helsesykepleier,For bydelen,104,%s,08:30,15:00,%s,\n"
                                        .formatted(
                                                town.id(),
                                                town.id(),
                                                day.getDayOfWeek().name().toLowerCase(),
                                                day.minusDays(30))
                                + "daily-%s,%s,Ola Prøve,Miljøarbeider,Etter avtalen,,,09:00,16:00,%s,%s\n"
                                        .formatted(town.id(), town.id(), day, day))
                .wasTaken();
        JsonNode here = town.as("nav-" + town.id())
                .get("/api/neighbourhood?schoolId=" + town.id() + "&date=" + day)
                .json()
                .get("here");
        assertThat(here.findValuesAsText("name")).containsExactly("Kari Prøve", "Ola Prøve");
        assertThat(here.findValuesAsText("start")).containsExactly("08:30", "09:00");
        assertThat(here.get(0).get("mandate").asText()).isEqualTo("For bydelen");
        LocalDate later = day.plusWeeks(1);
        Sent.csv(context, "school-days", "schoolId,date,kind\n%s,%s,holiday\n".formatted(town.id(), later))
                .wasTaken();
        assertThat(town.as(teacher)
                        .get("/api/neighbourhood?schoolId=" + town.id() + "&date=" + later)
                        .json()
                        .get("here"))
                .isEmpty();
        Sent bad = Sent.csv(
                context,
                "presences",
                header
                        + "bad-%s,%s,Kari Prøve,Helsesykepleier,For bydelen,,someday,25:00,15:00,%s,\n"
                                .formatted(town.id(), town.id(), day)
                        + "late-%s,nowhere,Kari Prøve,Helsesykepleier,For bydelen,,monday,15:00,09:00,%s,%s\n"
                                .formatted(town.id(), day, day.minusDays(1))
                        + "turned-%s,%s,Kari Prøve,Helsesykepleier,For bydelen,,monday,15:00,09:00,%s,%s\n"
                                .formatted(town.id(), town.id(), day, day.minusDays(1)));
        assertThat(bad.refused()).isTrue();
        assertThat(bad.problems().stream()
                        .filter(note -> note.line() > 0)
                        .map(note -> note.line() + " " + note.column()))
                .contains("2 weekday", "2 start", "3 schoolId", "4 until", "4 end");
        assertThat(bad.problems())
                .filteredOn(note -> note.column().equals("weekday"))
                .first()
                .extracting(Sent.Note::problem)
                .asString()
                .contains("Välj ett av", "monday");
        String offers = "offerId,schoolId,kind,name,contributor,from,until,places,leader\n";
        assertThat(Sent.csv(
                                context,
                                "offers",
                                offers
                                        + "o-%s,%s,riding,Ridning,Laget,%s,%s,många,nobody\n"
                                                .formatted(town.id(), town.id(), day, day.minusDays(1)))
                        .problems()
                        .stream()
                        .map(Sent.Note::column))
                .contains("kind", "places", "leader");
        String good =
                offers + "o-%s,%s,holiday,Leir,Laget,%s,%s,4,\n".formatted(town.id(), town.id(), day, day.plusDays(9));
        assertThat(Sent.csv(context, "offers", good).wasTaken().repeated()).isFalse();
        assertThat(Sent.csv(context, "offers", good).wasTaken().repeated())
                .as("the same file again changes nothing")
                .isTrue();
        assertThat(page(teacher).get("offers")).hasSize(1);
        assertThat(page(teacher).get("presences").findValuesAsText("weekday"))
                .as("every day first")
                .containsExactly("null", day.getDayOfWeek().name().toLowerCase());
    }

    @Test
    @DisplayName("who contributes stands there with a yes and until a day, for those who work with the pupils")
    void contributors() {
        String asked = """
                {"schoolId":"SCHOOL","kind":"parent","name":"Prøve Forelder","contact":"999 00 111","contributes":"leksehjelp","consent":true,"keepUntil":"DAY"}
                """;
        assertThat(post(
                                lead,
                                "/api/contributors",
                                asked.replace("true", "false").replace("DAY", "2027-01-01"))
                        .json()
                        .get("detail")
                        .asText())
                .contains("Spør først");
        assertThat(post(lead, "/api/contributors", asked.replace("DAY", "2099-01-01"))
                        .json()
                        .get("detail")
                        .asText())
                .contains("slettes");
        LocalDate soon = town.today().plusDays(1);
        assertThat(post(lead, "/api/contributors", asked.replace("DAY", soon.toString()))
                        .status())
                .isEqualTo(201);
        assertThat(post(teacher, "/api/contributors", asked.replace("DAY", soon.toString()))
                        .status())
                .isEqualTo(403);
        JsonNode mine = page(teacher).get("contributors");
        assertThat(mine.findValuesAsText("contributes")).containsExactly("leksehjelp");
        assertThat(page("nav-" + town.id()).get("contributors")).isEmpty();
        String id = mine.get(0).get("id").asText();
        assertThat(post(teacher, "/api/contributors/" + id + "/removal", "{}").status())
                .isEqualTo(404);
        passTo(soon.plusDays(1), 6);
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select count(*) from sedd.contributor where contributor_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .as("removed the morning after its day")
                .isZero();
        post(
                lead,
                "/api/contributors",
                asked.replace("DAY", town.today().plusDays(9).toString()));
        String other = page(lead).get("contributors").get(0).get("id").asText();
        assertThat(post(lead, "/api/contributors/" + other + "/removal", "{}").status())
                .isEqualTo(204);
        assertThat(page(lead).get("contributors")).isEmpty();
    }

    @Test
    @DisplayName(
            "a network: guardians who have said yes, names for its contact person alone, one task for each meeting, none for one that moves")
    void network() {
        String pupil = town.pupil("selma");
        assertThat(post(
                                lead,
                                "/api/networks",
                                "{\"schoolId\":\"SCHOOL\",\"name\":\"8B\",\"className\":\"99Z\",\"purpose\":\"Å bli kjent\"}")
                        .status())
                .isEqualTo(400);
        assertThat(post(
                                lead,
                                "/api/networks",
                                "{\"schoolId\":\"SCHOOL\",\"name\":\"Foreldre i 8B\",\"className\":\"8B\",\"purpose\":\"Å bli kjent\"}")
                        .status())
                .isEqualTo(201);
        String id = page(lead).get("networks").get(0).get("id").asText();
        String members = "/api/networks/" + id + "/members";
        String joining = "{\"pupilId\":\"%s\",\"guardian\":\"guardian-1\"}".formatted(pupil);
        assertThat(post(lead, members, joining).status()).isEqualTo(204);
        assertThat(post(lead, members, joining).json().get("detail").asText()).contains("allerede med");
        assertThat(post(lead, members, joining.replace("guardian-1", "guardian-7"))
                        .status())
                .isEqualTo(400);
        assertThat(town.as(lead).get(members).json().get(0).get("name").asText())
                .isEqualTo("Provförälder Provelev");
        assertThat(town.as(teacher).get(members).status()).isEqualTo(404);
        assertThat(page(teacher).get("networks").get(0).get("members").asInt()).isEqualTo(1);

        LocalDate meets = town.schoolDay(8);
        String path = "/api/networks/" + id + "/meeting";
        assertThat(post(lead, path, "{\"date\":\"%s\"}".formatted(town.today().minusDays(1)))
                        .status())
                .isEqualTo(400);
        assertThat(post(lead, path, "{\"date\":\"%s\",\"place\":\"biblioteket\"}".formatted(meets))
                        .status())
                .isEqualTo(204);
        assertThat(town.tasks(lead, "prepare-network-meeting")).isEmpty();
        passTo(town.calendar().plus(town.id(), meets, -5), 6);
        String first = town.task(lead, "prepare-network-meeting");
        LocalDate moved = town.calendar().plus(town.id(), meets, 1);
        post(lead, path, "{\"date\":\"%s\"}".formatted(moved));
        passTo(town.calendar().plus(town.id(), moved, -5), 6);
        assertThat(town.tasks(lead, "prepare-network-meeting")).hasSize(1).doesNotContain(first);
        LocalDate next = town.calendar().plus(town.id(), moved, 6);
        does(lead, "prepare-network-meeting", "meetingReady", true, "nextMeeting", next);
        passTo(town.calendar().plus(town.id(), next, -5), 6);
        assertThat(town.tasks(lead, "prepare-network-meeting")).hasSize(1);
        passTo(town.calendar().plus(town.id(), next, 2), 17);
        assertThat(town.tasks(lead, "prepare-network-meeting"))
                .as("nobody has done it")
                .isEmpty();
        assertThat(post(lead, members + "/leave", joining).status()).isEqualTo(204);
        assertThat(town.as(lead).get(members).json()).isEmpty();
    }

    @Test
    @DisplayName(
            "a network gets another contact person, whose task it is at once, and ends: its task and its members go")
    void handedOverAndEnded() {
        String pupil = town.pupil("selma");
        post(lead, "/api/networks", "{\"schoolId\":\"SCHOOL\",\"name\":\"Foreldre\",\"purpose\":\"Å bli kjent\"}");
        JsonNode listed = page(lead).get("networks").get(0);
        String network = "/api/networks/" + listed.get("id").asText();
        post(lead, network + "/members", "{\"pupilId\":\"%s\",\"guardian\":\"guardian-1\"}".formatted(pupil));
        post(lead, network + "/meeting", "{\"date\":\"%s\"}".formatted(town.schoolDay(2)));
        String open = town.task(lead, "prepare-network-meeting");

        String toTeacher = "{\"userId\":\"%s\"}".formatted(teacher);
        assertThat(page(teacher).get("staff")).as("not theirs to give away").isEmpty();
        assertThat(post(teacher, network + "/contact", toTeacher).status()).isEqualTo(404);
        assertThat(post(teacher, network + "/end", "{}").status()).isEqualTo(404);
        assertThat(page(lead).get("staff").findValuesAsText("userId"))
                .contains(teacher, lead)
                .doesNotContain("nav-" + town.id());
        assertThat(post(lead, network + "/contact", toTeacher.replace(teacher, "nav-" + town.id()))
                        .json()
                        .get("detail")
                        .asText())
                .contains("skolens ansatte");
        assertThat(post(lead, network + "/contact", toTeacher).status()).isEqualTo(204);
        assertThat(town.task(teacher, "prepare-network-meeting")).isEqualTo(open);
        assertThat(town.tasks(lead, "prepare-network-meeting"))
                .as("it is the teacher's the same moment")
                .isEmpty();
        assertThat(town.as(lead).get(network + "/members").status())
                .as("and so are the names")
                .isEqualTo(404);
        assertThat(town.as(teacher).get(network + "/members").json()).hasSize(1);
        JsonNode now = page(lead).get("networks").get(0);
        assertThat(now.get("mine").asBoolean()).isFalse();
        assertThat(now.get("mayHandOver").asBoolean())
                .as("who leads helps when a contact person has left")
                .isTrue();

        assertThat(post(lead, network + "/end", "{}").status()).isEqualTo(204);
        assertThat(town.tasks(teacher, "prepare-network-meeting")).isEmpty();
        assertThat(page(teacher).get("networks")).isEmpty();
        assertThat(town.as(teacher).get(network + "/members").status()).isEqualTo(404);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        String id = listed.get("id").asText();
        assertThat(jdbc.sql("select count(*) from sedd.network_member where network_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .as("who was in it is not kept")
                .isZero();
        assertThat(jdbc.sql("select ended_on from sedd.network where network_id = ?")
                        .param(id)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(town.today());
    }
}
