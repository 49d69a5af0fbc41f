package se.sedd.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
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
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Holds;
import se.sedd.outbox.PupilHold;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("The letter to the home")
class LetterWalkTest {

    private static final String LINE = "Vi saknar Kastanjesång i korridoren.";
    private static final String FIRST = "Majvor Kastanjelund";
    private static final String SECOND = "Tuve Granbarksson";

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;
    String coordinator;

    @BeforeEach
    void town() {
        town(new CaseTown(context, port));
    }

    private void town(CaseTown at) {
        town = at;
        pupil = town.pupil("brevelev");
        coordinator = town.user("coordinator");
        guardians("""
                %1$s-g,%1$s,Majvor,Kastanjelund,sv,Ekvägen 3,111 22,Provstad,true
                %1$s-h,%1$s,Tuve,Granbarksson,ar,Alvägen 9,333 44,Annanstad,true
                """);
    }

    private void guardians(String rows) {
        Sent.csv(
                        context,
                        "guardians",
                        "guardianId,pupilId,givenName,familyName,language,street,postalCode,city,receivesLetters\n"
                                + rows.formatted(pupil))
                .wasTaken();
    }

    /** Six of twenty days ill, the home has been rung: the letter is the coordinator's to look at. */
    private String toReview() {
        town.recentDays(pupil, 14, 6, Day.ILL);
        town.evaluate();
        town.complete(
                town.user("mentor"),
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                false);
        town.evaluate();
        return town.task(coordinator, "review-letter");
    }

    private JsonNode letters(String task) {
        Caller.Answer answer = town.as(coordinator).get("/api/tasks/" + task + "/letters");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String page(String task, int number) {
        Caller.Answer answer = town.as(coordinator).get("/api/tasks/" + task + "/letters/" + number + ".html");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private byte[] paper(String task, int number) {
        try {
            HttpResponse<byte[]> response = java.net.http.HttpClient.newHttpClient()
                    .send(
                            Caller.program(port, coordinator)
                                    .request("/api/tasks/" + task + "/letters/" + number + ".pdf")
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(byte[] pdf) {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the bytes in the message. */
    private static boolean same(byte[] one, byte[] other) {
        return java.util.Arrays.equals(one, other);
    }

    private List<String> journalKinds() {
        return context
                .getBean(Journal.class)
                .ofPupil(town.caseOf(pupil).pupilRef(), Set.of(Compartment.values()))
                .stream()
                .map(JournalEntry::kind)
                .toList();
    }

    @Test
    @DisplayName("goes to each home by itself, says nothing of the other, and stays as it was sent")
    void walk() throws IOException {
        String review = toReview();
        JsonNode before = letters(review);
        assertThat(before.get("letters")).hasSize(2);
        assertThat(before.at("/letters/1/remarks").toString()).contains("Arabiska är ett utkast");
        assertThat(page(review, 1)).contains(FIRST, "Ekvägen 3").doesNotContain(SECOND, "Alvägen", "Tuve");
        assertThat(page(review, 2)).contains(SECOND, "lang=\"ar\"").doesNotContain(FIRST, "Ekvägen", "Majvor");

        Caller.Answer withLine = town.as(coordinator)
                .post("/api/tasks/" + review + "/letters/1.html", "{\"personalLine\":\"" + LINE + "\"}");
        assertThat(withLine.status()).isEqualTo(200);
        assertThat(withLine.body()).contains(FIRST, LINE).doesNotContain("Tuve");
        assertThat(page(review, 1)).as("nothing of it is kept").doesNotContain(LINE);

        Caller.Answer undecided = town.submit(coordinator, review, "letterDecision", "send", "letterLanguage", "ar");
        assertThat(undecided.status()).isEqualTo(400);
        assertThat(undecided.body()).contains("arabiska är ett utkast");

        LocalDate meeting = town.schoolDay(5);
        town.complete(
                coordinator,
                "review-letter",
                "letterDecision",
                "send",
                "letterLanguage",
                "registered",
                "draftTranslation",
                "send-draft",
                "meetingAt",
                meeting + "T15:30",
                "personalLine",
                LINE);
        String post = town.task(coordinator, "post-letter");
        assertThat(letters(post).get("letters")).hasSize(2);
        byte[] first = paper(post, 1);
        byte[] second = paper(post, 2);
        assertThat(textOf(first)).contains(FIRST, LINE, "15:30", "30 procent").doesNotContain("Tuve", "Alvägen");
        assertThat(textOf(second)).contains(SECOND, LINE, "30 procent").doesNotContain("Majvor", "Ekvägen");
        Path folder = Path.of(context.getEnvironment().getProperty("sedd.home"), "letters");
        String id = context.getBean(Letters.class)
                .ofPupil(town.caseOf(pupil).pupilRef())
                .get(0)
                .id();
        assertThat(same(Files.readAllBytes(folder.resolve(id + ".pdf")), first)).isTrue();

        town.recentDays(pupil, 20, 0, Day.PRESENT);
        assertThat(same(paper(post, 1), first))
                .as("late excuses change no letter")
                .isTrue();
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), LINE))
                .isEmpty();
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "Kastanjelund"))
                .isEmpty();

        assertThat(journalKinds()).doesNotContain("letter-sent");
        town.complete(coordinator, "post-letter", "letterOutcome", "posted");
        assertThat(journalKinds()).contains("letter-sent");
        assertThat(context.getBean(Letters.class).ofPupil(town.caseOf(pupil).pupilRef()))
                .extracting(SentLetter::status)
                .containsOnly(SentLetter.Status.POSTED);

        Files.writeString(folder.resolve(id + ".pdf"), "something else");
        assertThat(context.getBean(Letters.class)
                        .file(
                                context.getBean(Letters.class)
                                        .ofPupil(town.caseOf(pupil).pupilRef())
                                        .get(0),
                                true))
                .as("a changed file is not shown as the letter")
                .isEmpty();
    }

    /** A municipality that has decided that letters go by e-mail. */
    private void emailsTo(String first, String second) {
        town(new CaseTown(context, port, "Granby"));
        Sent.csv(context, "guardians", """
                guardianId,pupilId,givenName,familyName,language,street,postalCode,city,receivesLetters,email
                %1$s-g,%1$s,Majvor,Kastanjelund,sv,Ekvägen 3,111 22,Provstad,true,%2$s
                %1$s-h,%1$s,Tuve,Granbarksson,ar,Alvägen 9,333 44,Annanstad,true,%3$s
                """.formatted(pupil, first, second)).wasTaken();
    }

    private List<SentLetter> sent() {
        return context.getBean(Letters.class).ofPupil(town.caseOf(pupil).pupilRef());
    }

    /** What a reader of e-mail at this address has; the demo's post is files. */
    private List<MimeMessage> mails(String address) throws IOException, MessagingException {
        Path folder = Path.of(context.getEnvironment().getProperty("sedd.home"), "outbox", "email");
        List<MimeMessage> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), content);
                    if (mail.getAllRecipients()[0].toString().equals(address)) {
                        found.add(mail);
                    }
                }
            }
        }
        return found;
    }

    private static void until(Callable<Boolean> there) {
        await().atMost(5, TimeUnit.MINUTES).until(there);
    }

    @Test
    @DisplayName("goes by e-mail where the municipality has decided so, and nobody has anything to post")
    void byEmail() throws Exception {
        String first = "majvor." + UUID.randomUUID() + "@example.org";
        String second = "tuve." + UUID.randomUUID() + "@example.org";
        emailsTo(first, second);
        String review = toReview();
        assertThat(letters(review).at("/letters/0/remarks").toString())
                .contains("går med e-post")
                .doesNotContain("Adress saknas");
        town.complete(coordinator, "review-letter", "letterDecision", "send", "personalLine", LINE);
        until(() -> town.tasks(coordinator, "post-letter").isEmpty());
        assertThat(sent()).extracting(SentLetter::status).containsOnly(SentLetter.Status.EMAILED);
        assertThat(journalKinds()).contains("letter-sent").doesNotContain("letter-not-emailed");
        assertThat(mails(second)).hasSize(1);
        MimeMessage mail = mails(first).get(0);
        assertThat(mail.getSubject()).isEqualTo("Brev från Provskolan");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Provskolan har skrivit ett brev")
                .doesNotContain("brevelev", "Majvor");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("brev.pdf");
        assertThat(textOf(parts.getBodyPart(1).getInputStream().readAllBytes()))
                .contains(FIRST, LINE)
                .doesNotContain("Tuve", "Alvägen");
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "@example.org"))
                .isEmpty();
    }

    @Test
    @DisplayName("is to be posted where the e-mail is refused or there is no address, by the coordinator, who is told")
    void notByEmail() throws Exception {
        emailsTo("tuve at home", "");
        toReview();
        town.complete(coordinator, "review-letter", "letterDecision", "send");
        until(() -> sent().stream().allMatch(letter -> letter.status() == SentLetter.Status.TO_POST));
        assertThat(sent()).extracting(SentLetter::emailFailed).containsExactly(true, false);
        assertThat(town.as(coordinator).get("/api/notes").body()).contains("kom inte fram med e-post");
        String post = town.task(coordinator, "post-letter");
        assertThat(letters(post).at("/letters/0/emailFailed").asBoolean()).isTrue();
        town.complete(coordinator, "post-letter", "letterOutcome", "posted");
        assertThat(sent()).extracting(SentLetter::status).containsOnly(SentLetter.Status.POSTED);
    }

    /** How many of the pupil's letters have been tried, and are nobody's at the moment: before that the clock is not moved. */
    private int triedInVain() {
        return context.getBean(JdbcClient.class)
                .sql("""
                        select count(*) from sedd.outgoing_message
                        where pupil_ref = ? and state = 'WAITING' and tries > 0 and lease is null
                        """)
                .param(town.caseOf(pupil).pupilRef())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("waits for a mail server that does not answer, then is to be posted, and says so in the sender's list")
    void serverHangs() throws Exception {
        emailsTo("majvor@example.org", "tuve@example.org");
        toReview();
        Path folder = Path.of(context.getEnvironment().getProperty("sedd.home"), "outbox", "email");
        Path aside = folder.resolveSibling("email-aside");
        Files.createDirectories(folder);
        Files.move(folder, aside);
        Files.writeString(folder, "where nothing can be written, as at a server that does not answer");
        try {
            town.complete(coordinator, "review-letter", "letterDecision", "send");
            String post = town.task(coordinator, "post-letter");
            until(() -> triedInVain() == 2);
            assertThat(sent()).extracting(SentLetter::status).containsOnly(SentLetter.Status.TO_EMAIL);
            assertThat(town.submit(coordinator, post, "letterOutcome", "posted").body())
                    .contains("går med e-post just nu");
            town.schoolDaysPass(2);
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
        until(() -> sent().stream().allMatch(letter -> letter.status() == SentLetter.Status.TO_POST));
        assertThat(town.as(coordinator).get("/api/notes").body()).contains("kom inte fram med e-post");
        town.complete(coordinator, "post-letter", "letterOutcome", "handed-over");
        assertThat(sent()).extracting(SentLetter::status).containsOnly(SentLetter.Status.HANDED_OVER);
    }

    @Test
    @DisplayName("leaves an unapproved language out unless somebody decides otherwise")
    void draftLeftOut() {
        toReview();
        town.complete(coordinator, "review-letter", "letterDecision", "send");
        assertThat(context.getBean(Letters.class).ofPupil(town.caseOf(pupil).pupilRef()))
                .extracting(SentLetter::languages)
                .containsExactly(List.of("sv"), List.of("sv"));
    }

    @Test
    @DisplayName("says what is missing, and what late excuses have changed, before it is decided")
    void remarks() {
        guardians("""
                %1$s-g,%1$s,Majvor,Kastanjelund,,,,,true
                %1$s-h,%1$s,Tuve,Granbarksson,ti,Alvägen 9,333 44,Annanstad,false
                """);
        String review = toReview();
        assertThat(letters(review).at("/letters/0/remarks").toString())
                .contains("Adress saknas", "Hemmets språk står inte", "Ingen telefontid");
        assertThat(letters(review).get("remarks").toString()).contains("Vårdnadshavare 2 ska inte ha brev");
        town.recentDays(pupil, 20, 0, Day.PRESENT);
        assertThat(letters(review).get("remarks").toString()).contains("inte längre över gränsen");

        context.getBean(Holds.class)
                .begin(town.caseOf(pupil).pupilRef(), HoldReason.RISK_AT_HOME, coordinator, Optional.empty());
        town.complete(coordinator, "review-letter", "letterDecision", "skip", "skipReason", "held-back");
        assertThat(context.getBean(Journal.class)
                        .ofPupil(town.caseOf(pupil).pupilRef(), Set.of(Compartment.SCHOOL))
                        .toString())
                .contains("hålls tillbaka just nu");
    }

    @Test
    @DisplayName("stays where it is while the case holds everything back, decided or not")
    void held() {
        String review = toReview();
        Holds holds = context.getBean(Holds.class);
        PupilHold risk =
                holds.begin(town.caseOf(pupil).pupilRef(), HoldReason.RISK_AT_HOME, coordinator, Optional.empty());
        assertThat(letters(review).get("hindrance").asText())
                .contains("hålls tillbaka")
                .doesNotContain("anmälan");
        assertThat(letters(review).get("letters")).isEmpty();
        assertThat(town.submit(coordinator, review, "letterDecision", "send").status())
                .isEqualTo(400);
        holds.end(risk, coordinator);
        assertThat(town.submit(coordinator, review, "letterDecision", "skip", "skipReason", "held-back")
                        .body())
                .contains("Inget håller tillbaka");
        town.complete(coordinator, "review-letter", "letterDecision", "send");
        holds.begin(town.caseOf(pupil).pupilRef(), HoldReason.CONCERN, coordinator, Optional.empty());
        String post = town.task(coordinator, "post-letter");
        assertThat(town.as(coordinator)
                        .get("/api/tasks/" + post + "/letters/1.pdf")
                        .status())
                .isEqualTo(409);
        assertThat(town.submit(coordinator, post, "letterOutcome", "posted").status())
                .isEqualTo(400);
        town.complete(coordinator, "post-letter", "letterOutcome", "not-sent", "notSentReason", "Risk hemma");
        assertThat(journalKinds()).contains("letter-not-sent").doesNotContain("letter-sent");
    }

    @Test
    @DisplayName("survives a crash between decision and file, and says the same whenever it is printed")
    void crash() throws IOException {
        LetterRegister letters = context.getBean(LetterRegister.class);
        LetterPress press = context.getBean(LetterPress.class);
        Path folder = Path.of(context.getEnvironment().getProperty("sedd.home"), "letters");
        String id = decidedAndNotPrinted(letters, 1);
        assertThat(folder.resolve(id + ".pdf")).doesNotExist();
        assertThat(town.as(coordinator).get("/api/letters/printing").json().toString())
                .isEqualTo("{\"written\":0,\"of\":1,\"failed\":0}");
        press.printWaiting();
        byte[] file = Files.readAllBytes(folder.resolve(id + ".pdf"));
        assertThat(press.read(id, true))
                .hasValueSatisfying(read -> assertThat(same(read, file)).isTrue());
        assertThat(press.read(id, false)).isPresent();

        String again = decidedAndNotPrinted(letters, 2);
        press.printWaiting();
        assertThat(textOf(Files.readAllBytes(folder.resolve(again + ".pdf")))).isEqualTo(textOf(file));
        assertThat(letters.waiting()).doesNotContain(id, again);
        assertThat(town.as(coordinator).get("/api/letters/printing").json().toString())
                .as("nothing waits")
                .isEqualTo("{\"written\":0,\"of\":0,\"failed\":0}");
    }

    private String decidedAndNotPrinted(LetterRegister letters, int number) {
        String id = UUID.randomUUID().toString();
        letters.enter(
                new SentLetter(
                        id,
                        "F-none",
                        "ref-" + town.id(),
                        town.id(),
                        "g",
                        1,
                        number,
                        List.of("ar", "sv"),
                        true,
                        coordinator,
                        SampleLetter.WRITTEN,
                        SentLetter.Status.TO_POST,
                        Optional.empty(),
                        false),
                new AbsenceFigures(town.today(), town.today(), 0, 0, 0, 0, Optional.empty(), List.of()),
                List.of("v"),
                SampleLetter.in("ar"),
                Optional.empty());
        return id;
    }

    @Test
    @DisplayName("is once a term for the pupil, whichever case it was in")
    void onceATerm() {
        CaseRegistry cases = context.getBean(CaseRegistry.class);
        String other = town.pupil("annanelev");
        String number = "P-" + town.id();
        cases.open(
                number,
                other,
                "ref-x-" + town.id(),
                town.id(),
                LocalDate.of(2031, 2, 3),
                "threshold",
                LocalDate.of(2031, 2, 4));
        cases.letterAsked(number, "2031-spring");
        assertThat(cases.pupilsWithLetter(town.id(), "2031-spring")).containsExactly(other);
        assertThat(cases.pupilsWithLetter(town.id(), "2031-autumn")).isEmpty();
        assertThat(cases.pupilsWithLetter("another-school", "2031-spring")).isEmpty();
    }
}
