package se.sedd.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.engine.ModelLibrary;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.TemplateFile.Broken;
import se.sedd.register.Pupil;

@SeddTest
@DisplayName("The partners' register, for staff and for families")
class PartnersTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestRestTemplate anybody;

    @LocalServerPort
    int port;

    MeetingTown town;

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
    }

    private String leaflet(String language) {
        ResponseEntity<String> page = anybody.exchange(
                RequestEntity.get("/partners/" + town.itself().id())
                        .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                        .build(),
                String.class);
        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
        return page.getBody();
    }

    @ParameterizedTest
    @CsvSource({
        "nb-NO,nb,ltr,false,Dere leder møtet",
        "pl,nb,ltr,false,Losordning for ungdom",
        "en-GB,en,ltr,false,Guidance at home",
        "so,so,ltr,true,Hagid guriga",
        "ar,ar,rtl,true,أنتم تقودون",
        "prs,fa-AF,rtl,true,رهنمایی در خانه"
    })
    @DisplayName(
            "a family reads without a login what each service helps with where it lives, in its language; a translation nobody has approved says so")
    void forFamilies(String browser, String language, String direction, boolean draft, String help) {
        String page = leaflet(browser);

        assertThat(page)
                .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\"", help)
                .contains("Nav Sagene", "Nav Grünerløkka", "01\u00a040\u00a090\u00a020")
                .contains("language=so", "language=fa-AF")
                .doesNotContain("{", "Prøve,", "@example.org", town.user("nav"), town.teacher());
        assertThat(page.contains("class=\"draft\"")).isEqualTo(draft);
    }

    @Test
    @DisplayName("a school without partners has no such page, nor has one that is not there")
    void noPartners() {
        for (String school : List.of("no-such-school", "<script>")) {
            assertThat(anybody.getForEntity("/partners/{school}", String.class, school)
                            .getStatusCode())
                    .isEqualTo(HttpStatus.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "en", "so", "ar", "fa-AF"})
    @DisplayName("a text that is missing in any language is named with file and part, down to an office of the tables")
    void complete(String language) throws Exception {
        Path file = Path.of("processes/multidisciplinary-meeting/partners/partners." + language + ".txt");
        String name = file.getFileName().toString();
        TemplateFile.Form form = PartnerTexts.form(name, context.getBean(ModelLibrary.class));
        String whole = Files.readString(file);
        assertThat(form.parts()).containsKeys("service.leisure", "service.nav.name");
        assertThat(form.parts().containsKey("office.nav-grunerlokka")).isEqualTo(!language.equals("nb"));
        for (String part : form.parts().keySet()) {
            int begins = whole.indexOf("[" + part + "]");
            int ends = whole.indexOf("\n\n", begins);
            String broken = whole.substring(0, begins) + (ends < 0 ? "" : whole.substring(ends));
            Broken refused = catchThrowableOfType(
                    Broken.class, () -> TemplateFile.read(name, broken.getBytes(StandardCharsets.UTF_8), form));
            assertThat(refused.sentences())
                    .anySatisfy(sentence -> assertThat(sentence).contains(name, "[" + part + "] is missing"));
        }
    }

    @Test
    @DisplayName(
            "staff see mandate, role, the office of each district and its people; whoever is away with return and deputy")
    void forStaff() {
        LocalDate today = town.school().today();
        town.school()
                .staff(
                        "userId,givenName,familyName,groups,schoolIds,office,phone,awayFrom,awayUntil,deputy\n%s,Nora,Nav,partner,%s,nav-sagene,01 40 10 10,%s,%s,%s\n"
                                .formatted(
                                        town.user("nav"),
                                        town.school().id(),
                                        today,
                                        today.plusDays(2),
                                        town.user("nav-two")));
        JsonNode services = town.school()
                .as(town.user("barnevern"))
                .get("/api/partners?schoolId=" + town.school().id())
                .json()
                .get("services");
        assertThat(services.findValuesAsText("partner"))
                .containsExactly("child-welfare", "family-centre", "school-nurse", "nav", "ppt", "leisure");
        JsonNode nav = services.get(3);
        assertThat(nav.get("mandate").asText()).contains("velferdsforvaltningsloven");
        assertThat(nav.get("role").asText()).contains("økonomi");
        assertThat(nav.get("places").findValuesAsText("office"))
                .containsExactly("Nav Sagene", "Nav Grünerløkka", "null");
        JsonNode people = nav.get("places").get(0).get("contacts");
        assertThat(people.findValuesAsText("name")).containsExactly("Prøve nav-two", "Nora Nav");
        assertThat(people.get(1).get("present").asBoolean()).isFalse();
        assertThat(people.get(1).get("away").asText())
                .isEqualTo(today.plusDays(2).toString());
        assertThat(people.get(1).get("deputy").asText()).isEqualTo("Prøve nav-two");
        assertThat(nav.get("places").get(2).get("phone").asText()).isEqualTo("01 40 90 00");
        assertThat(services.get(2).get("everywhere").asBoolean())
                .as("the school's own nurse")
                .isTrue();
        assertThat(services.get(2).get("places")).hasSize(1);
    }

    @Test
    @DisplayName(
            "everybody sees which times are taken; whose they are, who has to do with it; a partner its own invitation without the name")
    void times() {
        Pupil pupil = town.pupil("hedvig", "Sagene");
        Meeting meeting = town.book(town.teacher(), pupil, List.of("nav"));
        String path = "/api/school-meetings?schoolId=" + town.school().id();
        String start = meeting.slot().orElseThrow().start().toString();

        assertThat(taken(town.teacher(), path, start).at("/meeting/pupil").asText())
                .isEqualTo("hedvig Prøveelev");
        assertThat(taken(town.user("lead"), path, start)
                        .at("/meeting/partners/0/state")
                        .asText())
                .isEqualTo("invited");
        JsonNode navs = taken(town.user("nav-two"), path, start);
        assertThat(navs.at("/meeting/partners/0/name").asText()).isEqualTo("Nav");
        assertThat(navs.toString()).doesNotContain("hedvig", meeting.number());
        for (String stranger : List.of(town.user("helse"), town.school().user("coordinator"))) {
            JsonNode seen = taken(stranger, path, start);
            assertThat(seen.get("free").asBoolean()).isFalse();
            assertThat(seen.get("meeting").isNull()).as(stranger).isTrue();
        }
        int few = StatementCount.of(() -> taken(town.user("lead"), path, start));
        town.book(town.teacher(), town.pupil("synne", "Sagene"), List.of("nav", "school-nurse"));
        assertThat(StatementCount.of(() -> taken(town.user("lead"), path, start)))
                .as("another meeting costs no statement more")
                .isEqualTo(few);

        town.school().pupil("hedvig", "confidential");
        assertThat(taken(town.user("lead"), path, start).get("meeting").isNull())
                .as("a protected pupil's")
                .isTrue();
        town.does(town.school().user("principal"), "confirm-meeting", "meetingDecision", "cancel");
        town.does(town.teacher(), "confirm-meeting", "meetingDecision", "cancel");
    }

    private JsonNode taken(String user, String path, String start) {
        for (JsonNode day : town.school().as(user).get(path).json().get("days")) {
            for (JsonNode time : day.get("times")) {
                if (time.get("start").asText().startsWith(start)) {
                    return time;
                }
            }
        }
        throw new AssertionError("No time at " + start);
    }
}
