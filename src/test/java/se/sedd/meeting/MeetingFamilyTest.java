package se.sedd.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.sedd.SeddTest;
import se.sedd.journal.JournalText;
import se.sedd.letter.PdfFaults;
import se.sedd.letter.TemplateFile;
import se.sedd.letter.Typesetting;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

@SeddTest
@DisplayName("What a family is told of its meeting")
class MeetingFamilyTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Wishes wishes;

    @LocalServerPort
    int port;

    MeetingTown town;
    String teacher;

    @BeforeEach
    void school() {
        town = new MeetingTown(context, port);
        teacher = town.teacher();
    }

    private Meeting booked(Pupil pupil, String askedBy, String way) {
        return booked(pupil, askedBy, way, "at-school");
    }

    private Meeting booked(Pupil pupil, String askedBy, String way, String place) {
        town.submit(
                teacher,
                town.begin(teacher, pupil),
                town.wish(
                        List.of("nav"),
                        "askedBy",
                        askedBy,
                        "consent",
                        List.of(Map.of(
                                "recipients", List.of("nav"), "share", List.of("name"), "from", guardians(pupil)))));
        Meeting meeting = wishes.openOf(pupil).orElseThrow();
        town.chooseFirst(teacher, "reminderBy", way, "place", place);
        return town.now(meeting);
    }

    private List<String> guardians(Pupil pupil) {
        int number = context.getBean(Register.class).guardiansOf(pupil.id()).size();
        return IntStream.rangeClosed(1, number).mapToObj(n -> "guardian-" + n).toList();
    }

    /** What has been sent to the family, without the meeting's number. */
    private List<String> sent(Meeting meeting) {
        String to = "meeting/" + meeting.number() + "/";
        return context
                .getBean(JdbcClient.class)
                .sql("select message_id from sedd.outgoing_message where message_id like ?")
                .param(to + "%")
                .query(String.class)
                .list()
                .stream()
                .map(id -> id.substring(to.length()))
                .sorted()
                .toList();
    }

    private String text(Meeting meeting, String sent) {
        String identity = TemplateFile.sha256(
                        ("meeting/" + meeting.number() + "/" + sent).getBytes(StandardCharsets.UTF_8))
                .substring(0, 40);
        Path outbox = Path.of(context.getBean(Environment.class).getRequiredProperty("sedd.home"), "outbox");
        try {
            return Files.readString(
                    sent.endsWith("sms")
                            ? outbox.resolve("sms/" + identity + ".txt")
                            : outbox.resolve("email/" + identity + ".eml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void remind() {
        context.getBean(FamilyReminders.class)
                .runAt(town.school().today().atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    private void aMeetingAt(String place, Meeting meeting) {
        context.getBean(JdbcClient.class)
                .sql("update sedd.meeting set place = ? where meeting_number = ?")
                .params(place, meeting.number())
                .update();
    }

    private String calendarFile(Meeting meeting) {
        String invitation = town.invitations(meeting).get(0).number();
        Path home = Path.of(context.getBean(Environment.class).getRequiredProperty("sedd.home"));
        try {
            return Files.readString(
                    home.resolve("meetings/%s-%d-request.ics".formatted(invitation, meeting.sequence())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String notes() {
        return town.school().as(teacher).get("/api/notes").body();
    }

    @Test
    @DisplayName(
            "those who asked are reminded the school day before, once, in their language and without a name, and hear of a new time and of a cancellation")
    void told() {
        Pupil english = town.pupil("lina", "Sagene");
        town.guardian(english, 1, "070-1740611", "", "en");
        town.guardian(english, 2, "070-1740612", "", "en");
        Pupil somali = town.pupil("musa", "Sagene");
        town.guardian(somali, 1, "070-1740613", "musas-forelder@example.org", "so");
        town.guardian(somali, 2, "070-1740614", "", "nb");
        Meeting bySms = booked(english, "guardian-1", "sms");
        Meeting byEmail = booked(somali, "both", "email");
        Meeting byCall = booked(town.pupil("kari", "Sagene"), "guardian-1", "call");
        Pupil marked = town.pupil("vilde", "Sagene");
        Meeting held = booked(marked, "guardian-1", "sms");
        Meeting notAtAll = booked(town.pupil("nils", "Sagene"), "pupil", "none");
        town.school().pupil("vilde", "protected");
        assertThat(Stream.of(bySms, byEmail, byCall, notAtAll, held))
                .as("nothing before its day")
                .allMatch(meeting -> sent(meeting).isEmpty());
        assertThat(notes()).doesNotContain("Ring hemmet");

        aMeetingAt("nowhere", bySms);
        town.passTo(town.school()
                .calendar()
                .plus(town.school().id(), bySms.slot().orElseThrow().day(), -1));
        assertThat(sent(bySms)).as("a row nobody foresaw").isEmpty();
        assertThat(sent(byEmail)).as("it holds up no other").hasSize(1);
        aMeetingAt("at-school", bySms);
        remind();

        String reminder = "1/reminder/guardian-1/sms";
        assertThat(sent(bySms)).as("the other home did not ask").containsExactly(reminder);
        assertThat(text(bySms, reminder))
                .contains("A reminder of the meeting on Monday", "at 13:00, Møterommet i bygg A", "Prøveskolen")
                .doesNotContain("lina", english.id(), MeetingTown.WISH, "8B");
        String byMail = "1/reminder/guardian-1/email";
        assertThat(sent(byEmail)).as("the other has no address").containsExactly(byMail);
        assertThat(text(byEmail, byMail))
                .as("a draft goes nowhere")
                .contains("Vi minner om møtet mandag", "Content-Language: nb")
                .doesNotContain("musa,", "Prøveelev", MeetingTown.WISH);
        assertThat(sent(byCall)).isEmpty();
        assertThat(notes().split("Ring hemmet och påminn om mötet", -1))
                .as("one to be rung, and one without an address")
                .hasSize(3);
        assertThat(Stream.of(notAtAll, held)).allMatch(meeting -> sent(meeting).isEmpty());

        String confirming = town.school().tasks(teacher, "confirm-meeting").stream()
                .filter(task -> town.school()
                        .as(teacher)
                        .get("/api/tasks/" + task + "/meeting")
                        .body()
                        .contains(bySms.number()))
                .findFirst()
                .orElseThrow();
        town.submit(teacher, confirming, "meetingDecision", "new-time");
        String choosing = town.school().task(teacher, "choose-slot");
        assertThat(town.school()
                        .as(teacher)
                        .get("/engine-rest/task/" + choosing + "/form-variables?deserializeValues=false")
                        .json()
                        .path("reminderBy")
                        .path("value")
                        .asText())
                .as("as the family chose")
                .isEqualTo("sms");
        town.chooseFirst(teacher, "reminderBy", "sms");
        assertThat(sent(bySms)).containsExactly(reminder, "3/moved/guardian-1/sms");
        assertThat(text(bySms, "3/moved/guardian-1/sms")).contains("The meeting has a new time: Monday");
        for (String task : town.school().tasks(teacher, "confirm-meeting")) {
            town.submit(teacher, task, "meetingDecision", "cancel");
        }
        assertThat(sent(bySms)).containsExactly(reminder, "3/cancelled/guardian-1/sms", "3/moved/guardian-1/sms");
        assertThat(text(bySms, "3/cancelled/guardian-1/sms")).contains("is cancelled");
        assertThat(notes()).as("whom a call reminds, a call tells").contains("Ring hemmet: mötet är inställt");
        assertThat(sent(notAtAll)).isEmpty();
        town.does(town.school().user("principal"), "confirm-meeting", "meetingDecision", "cancel");
        assertThat(sent(held)).isEmpty();
    }

    @Test
    @DisplayName("a school that closes on a meeting's day tells whoever booked it, once")
    void closed() {
        Meeting meeting = booked(town.pupil("siv", "Sagene"), "guardian-1", "none", "at-school");
        LocalDate day = meeting.slot().orElseThrow().day();
        String told = "ett möte är bokat har blivit lovdag";
        town.closed(day.plusDays(1));
        assertThat(notes()).doesNotContain(told);
        town.closed(day.plusDays(1), day);
        town.closed(day, day.plusDays(2));
        assertThat(notes()).containsOnlyOnce(told);
    }

    @Test
    @DisplayName(
            "each guardian has the minutes in their own language and the school's, as accessible PDF; a draft only where the sender says so")
    void languages() throws Exception {
        Pupil pupil = town.pupil("selma", "Sagene");
        town.guardian(pupil, 1, "", "selmas-forelder@example.org", "sv");
        town.guardian(pupil, 2, "", "", "en");
        Meeting meeting = booked(pupil, "both", "none", "video");
        assertThat(calendarFile(meeting)).contains("LOCATION:på video").doesNotContain("Møterommet");
        town.does(town.user("nav"), "confirm-participation", "participation", "yes");
        town.passTo(meeting.slot().orElseThrow().day());
        String lead = town.user("lead");
        town.does(lead, "hold-meeting", "meetingHeld", true, "attended", List.of("guardian-1", "guardian-2", "nav"));
        town.does(
                lead,
                "record-agreements",
                "summary",
                "De foresatte fortalte om søvnen.",
                "agreedActions",
                List.of(Map.of(
                        "action",
                        "Ringe om bostøtte",
                        "ownerKind",
                        "nav",
                        "dueDate",
                        town.school().schoolDay(1).toString())),
                "coordinator",
                "mentor",
                "nextStep",
                "none",
                "guardiansApproved",
                true,
                "shareWith",
                List.of("guardian-1", "guardian-2", "nav"),
                "copyBy",
                "email");
        Meeting approved = town.now(meeting);
        Minutes minutes = context.getBean(Minutes.class);
        MinutesCopy first = minutes.copy(approved, "guardian-1").orElseThrow();
        assertThat(first.languages()).containsExactly("sv", "nb");
        assertThat(first.way()).isEqualTo(MinutesCopy.Way.EMAIL);
        MinutesCopy second = minutes.copy(approved, "guardian-2").orElseThrow();
        assertThat(second.languages()).containsExactly("en", "nb");
        assertThat(second.way()).as("no address in the register").isEqualTo(MinutesCopy.Way.PAPER);
        assertThat(second.letter().toJson()).contains("by video", "på video").doesNotContain("Møterommet");
        assertThat(second.letter().toJson()).doesNotContain("selmas-forelder", "Prøve1", "Prøveveien 1");
        assertThat(minutes.copy(approved, "nav").orElseThrow().letter().toJson())
                .as("consent covers the name alone")
                .contains("selma", "Ringe om bostøtte")
                .doesNotContain("søvnen", "Prøveveien");
        String sent = "minutes/guardian-1";
        assertThat(sent(approved)).contains(sent).doesNotContain("minutes/guardian-2");
        assertThat(text(approved, sent)).contains("To: selmas-forelder@example.org", "referat.pdf", "application/pdf");

        MinutesNotes.Said said = context.getBean(MinutesNotes.class).of(approved);
        MinutesWriting writing = context.getBean(MinutesWriting.class);
        Typesetting printing = context.getBean(Typesetting.class);
        Path made = Files.createDirectories(Path.of("target/minutes"));
        for (String language : List.of("sv", "en", "so", "ar", "fa-AF", "nb")) {
            town.guardian(pupil, 1, "", "selmas-forelder@example.org", language);
            Guardian guardian =
                    context.getBean(Register.class).guardiansOf(pupil.id()).get(0);
            MinutesWriting.Reader reader = new MinutesWriting.Reader("guardian-1", Optional.of(guardian), true, true);
            boolean draft = Set.of("so", "ar", "fa-AF").contains(language);
            assertThat(writing.pages(approved, pupil, said, reader))
                    .extracting(MinutesTemplate::language)
                    .as("without the sender's word for a draft")
                    .isEqualTo(draft || language.equals("nb") ? List.of("nb") : List.of(language, "nb"));
            MinutesNotes.Said andDrafts = with(said, "draftToo");
            List<MinutesTemplate> pages = writing.pages(approved, pupil, andDrafts, reader);
            assertThat(pages).extracting(MinutesTemplate::language).startsWith(language);
            byte[] pdf = printing.pdf(
                    writing.write(approved, pupil, andDrafts, reader, pages), Instant.parse("2026-03-16T06:00:00Z"));
            Files.write(made.resolve("minutes." + language + ".pdf"), pdf);
            assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFUA_1)).as(language).isEmpty();
        }
        town.does(teacher, "post-minutes", "postStatus", "handed-over");
        town.does(lead, "evaluate-meeting", "guardianSatisfied", "not-asked");
        town.does(town.user("nav"), "read-minutes");
        town.does(town.user("nav"), "complete-action", "actionDone", true);
    }

    /** As if whoever sends had ticked this too. */
    private static MinutesNotes.Said with(MinutesNotes.Said said, String ticked) {
        Map<String, JournalText> approval = new HashMap<>(said.approval());
        approval.put(ticked, new JournalText(ticked, "", "", "true", false));
        return new MinutesNotes.Said(said.recorded(), approval);
    }
}
