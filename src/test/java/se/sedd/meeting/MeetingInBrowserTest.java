package se.sedd.meeting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.browser.Chromium;
import se.sedd.register.Pupil;

/** A meeting from the pupil's page to the evaluation as six people do it, each in a browser of their own, in bokmål. */
@SeddTest
class MeetingInBrowserTest {

    private static final double PATIENCE_IN_MS = 120_000;
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private final Map<String, BrowserContext> profiles = new HashMap<>();
    private MeetingTown town;
    private Page page;
    private int picture;

    @BeforeAll
    static void patience() {
        setDefaultAssertionTimeout(PATIENCE_IN_MS);
    }

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
        town.also("familie", "partner", "familiens-hus-sagene");
    }

    @AfterEach
    void close() {
        picture("end");
        profiles.values().forEach(BrowserContext::close);
    }

    @Test
    @DisplayName("booked, answered by four partners, decided by the guardians, held, approved, done and evaluated")
    void sixPeople() {
        Pupil pupil = town.pupil("ylva", "Sagene");

        as(town.teacher(), 1280);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Elever"))
                .first()
                .click();
        page.getByLabel("Navn eller klasse").fill("ylva");
        button("Be om tverrfaglig møte: ylva Prøveelev").click();
        button("Fullfør").click();
        assertThat(page.locator(".fjs-form-field-error").first()).hasText("Fyll ut dette.");
        choose("Hvem ønsker møtet?", "Foresatt 1");
        choose("Hva handler det om?", "Sosialfaglig");
        page.getByLabel("Hva vil dere snakke om?").fill(MeetingTown.WISH);
        tick("Hvem vil dere ha med?", "Barnevernstjenesten", "Familiens hus", "Helsesykepleier", "Nav");
        choose("Er eleven med?", "Nei");
        page.getByLabel("Tolk, hvilket språk?").fill("somali");
        tick("Hvem gjelder det?", "Barnevernstjenesten", "Familiens hus", "Helsesykepleier", "Nav");
        tick("Hva kan de få vite?", "Hvem eleven er", "Det dere vil snakke om");
        tick("Hvem har samtykket?", "Foresatt 1");
        picture("wish");
        complete("Registrer ønske om møte");

        open("Velg møtetid");
        assertThat(panel()).containsText("somali");
        Slot slot = context.getBean(MeetingSlots.class).nextFree(town.itself(), 24).stream()
                .filter(free -> free.day().isAfter(town.school().today().plusDays(10)))
                .findFirst()
                .orElseThrow();
        pick("Tid", slot.inWords());
        choose("Hvor?", "På skolen");
        picture("slot");
        complete("Velg møtetid");

        answers("nav", "Ja", 390);
        answers("barnevern", "Ja", 1280);
        answers("familie", "Ja", 1280);
        answers("helse", "Nei", 1280);

        as(town.teacher(), 1280);
        open("Avklar møtet med de foresatte");
        assertThat(panel()).containsText("kan ikke komme");
        choose("Hva vil de foresatte?", "Møtes som avtalt");
        picture("confirm");
        complete("Avklar møtet med de foresatte");

        town.passTo(slot.day());
        as(town.user("lead"), 1280);
        open("Gjennomfør møtet");
        assertThat(page.locator(".fjs-container")).containsText("Dagsorden, 30 minutter");
        assertThat(panel()).containsText(MeetingTown.WISH);
        assertThat(panel()).containsText("somali");
        choose("Ble møtet holdt?", "Ja");
        tick("Hvem var til stede?", "Foresatt 1", "Nav", "Barnevernstjenesten", "Tolk");
        tick("Hvem av partnerne kom ikke?", "Familiens hus");
        picture("hold");
        complete("Gjennomfør møtet");

        open("Skriv referat og avtaler");
        page.getByLabel("Hva tok de foresatte og eleven opp?").fill("Vi sover dårlig, og leiligheten er trang.");
        page.getByLabel("Hvilke råd ble gitt?").fill("Bostøtte kan gi en større leilighet.");
        labelled("textarea", "Hva").locator("textarea").fill("Hjelpe med søknad om bostøtte");
        pick("Hvem", "Nav");
        LocalDate soon = town.school().schoolDay(2);
        type("Innen når", soon);
        pick("Hvem følger opp helheten?", "Kontaktlærer");
        choose("Neste steg", "Individuell plan");
        pick("Hvem sørger for det?", "Prosjektansvarlig");
        type("Innen når", soon);
        choose("Har de foresatte godkjent referatet?", "Nei");
        picture("record");
        complete("Skriv referat og avtaler");

        as(town.teacher(), 1280);
        open("Få referatet godkjent");
        assertThat(panel()).containsText("Utkast");
        Page draft = page.context()
                .waitForPage(() -> panel().getByRole(
                                AriaRole.LINK, new Locator.GetByRoleOptions().setName("Skolens referat"))
                        .first()
                        .click());
        assertThat(draft.locator("body")).containsText("leiligheten er trang");
        assertThat(draft.locator("body")).containsText("Kom ikke: Familiens hus, Helsesykepleier");
        draft.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", "meeting-minutes.png")));
        draft.close();
        choose("Godkjenner de foresatte referatet?", "Ja");
        tick("Hvem skal ha kopi?", "Foresatt 1", "Nav");
        picture("approve");
        complete("Få referatet godkjent");
        open("Send referatet på papir");
        choose("Hva ble det til?", "Gitt i hånden");
        picture("post");
        complete("Send referatet på papir");

        as(town.user("nav"), 390);
        open("Les referatet");
        assertThat(panel()).containsText("Godkjent av de foresatte");
        picture("read");
        complete("Les referatet");
        open("Følg opp avtalt tiltak");
        assertThat(panel()).containsText("Hjelpe med søknad om bostøtte");
        choose("Er det gjort?", "Ja");
        picture("action");
        complete("Følg opp avtalt tiltak");

        as(town.user("lead"), 1280);
        open("Følg opp avtalt tiltak");
        assertThat(panel()).containsText("individuell plan");
        choose("Er det gjort?", "Ja");
        complete("Følg opp avtalt tiltak");
        open("Evaluer møtet");
        choose("Hvor fornøyde er de foresatte? 5 er best", "5");
        choose("Møtet var nyttig", "5");
        choose("Jeg følte meg trygg", "4");
        choose("Tjenestene samarbeidet", "4");
        picture("evaluate");
        complete("Evaluer møtet");

        Assertions.assertThat(context.getBean(Wishes.class).openOf(pupil)).isEmpty();
        Assertions.assertThat(context.getBean(JdbcClient.class)
                        .sql("select outcome from sedd.meeting where pupil_id = ?")
                        .param(pupil.id())
                        .query(String.class)
                        .single())
                .isEqualTo("evaluated");
    }

    private void answers(String partner, String answer, int width) {
        as(town.user(partner), width);
        open("Svar på innkallingen");
        assertThat(panel()).containsText("ylva Prøveelev");
        choose("Kommer dere?", answer);
        picture("answer-" + partner);
        complete("Svar på innkallingen");
    }

    private void as(String user, int width) {
        boolean known = profiles.containsKey(user);
        BrowserContext profile =
                profiles.computeIfAbsent(user, name -> Chromium.profile(width, width < 500 ? 844 : 1500, "nb-NO"));
        profile.setDefaultTimeout(PATIENCE_IN_MS);
        page = known ? profile.pages().get(0) : profile.newPage();
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/");
        if (!known) {
            page.getByLabel("Brukernavn").fill(user);
            page.getByLabel("Passord").fill("demo");
            button("Logg inn").click();
        }
    }

    private void open(String task) {
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/");
        page.locator(".task-filter")
                .filter(new Locator.FilterOptions().setHasText("Mine oppgaver"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        card(task).getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator(".fjs-container")).isVisible();
    }

    private Locator card(String task) {
        return page.locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText(task));
    }

    private Locator panel() {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Eleven"));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void choose(String question, String answer) {
        check(field("radio", question), answer);
    }

    private void tick(String question, String... answers) {
        for (String answer : answers) {
            check(field("checklist", question), answer);
        }
    }

    /** The text written before is taken when its field is left, and the form drawn anew: no person presses in that moment. */
    private static void check(Locator field, String answer) {
        Locator box = field.getByLabel(answer, new Locator.GetByLabelOptions().setExact(true));
        box.focus();
        box.check();
    }

    private void pick(String question, String answer) {
        Locator select = labelled("select", question);
        select.first().locator(".fjs-select-display, input").first().click();
        select.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(answer))
                .first()
                .click();
    }

    /** The first day with this question that nobody has filled in. */
    private void type(String question, LocalDate day) {
        Locator inputs = field("datetime", question).locator("input");
        assertThat(inputs.first()).isVisible();
        for (int n = 0; n < inputs.count(); n++) {
            if (inputs.nth(n).inputValue().isEmpty()) {
                inputs.nth(n).fill(TYPED.format(day));
                page.keyboard().press("Enter");
                page.keyboard().press("Tab");
                return;
            }
        }
    }

    /** The field whose label is this and nothing more, but for the mark of what is required. */
    private Locator labelled(String type, String label) {
        return page.locator(".fjs-form-field-" + type)
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("label")
                                .filter(new Locator.FilterOptions()
                                        .setHasText(Pattern.compile(
                                                "^\\s*" + label.replace("?", "\\?") + "\\s*\\*?\\s*$")))));
    }

    private Locator field(String type, String question) {
        return page.locator(".fjs-form-field-" + type).filter(new Locator.FilterOptions().setHasText(question));
    }

    private void complete(String task) {
        button("Fullfør").click();
        assertThat(card(task)).hasCount(0);
        assertThat(page.locator(".sedd-notes [role=status]")).containsText("Oppgaven er ferdig");
    }

    private void picture(String name) {
        if (page != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "browser", "meeting-%02d-%s.png".formatted(++picture, name))));
        }
    }
}
