package se.sedd.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.imports.Sent;

/** The first steps as a mentor does them, in a browser set to Swedish. */
@SeddTest
class TasklistInBrowserTest {

    private static final double PATIENCE_IN_MS = 120_000;

    @Autowired
    ApplicationContext context;

    @Autowired
    SchoolCalendar calendar;

    @Autowired
    TestRestTemplate http;

    @LocalServerPort
    int port;

    /** What the browser's console and network said, kept beside the picture. */
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    private BrowserContext profile;
    private Page page;

    @BeforeAll
    static void patience() {
        setDefaultAssertionTimeout(PATIENCE_IN_MS);
    }

    @BeforeEach
    void schoolAndBrowser() {
        profile = Chromium.profile(1280, 800);
        profile.setDefaultTimeout(PATIENCE_IN_MS);
        page = profile.newPage();
        told.clear();
        waiting.clear();
        page.onConsoleMessage(message -> told.add(message.type() + " " + message.text()));
        page.onPageError(told::add);
        page.onRequest(request -> waiting.add(request.url()));
        page.onRequestFinished(request -> waiting.remove(request.url()));
        page.onRequestFailed(request -> told.add("failed " + request.url() + " " + request.failure()));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                told.add(response.status() + " " + response.url());
            }
        });
        Sent.csv(context, "schools", """
                schoolId,name,country,language,municipality
                br-1,Almskolan,SE,sv,Ekstad
                """).wasTaken();
        Sent.csv(context, "staff", """
                userId,givenName,familyName,groups,schoolIds,phone
                br-mentor,Karin,Berg,mentor,br-1,0521-111 22
                br-second,Jonas,Lind,mentor,br-1,
                br-coordinator,Ylva,Ås,coordinator,br-1,
                br-health,Petra,Lund,student-health,br-1,
                br-principal,Göran,Holm,principal,br-1,
                """).wasTaken();
        Sent.csv(context, "pupils", """
                pupilId,givenName,familyName,schoolId,className,grade,mentor,primaryContact,homeLanguage
                br-amina,Amina,Warsame,br-1,7B,7,br-mentor,,so
                br-bo,Bo,Öst,br-1,7B,7,br-mentor,,sv
                br-cia,Cia,Ek,br-1,7B,7,br-mentor,br-second,sv
                br-dag,Dag,Alm,br-1,7B,7,br-mentor,,sv
                """).wasTaken();
        Sent.csv(context, "guardians", """
                guardianId,pupilId,givenName,familyName,phone,language,relation,interpreter
                br-g1,br-amina,Hodan,Warsame,070-123 45 67,so,custodian,true
                br-g4,br-dag,Ulla,Alm,070-111 22 33,sv,custodian,false
                br-g2,br-bo,Eva,Öst,070-765 43 21,sv,custodian,false
                """).wasTaken();
    }

    @AfterEach
    void close(TestInfo test) throws IOException {
        if (profile != null) {
            String name = test.getTestMethod().orElseThrow().getName();
            Path folder = Files.createDirectories(Path.of("target", "browser"));
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
            profile.close();
            waiting.forEach(url -> told.add("never answered " + url));
            Files.write(folder.resolve(name + ".txt"), told);
        }
    }

    @Test
    @DisplayName("a mentor sees today's call, sees whom to ring, fills the form in and is done with it")
    void callsHome() {
        absent("br-amina");
        logIn("br-mentor");

        Locator card =
                page.locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText("Amina Warsame · 7B"));
        assertThat(card).containsText("Ring hemmet");
        card.getByRole(AriaRole.LINK).click();

        Locator panel = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Eleven"));
        assertThat(panel).containsText("Almskolan");
        assertThat(panel).containsText("Hodan Warsame");
        assertThat(panel).containsText("somaliska");
        assertThat(panel).containsText("Tolk behövs");
        assertThat(panel).containsText("% frånvaro");
        assertThat(panel.getByRole(AriaRole.LINK, named("Ring Hodan Warsame, 070-123 45 67")))
                .hasAttribute("href", "tel:0701234567");

        choose("Fick du kontakt?", "Ja");
        choose("Vem pratade du med?", "Vårdnadshavare 1");
        choose("Varför är eleven borta?", "Något i skolan");
        choose("Vill hemmet eller eleven ha ett möte?", "Nej");
        page.getByLabel("Det här kom vi överens om").fill("Vi möter Amina vid entrén på måndag.");
        complete();

        assertThat(card.filter(new Locator.FilterOptions().setHasText("Ring hemmet")))
                .hasCount(0);
    }

    @Test
    @DisplayName("a mentor finds a pupil and opens a case for them")
    void opensCase() {
        logIn("br-mentor");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Elever"))
                .click();
        page.getByLabel("Namn eller klass").fill("öst");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Öppna frånvaroärende: Bo Öst"))
                .click();

        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName("Öppna frånvaroärende")
                                .setLevel(2)))
                .isVisible();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Eleven")))
                .containsText("Bo Öst");
        choose("Varför öppnar du ärendet?", "Oro trots låg procent");
        complete();

        assertThat(page.locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText("Bo Öst")))
                .containsText("Ring hemmet");
    }

    @Test
    @DisplayName("the primary contact takes a call over and gives it back")
    void takesOver() {
        absent("br-cia");
        logIn("br-second");
        page.locator(".task-filter")
                .filter(new Locator.FilterOptions().setHasText("Att ta i min roll"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHasText("Cia Ek"))
                .getByRole(AriaRole.LINK)
                .click();

        button("Ta över").click();
        assertThat(page.locator(".task-details .top")).containsText("Ansvarig: Jonas Lind");
        button("Lämna tillbaka").click();
        assertThat(page.locator(".task-details .top")).containsText("Ansvarig: Karin Berg");
        assertThat(button("Ta över")).isVisible();
    }

    @Test
    @DisplayName("on a telephone the chosen task comes into view, with numbers to ring")
    void onATelephone() {
        absent("br-dag");
        page.setViewportSize(390, 844);
        logIn("br-mentor");
        page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHasText("Dag Alm"))
                .getByRole(AriaRole.LINK)
                .click();

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ring Ulla Alm, 070-111 22 33")))
                .isInViewport();
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void logIn(String user) {
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/");
        page.getByLabel("Användarnamn").fill(user);
        page.getByLabel("Lösenord").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logga in"))
                .click();
        page.locator(".task-filter")
                .filter(new Locator.FilterOptions().setHasText("Mina att göra"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
    }

    private void choose(String question, String answer) {
        Locator box = page.locator(".fjs-form-field-radio")
                .filter(new Locator.FilterOptions().setHasText(question))
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true));
        // A text written before is taken when its field is left, and the form drawn anew: no person presses in that
        // moment
        box.focus();
        box.check();
    }

    private void complete() {
        button("Slutför").click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    /** A third of each of the last ten school days is invalid absence, and the evaluation has seen it. */
    private void absent(String pupilId) {
        LocalDate yesterday = calendar.today("br-1").minusDays(1);
        StringBuilder lessons = new StringBuilder(
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes\n");
        for (int back = 0; back < 10; back++) {
            LocalDate day = calendar.plus("br-1", yesterday.plusDays(1), -1 - back);
            for (int hour = 8; hour < 11; hour++) {
                lessons.append("%s-%s-%d,%s,%s,%02d:10,60,true,0,%d%n"
                        .formatted(pupilId, day, hour, pupilId, day, hour, hour == 8 ? 60 : 0));
            }
        }
        Sent.csv(context, "lessons", lessons.toString()).wasTaken();
        http.withBasicAuth("admin", "demo")
                .postForEntity("/api/evaluations", Map.of("date", yesterday.toString()), String.class);
    }
}
