package se.sedd.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.followup.CaseWalk;
import se.sedd.ledger.OverdueRounds;
import se.sedd.register.Register;
import se.sedd.register.imports.Sent;

/**
 * Every page that staff meet, in both languages, at a desk and on a telephone, by axe: nothing serious or critical. Camunda's
 * own parts of Tasklist are in it, since nobody who listens to the page can tell whose they are; what is left of them is at
 * most moderate (a tooltip outside the page's parts).
 */
@SeddTest
class AccessibilityTest {

    private static final double PATIENCE_IN_MS = 120_000;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private BrowserContext profile;
    private Page page;
    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void patience() {
        setDefaultAssertionTimeout(PATIENCE_IN_MS);
    }

    @AfterEach
    void close() {
        if (profile != null) {
            profile.close();
        }
    }

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource({"sv-SE,1280", "sv-SE,390", "nb-NO,1280", "nb-NO,390"})
    @DisplayName("pages before and beside the tasks")
    void ownPages(String language, int width) {
        open(language, width);
        for (String path : List.of(
                "/login", "/login?error", "/", "/handbook/", "/handbook/mentor-step", "/handbook/absence-follow-up")) {
            page.navigate("http://127.0.0.1:" + port + path);
            check(path);
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource({"sv-SE,1280", "sv-SE,390", "nb-NO,1280", "nb-NO,390"})
    @DisplayName(
            "Tasklist: the list, a task with its form and the pupil, the form with something missing, the pupils' page")
    void tasklist(String language, int width) {
        CaseTown town = new CaseTown(context, port);
        absentPupil(town);
        open(language, width);
        boolean norwegian = language.equals("nb-NO");

        logIn(town.user("mentor"));
        assertThat(page.locator("html")).hasAttribute("lang", norwegian ? "nb" : "sv");
        assertThat(page.locator(".task-filter").first()).containsText(norwegian ? "Mine oppgaver" : "Mina att göra");
        Locator card = page.locator(".tasks-list .task").first();
        assertThat(card).containsText("eli Provelev");
        check("the list");

        card.getByRole(AriaRole.LINK).first().click();
        Locator panel = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Eleven"));
        assertThat(panel).containsText(norwegian ? "Fraværet er" : "Frånvaron är");
        assertThat(page.locator(".fjs-form-field").first()).isVisible();
        panel.locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        assertThat(panel.locator(".sedd-columns").first().boundingBox().width)
                .as("width of a week in the absence chart, in pixels")
                .isGreaterThan(30);
        check("the task");

        page.locator(".form-actions .btn-primary").click();
        assertThat(page.locator(".fjs-form-field-error").first())
                .containsText(norwegian ? "Fyll ut dette." : "Fyll i det här.");
        check("the form with something missing");

        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/pupils");
        assertThat(page.locator(".sedd-table tbody th")).hasCount(1);
        check("the pupils' page");

        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/calls");
        assertThat(page.locator(".sedd-overview tbody tr")).hasCount(1);
        check("the calls");
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource({"sv-SE,1280", "nb-NO,390"})
    @DisplayName(
            "the overview with what is late and how long steps take, the task about it, and the page of those who see figures")
    void following(String language, int width) {
        CaseTown town = new CaseTown(context, port);
        absentPupil(town);
        String head = "head-" + town.id();
        town.staff("userId,givenName,familyName,groups,schoolIds\n%s,Prov,Chef,head-of-school-years,%s\n"
                .formatted(head, town.id()));
        context.getBean(JdbcClient.class)
                .sql("update sedd.duty set due_on = ? where school_id = ? and kind = 'cause'")
                .param(town.schoolDay(-10))
                .param(town.id())
                .update();
        context.getBean(OverdueRounds.class)
                .morning(context.getBean(Register.class).school(town.id()).orElseThrow(), town.schoolDay(0));
        open(language, width);

        logIn(town.user("coordinator"));
        page.locator(".tasks-list .task")
                .first()
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        assertThat(page.locator(".sedd-panel tbody tr")).hasCount(1);
        assertThat(page.locator(".fjs-form-field").first()).isVisible();
        check("the task about what is late");
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/overview");
        assertThat(page.locator(".sedd-part tbody tr")).hasCount(2);
        check("the overview");
        profile.close();

        open(language, width);
        logIn(head);
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/reaction-times");
        assertThat(page.locator(".sedd-part tbody tr")).hasCount(2);
        check("the times");
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource({"sv-SE,1280", "nb-NO,390"})
    @DisplayName("the overview, and the student health meeting's list with a decision open")
    void lists(String language, int width) {
        CaseTown town = new CaseTown(context, port);
        absentPupil(town);
        for (int day = 0;
                day < 10
                        && town.tasks(town.user("coordinator"), "prepare-student-health-meeting")
                                .isEmpty();
                day++) {
            town.schoolDaysPass(1);
        }
        town.complete(town.user("coordinator"), "prepare-student-health-meeting");
        open(language, width);
        logIn(town.user("student-health"));
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/overview");
        assertThat(page.locator(".sedd-steps")).hasCount(1);
        check("the overview");
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/student-health-list");
        assertThat(page.locator(".sedd-eht dl > div")).hasCount(14);
        page.locator(".sedd-eht button").first().click();
        assertThat(page.locator(".sedd-decision textarea")).isFocused();
        check("the student health meeting's list");
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1} pixels")
    @CsvSource({"sv-SE,1280", "nb-NO,390"})
    @DisplayName(
            "meeting times, the partners' register, the figures, and the page families choose from, also from right to left")
    void meetings(String language, int width) {
        CaseTown town = new CaseTown(context, port, "Oslo");
        Sent.csv(
                        context,
                        "schools",
                        "schoolId,name,country,language,municipality\n%s,Prøveskolen,NO,nb,Oslo\n".formatted(town.id()))
                .wasTaken();
        town.staff(
                "userId,givenName,familyName,groups,schoolIds,office,phone,email,phoneHour\nnav-%s,Prøve,Nav,partner,%s,nav-sagene,01 40 10 10,nav@example.org,mandag 9-10\nlead-%s,Prøve,Leder,project-lead,%s,,,,\n"
                        .formatted(town.id(), town.id(), town.id(), town.id()));
        open(language, width);
        logIn("lead-" + town.id());
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/meetings");
        assertThat(page.locator(".sedd-times-of-day").first()).isVisible();
        check("the meeting times");
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/partners");
        assertThat(page.locator(".sedd-place").first()).isVisible();
        check("the partners");
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/meeting-figures");
        assertThat(page.locator(".sedd-results .sedd-part")).hasCount(7);
        check("the meetings in figures");
        for (String tongue : List.of("nb", "ar", "so")) {
            page.navigate("http://127.0.0.1:" + port + "/partners/" + town.id() + "?language=" + tongue);
            assertThat(page.locator("article")).hasCount(4);
            check("the leaflet in " + tongue);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("the coordinator sees when the pupil is away, and finds it ticked in the mapping form")
    void mapping() {
        CaseTown town = new CaseTown(context, port);
        String pupil = absentPupil(town);
        CaseWalk walk = new CaseWalk(town, pupil);
        walk.call();
        walk.escalateFromMentor();
        open("sv-SE", 1280);

        logIn(town.user("coordinator"));
        page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHasText("Kartlägg frånvaron"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();

        Locator panel = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Eleven"));
        assertThat(panel).containsText("Hela dagar: 5 av 20 dagar.");
        assertThat(panel).containsText("Vill prata mer om matten");
        assertThat(panel.locator(".sedd-column")).hasCount(20);
        assertThat(page.getByLabel("Hela dagar")).isChecked();
        assertThat(page.getByLabel("Inget mönster")).not().isChecked();
        check("the mapping form");
        assertThat(faults).isEmpty();

        page.setViewportSize(320, 900);
        assertThat(page.locator(".fjs-form-field-label").evaluateAll("""
                        all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)
                        """))
                .as("questions and options cut off on the smallest telephone")
                .isEqualTo(List.of());
    }

    @Test
    @DisplayName("Sedd's own words are there in both languages")
    void words() {
        CaseTown town = new CaseTown(context, port);
        open("sv-SE", 1280);
        logIn(town.user("mentor"));

        Object differing = page.evaluate("""
                async () => {
                  const at = name => import(`/camunda/app/tasklist/sedd-1/words-${name}.js`);
                  const [{ sv }, { nb }] = [await at('sv'), await at('nb')];
                  const keys = (words, path = '') => Object.entries(words).flatMap(([key, value]) =>
                    path + key === 'listNames' ? [] :
                    typeof value === 'object' ? keys(value, `${path}${key}.`) : [`${path}${key}:${typeof value}`]);
                  const [ours, theirs] = [keys(sv), keys(nb)];
                  return [...ours.filter(key => !theirs.includes(key)), ...theirs.filter(key => !ours.includes(key))];
                }
                """);
        assertThat((List<?>) differing).isEmpty();
    }

    @Test
    @DisplayName("answers that Tasklist left in the browser are gone once the login page has been seen")
    void drafts() {
        CaseTown town = new CaseTown(context, port);
        open("sv-SE", 1280);
        logIn(town.user("mentor"));
        page.evaluate("() => localStorage.setItem('camunda-form:some-task', '{}')");

        page.locator(".account > a").click();
        page.locator(".account .logout a").click();
        assertThat(page.getByLabel("Användarnamn")).isVisible();

        assertThat((Integer) page.evaluate(
                        "() => Object.keys(localStorage).filter(key => key.startsWith('camunda-form:')).length"))
                .isZero();
    }

    private String absentPupil(CaseTown town) {
        String pupil = town.pupil("eli");
        town.recentDays(pupil, 15, 5, Day.ILL);
        town.evaluate();
        return pupil;
    }

    private void open(String language, int width) {
        profile = Chromium.profile(width, 844, language);
        profile.setDefaultTimeout(PATIENCE_IN_MS);
        page = profile.newPage();
    }

    private void logIn(String user) {
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/");
        page.locator("#username").fill(user);
        page.locator("#password").fill("demo");
        page.locator("main button[type=submit]").click();
        page.locator(".task-filter").first().getByRole(AriaRole.LINK).first().click();
    }

    private void check(String where) {
        Axe.findings(page).forEach(finding -> faults.add(where + ": " + finding));
    }
}
