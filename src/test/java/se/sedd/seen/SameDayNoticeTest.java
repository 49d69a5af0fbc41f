package se.sedd.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.engine.EngineTables;
import se.sedd.followup.CaseTown.Day;
import se.sedd.followup.LedgerOracle;
import se.sedd.outbox.Channel;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Holds;
import se.sedd.outbox.MessageSettled;
import se.sedd.outbox.MessageState;
import se.sedd.outbox.PupilHold;
import se.sedd.outbox.Topic;
import se.sedd.outbox.Undelivered;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("Unreported absence reaches the home the same day, once")
class SameDayNoticeTest {

    private static final String CALL = "call-about-absence";
    private static final String CHASE = "chase-lesson-report";

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private NoticeTown school() {
        NoticeTown school = new NoticeTown(context, port);
        school.nextSchoolDay();
        return school;
    }

    private static JsonNode counted(NoticeTown school) {
        LocalDate day = school.town.today();
        return school.town
                .as("admin")
                .get("/api/same-day-notices?schoolId=%s&from=%s&to=%s".formatted(school.town.id(), day, day))
                .json()
                .get(0);
    }

    @Test
    @DisplayName("a message after the first whole lesson, one a day; who does not answer is rung by the mentor")
    void toldAndRung() {
        NoticeTown school = school();
        String pupil = school.pupil("Ronja", "8", "");
        String late = school.pupil("Sen", "8", "");
        String ill = school.pupil("Sjuk", "8", "");
        school.guardian("Mattis", "070-1740601", "mattis@example.org", "sv", "", pupil);
        school.missed(pupil, "08:20").unreported(pupil, "09:10", "");
        school.lesson(late, "08:20", 0, 20).lesson(ill, "08:20", 45, 0).send();
        school.until("08:30");
        assertThat(school.state(pupil)).isEqualTo("SENT");
        assertThat(school.messages(pupil)).hasSize(2);
        assertThat(List.of(school.state(late), school.state(ill)))
                .as("late is not away, and an excuse is an answer")
                .containsExactly("", "");

        school.missed(pupil, "10:05").send();
        school.until("13:30");
        assertThat(school.messages(pupil)).as("one a day says it").hasSize(2);
        String mentor = school.town.user("mentor");
        assertThat(school.town.tasks(mentor, CALL)).isEmpty();
        school.until("14:00");
        assertThat(school.state(pupil)).isEqualTo("CALL UNANSWERED");
        String panel = school.town
                .as(mentor)
                .get("/api/tasks/" + school.town.task(mentor, CALL) + "/pupil")
                .body();
        assertThat(panel).contains("08:20-09:05", "10:05-10:50", "070-1740601");
        school.town.complete(
                mentor,
                CALL,
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceAnswer",
                "unexplained",
                "callNote",
                "Mattis trodde att Ronja var i skolan");
        assertThat(school.state(pupil)).isEqualTo("REACHED UNANSWERED");
        JsonNode counts = counted(school);
        assertThat(List.of(counts.get("missed").asInt(), counts.get("reached").asInt()))
                .containsExactly(1, 1);
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "Mattis trodde"))
                .isEmpty();
        assertThat(EngineTables.columnsWith(context.getBean(JdbcClient.class), "Ronja"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "the home of the youngest is rung by the office within the hour; what nobody did is missed and counted")
    void theYoungest() {
        NoticeTown school = school();
        String young = school.pupil("Lill", "2", "");
        school.guardian("Stor", "070-1740602", "", "sv", "", young);
        String adult =
                school.pupil("Myndig", "9", school.town.today().minusYears(18).toString());
        school.guardian("Ovetande", "070-1740603", "", "sv", "", adult);
        String unreachable = school.pupil("Utan", "8", "");
        school.missed(young, "08:20")
                .missed(adult, "08:20")
                .missed(unreachable, "08:20")
                .send();
        school.until("08:30");
        assertThat(List.of(school.state(young), school.state(adult), school.state(unreachable)))
                .containsExactly("CALL RULE", "CALL ADULT", "CALL NO_ADDRESS");
        assertThat(school.messages(adult)).as("an adult's home is told nothing").isEmpty();
        String office = school.office();
        JsonNode task = school.town
                .as(office)
                .get("/engine-rest/task/" + school.town.task(office, CALL))
                .json();
        assertThat(task.get("due").asText())
                .contains("T")
                .satisfies(due -> assertThat(java.time.OffsetDateTime.parse(
                                        due.substring(0, due.length() - 2) + ":" + due.substring(due.length() - 2))
                                .toInstant())
                        .isEqualTo(context.getBean(Clock.class).instant().plusSeconds(3600)));
        assertThat(school.town.tasks(school.town.user("mentor"), CALL)).hasSize(2);
        school.town.complete(office, CALL, "guardianReached", false, "attemptResult", "no-answer");
        assertThat(school.state(young)).isEqualTo("NOT_REACHED RULE");
        school.until("16:45");
        assertThat(school.town.tasks(school.town.user("mentor"), CALL)).isEmpty();
        JsonNode counts = counted(school);
        assertThat(List.of(
                        counts.get("notReached").asInt(),
                        counts.get("callsMissed").asInt()))
                .containsExactly(1, 2);
        assertThat(school.town.as(school.town.user("mentor")).get("/api/notes").body())
                .contains("Samtalet om dagens frånvaro blev inte av");
    }

    @Test
    @DisplayName("brothers and sisters are one message to their home, and one call settles them all")
    void oneHome() throws IOException {
        NoticeTown school = school();
        String elder = school.pupil("Birk" + school.town.id(), "8", "");
        String younger = school.pupil("Skalle", "5", "");
        String last = school.pupil("Noddle", "8", "");
        school.guardian("Borka", "070-1740604", "", "sv", "Borgen 1", elder, younger, last);
        school.guardian("Undis", "", "undis@example.org", "en", "Borgen 1", elder);
        school.guardian("Ensam", "070-1740606", "", "sv", "Skogen 2", younger);
        school.missed(elder, "08:20").missed(younger, "08:15").send();
        school.until("08:30");
        assertThat(school.messages(elder)).hasSize(2);
        assertThat(school.messages(younger)).hasSize(2);
        assertThat(Stream.concat(school.messages(elder).stream(), school.messages(younger).stream())
                        .distinct())
                .as("Borka has one SMS of both, Undis reads of hers, the other home of its own")
                .hasSize(3);
        assertThat(sms(school.town.id()))
                .singleElement()
                .asString()
                .contains("Skalle och Birk" + school.town.id() + " saknades", "Skalle 08:15-09:00, Birk")
                .doesNotContain("svara här");
        school.missed(last, "09:10").send();
        school.until("09:30");
        assertThat(school.state(last)).as("the home has had its message").isEqualTo("CALL SIBLING");
        assertThat(school.messages(last)).isEmpty();
        school.until("14:00");
        String mentor = school.town.user("mentor");
        assertThat(school.town.tasks(mentor, CALL)).as("one call to one home").hasSize(1);
        school.town.complete(
                mentor, CALL, "guardianReached", true, "reachedPerson", "guardian-1", "absenceAnswer", "explained");
        assertThat(Stream.of(elder, younger, last).map(school::state))
                .allMatch(state -> state.startsWith("SETTLED") || state.startsWith("REACHED"));
        String another = school.pupil("Klippen", "8", "");
        school.guardian("Borka", "070-1740604", "", "sv", "Borgen 1", another);
        school.missed(another, "13:10").send();
        school.until("14:30");
        assertThat(school.state(another))
                .as("the school has spoken with the home today")
                .isEqualTo("SPARED");
        assertThat(school.messages(another)).isEmpty();
    }

    @Test
    @DisplayName("a home that rings or writes by itself is not told and not rung that day, whichever of it was first")
    void homeWasFirst() {
        NoticeTown school = school();
        String rang = school.pupil("Ringsund", "8", "");
        String wrote = school.pupil("Skrivare", "8", "");
        school.guardian("Ring", "", "", "sv", "", rang);
        school.guardian("Skriv", "070-1740621", "", "sv", "", wrote);
        String office = school.office();
        assertThat(heard(school, school.town.social(), wrote, "wrote"))
                .as("not of those who work with the pupil")
                .isEqualTo(404);
        assertThat(heard(school, office, rang, "rang")).isEqualTo(204);
        school.missed(rang, "08:20").missed(wrote, "08:20").send();
        school.until("08:30");
        assertThat(school.state(rang)).isEqualTo("SPARED");
        assertThat(school.state(wrote)).isEqualTo("SENT");
        assertThat(heard(school, office, wrote, "wrote")).isEqualTo(204);
        school.until("15:00");
        assertThat(school.state(wrote)).startsWith("REACHED");
        assertThat(school.town.tasks(school.town.user("mentor"), CALL)).isEmpty();
        assertThat(school.town.as(school.town.user("mentor")).get("/api/notes").body())
                .contains("Hemmet har hört av sig")
                .doesNotContain("Feber");
    }

    private static int heard(NoticeTown school, String user, String pupil, String way) {
        return school.town
                .as(user)
                .post(
                        "/api/pupils/" + pupil + "/home-contacts",
                        "{\"person\":\"other\",\"way\":\"%s\",\"note\":\"Feber\"}".formatted(way))
                .status();
    }

    private List<String> sms(String word) throws IOException {
        Path folder = Path.of(context.getBean(Environment.class).getRequiredProperty("sedd.home"), "outbox", "sms");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                if (text.contains(word)) {
                    found.add(text);
                }
            }
            return found;
        }
    }

    @Test
    @DisplayName(
            "nothing is sent where nothing may go home, an excuse that comes withdraws the call, and a draft goes nowhere")
    void heldAndCorrected() {
        NoticeTown school = school();
        String held = school.pupil("Hemlig", "8", "");
        String excused = school.pupil("Frisk", "8", "");
        String dari = school.pupil("Darya", "8", "");
        String marked = school.town.pupil("Skyddad", "protected");
        school.guardian("Risk", "070-1740606", "", "sv", "", held);
        school.guardian("Snar", "", "", "sv", "", excused);
        school.guardian("Farid", "070-1740607", "farid@example.org", "fa-AF", "", dari);
        String mentor = school.town.user("mentor");
        Holds holds = context.getBean(Holds.class);
        PupilHold risk = holds.begin(school.known(held).ref(), HoldReason.RISK_AT_HOME, mentor, Optional.empty());
        school.missed(held, "08:20")
                .missed(excused, "08:20")
                .missed(dari, "08:20")
                .missed(marked, "08:20")
                .send();
        school.until("08:30");
        assertThat(List.of(school.state(held), school.state(excused), school.state(dari), school.state(marked)))
                .containsExactly("HELD", "CALL NO_ADDRESS", "SENT", "HELD");
        assertThat(school.messages(dari))
                .hasSize(2)
                .allSatisfy(message -> assertThat(school.language(message))
                        .as("no native reader has approved the text")
                        .isEqualTo("sv"));
        assertThat(school.messages(held)).isEmpty();
        assertThat(school.town.tasks(mentor, CALL)).hasSize(1);
        school.lesson(excused, "08:20", 45, 0).send();
        school.until("09:00");
        assertThat(school.state(excused)).startsWith("CORRECTED");
        assertThat(school.town.tasks(mentor, CALL)).isEmpty();
        MessageSettled lost = new MessageSettled(
                school.messages(dari).get(0),
                Topic.SAME_DAY_NOTICE,
                Channel.EMAIL,
                school.known(dari).ref(),
                Optional.empty(),
                school.town.id(),
                MessageState.UNDELIVERED,
                Optional.of(Undelivered.BOUNCED),
                Optional.empty(),
                context.getBean(Clock.class).instant());
        context.getBean(NoticeReceipts.class).settled(lost);
        school.until("09:30");
        assertThat(school.state(dari)).as("the other message has arrived").isEqualTo("SENT");
        context.getBean(NoticeRegister.class).settled(school.messages(dari).get(1), MessageState.UNDELIVERED);
        school.until("10:00");
        assertThat(school.state(dari)).isEqualTo("CALL UNDELIVERED");
        school.town.complete(mentor, CALL, "guardianReached", false, "attemptResult", "wrong-number");
        holds.end(risk, mentor);
        school.nextSchoolDay();
        school.missed(held, "08:20").send();
        school.until("08:30");
        assertThat(school.state(held)).as("nothing holds any more").isEqualTo("SENT");
    }

    @Test
    @DisplayName(
            "a lesson that nobody has reported is asked of its teacher, once a day, and of the office where no teacher is known")
    void chased() {
        NoticeTown school = school();
        String teacher = school.town.user("coordinator");
        String one = school.pupil("Ett", "8", "");
        String two = school.pupil("Tva", "8", "");
        school.guardian("Nagon", "070-1740607", "", "sv", "", one, two);
        school.unreported(one, "08:20", teacher)
                .unreported(two, "08:20", teacher)
                .unreported(one, "09:10", teacher);
        String colleague = school.town.user("student-health");
        school.unreported(two, "10:05", "unknown.teacher")
                .unreported(two, "09:15", colleague)
                .unreported(one, "12:20", teacher)
                .send();
        school.until("10:30");
        assertThat(school.town.tasks(teacher, CHASE)).isEmpty();
        school.until("11:00");
        assertThat(school.state(one)).as("unknown is no absence").isEmpty();
        String variables = school.town
                .as(teacher)
                .get("/engine-rest/task/" + school.town.task(teacher, CHASE)
                        + "/form-variables?deserializeValues=false&variableNames=reportedLessonsOptions")
                .body();
        assertThat(variables).contains("08:20", "09:10", "8A").doesNotContain("12:20", "10:05");
        school.town.complete(school.office(), CHASE, "lessonsReported", false);
        school.town.complete(colleague, CHASE, "lessonsReported", true);
        school.lesson(one, "08:20", 0, 0)
                .lesson(two, "08:20", 0, 0)
                .lesson(one, "09:10", 0, 0)
                .send();
        school.until("11:30");
        assertThat(school.town.tasks(teacher, CHASE)).as("the report has come").isEmpty();
        JsonNode counts = counted(school);
        assertThat(List.of(
                        counts.get("missed").asInt(),
                        counts.get("teachersAsked").asInt(),
                        counts.get("teachersReported").asInt()))
                .containsExactly(0, 3, 2);
    }

    @Test
    @DisplayName(
            "a first call that is due the same day does for the notice too; the sibling's own first call waits a day")
    void firstCall() {
        NoticeTown school = new NoticeTown(context, port);
        String pupil = school.town.pupil("kalle");
        String sister = school.town.pupil("lotta");
        school.guardian("Alma", "070-1740610", "", "sv", "", pupil, sister);
        school.town.recentDays(pupil, 15, 5, Day.ILL);
        school.town.recentDays(sister, 15, 5, Day.ILL);
        school.town.evaluate();
        school.nextSchoolDay();
        school.missed(pupil, "08:20").send();
        school.until("14:00");
        String mentor = school.town.user("mentor");
        assertThat(school.state(pupil)).isEqualTo("CALL UNANSWERED");
        assertThat(school.town.tasks(mentor, CALL))
                .as("the first call does for it")
                .isEmpty();
        String own = school.town.caseOf(pupil).mainTask().orElseThrow();
        LocalDate due = school.town.caseOf(sister).dueDate();
        assertThat(due).isBeforeOrEqualTo(school.town.today());
        school.town.submit(
                mentor,
                own,
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-2",
                "absenceCause",
                "school",
                "meetingWanted",
                false,
                "callNote",
                "Alma ringer i morgon");
        assertThat(school.state(pupil)).startsWith("REACHED");
        assertThat(school.town.caseOf(sister).dueDate()).isEqualTo(school.town.schoolDay(1));
        LedgerOracle.agreesWithTheStepOf(context, school.town.caseOf(sister));
        assertThat(school.town.as(mentor).get("/api/notes").body()).contains("samtalet får vänta till nästa skoldag");
    }

    /** Homes of one to three children, lessons and corrections as they come, calls that are made or not. */
    @Test
    @DisplayName("on a day of accidents no home is told twice, and nobody who is missed is forgotten")
    void property() {
        for (long seed = 1; seed <= 3; seed++) {
            day(new Random(seed), seed);
        }
    }

    private void day(Random random, long seed) {
        NoticeTown school = school();
        Map<String, List<String>> homes = new HashMap<>();
        List<String> pupils = new ArrayList<>();
        for (int home = 0; home < 6; home++) {
            for (int child = 0; child <= random.nextInt(3); child++) {
                String pupil = school.pupil("barn" + home + child, random.nextBoolean() ? "8" : "5", "");
                homes.computeIfAbsent("hem" + home, key -> new ArrayList<>()).add(pupil);
                pupils.add(pupil);
            }
        }
        homes.forEach((home, children) ->
                school.guardian(home, "070-1740608", "", "sv", "", children.toArray(String[]::new)));
        List<String> withCase =
                pupils.stream().filter(pupil -> random.nextBoolean()).toList();
        withCase.forEach(pupil -> school.town.recentDays(pupil, 15, 5, Day.ILL));
        school.town.evaluate();
        Notices notices = context.getBean(Notices.class);
        String mentor = school.town.user("mentor");
        Map<String, Integer> last = new HashMap<>();
        String[] starts = {"08:20", "09:10", "10:05", "12:20", "13:10"};
        for (int n = 0; n < starts.length; n++) {
            for (String pupil : pupils) {
                if (random.nextInt(3) == 0) {
                    int which = random.nextInt(n + 1);
                    boolean away = random.nextInt(3) > 0;
                    school.lesson(pupil, starts[which], 0, away ? 45 : 0);
                    last.put(pupil + starts[which], away ? 1 : 0);
                }
            }
            school.missed(pupils.get(0), starts[n]);
            last.put(pupils.get(0) + starts[n], 1);
            school.send();
            school.until(n == 0 ? "09:00" : starts[n].substring(0, 2) + ":30");
            notices.look(school.town.id());
            for (String task : school.town.tasks(mentor, CALL)) {
                if (random.nextInt(3) == 0) {
                    school.town.submit(
                            mentor,
                            task,
                            "guardianReached",
                            true,
                            "reachedPerson",
                            "guardian-1",
                            "absenceAnswer",
                            "explained");
                }
            }
        }
        school.until("15:00");
        homes.forEach((home, children) -> {
            Set<String> messages = new HashSet<>();
            children.forEach(child -> messages.addAll(school.messages(child)));
            assertThat(messages).as("messages to %s on day %d", home, seed).hasSizeLessThanOrEqualTo(1);
            boolean due = false;
            for (String child : children) {
                boolean missed = Stream.of(starts).anyMatch(start -> last.getOrDefault(child + start, 0) == 1);
                assertThat(!missed
                                || !school.state(child).isEmpty()
                                        && !school.state(child).startsWith("CORRECTED_NEVER"))
                        .as("%s on day %d is %s", child, seed, school.state(child))
                        .isTrue();
                due |= missed;
            }
            boolean known = children.stream()
                    .map(school::state)
                    .anyMatch(state -> state.startsWith("SENT")
                            || state.startsWith("REACHED")
                            || state.startsWith("CALL")
                            || state.startsWith("SETTLED")
                            || state.startsWith("CORRECTED"));
            assertThat(!due || known && !messages.isEmpty())
                    .as("%s on day %d is told", home, seed)
                    .isTrue();
        });
        assertThat(school.town.tasks(mentor, CALL)).hasSizeLessThanOrEqualTo(homes.size());
        school.until("16:45");
        assertThat(school.town.tasks(mentor, CALL)).isEmpty();
        assertThat(withCase).isNotEmpty();
        for (String pupil : pupils) {
            assertThat(school.duty(pupil, school.town.today()))
                    .as("the duty to tell the home of %s, who is %s", pupil, school.state(pupil))
                    .isEqualTo(withCase.contains(pupil) ? dutyFor(school, pupil) : "");
        }
    }

    /** As the law has it, told a second time from what became of the notice. */
    private static String dutyFor(NoticeTown school, String pupil) {
        String state = school.state(pupil).replaceAll(" .*", "");
        if (school.arrived(pupil)) {
            return "done";
        }
        return switch (state) {
            case "", "HELD", "SPARED" -> "";
            case "REACHED", "SETTLED" -> "done";
            case "CORRECTED" -> "corrected";
            default -> "open";
        };
    }

    @Test
    @DisplayName(
            "in the ledger it is due on its day, done when the message has arrived or somebody has spoken with the home, late until then")
    void duty() {
        NoticeTown school = new NoticeTown(context, port);
        Map<String, String> pupils = new HashMap<>();
        for (String name : List.of("Told", "Rung", "Missed", "Excused", "Held", "Corrected")) {
            String pupil = school.pupil(name, "8", "");
            school.guardian(name, name.equals("Told") ? "070-1740611" : "", "", "sv", "", pupil);
            school.town.recentDays(pupil, 15, 5, Day.ILL);
            pupils.put(name, pupil);
        }
        String noCase = school.pupil("Nytt", "8", "");
        school.nextSchoolDay();
        school.town.evaluate();
        String mentor = school.town.user("mentor");
        context.getBean(Holds.class)
                .begin(school.known(pupils.get("Held")).ref(), HoldReason.RISK_AT_HOME, mentor, Optional.empty());
        pupils.values().forEach(pupil -> school.missed(pupil, "08:20"));
        school.missed(noCase, "08:20").send();
        LocalDate day = school.town.today();
        school.until("08:30");
        assertThat(school.duty(pupils.get("Told"), day)).isEqualTo("done");
        assertThat(school.duty(pupils.get("Missed"), day)).isEqualTo("open");
        school.lesson(pupils.get("Corrected"), "08:20", 45, 0).send();
        String call = school.town.tasks(mentor, CALL).stream()
                .filter(task -> pupil(school, mentor, task).contains("Rung"))
                .findFirst()
                .orElseThrow();
        assertThat(school.town
                        .submit(mentor, call, "guardianReached", false, "attemptResult", "no-answer")
                        .status())
                .isLessThan(300);
        school.until("16:45");
        assertThat(duties(school, pupils, day))
                .containsExactlyInAnyOrder(
                        "Told done", "Rung open", "Missed open", "Excused open", "Held ", "Corrected corrected");
        assertThat(school.duty(noCase, day)).as("a duty is a case's").isEmpty();

        school.nextSchoolDay();
        String late = school.town
                .as(school.town.user("coordinator"))
                .get("/api/overdue-duties?schoolId=" + school.town.id())
                .body();
        assertThat(late).contains("Underrätta hemmet samma dag", "Missed", "\"severity\":1");
        Sent.csv(context, "lessons", """
                        lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes
                        N-%s-08:20,%s,%s,08:20,45,true,45,0
                        """.formatted(day, pupils.get("Excused"), day))
                .wasTaken();
        school.lesson(noCase, "08:20", 0, 0).send();
        school.until("08:30");
        school.town.submit(
                mentor,
                school.town.caseOf(pupils.get("Rung")).mainTask().orElseThrow(),
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "school",
                "meetingWanted",
                false);
        assertThat(duties(school, pupils, day))
                .containsExactlyInAnyOrder(
                        "Told done", "Rung done", "Missed open", "Excused corrected", "Held ", "Corrected corrected");
    }

    @Test
    @DisplayName("the calls of a week are counted for whoever makes them, before, while and beside those of the cases")
    void load() {
        NoticeTown school = new NoticeTown(context, port);
        school.town.plainWeeks();
        while (school.town.today().getDayOfWeek() != DayOfWeek.FRIDAY) {
            school.nextSchoolDay();
        }
        List<String> pupils = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            pupils.add(school.pupil("barn" + n, n == 0 ? "2" : "8", ""));
            school.town.recentDays(pupils.get(n), 12, 8, n < 5 ? Day.TRUANT : Day.ILL);
        }
        String mentor = school.town.user("mentor");
        JsonNode before = load(school);
        assertThat(before.get("noticesStarted").asBoolean()).isFalse();
        assertThat(ofDay(before, mentor))
                .as("four who were missed on eight days of twenty")
                .isEqualTo(List.of(0, 0, expectedAfter(school, 4 * 8)));
        assertThat(ofDay(before, school.office())).isEqualTo(List.of(0, 0, expectedAfter(school, 8)));

        school.nextSchoolDay();
        pupils.forEach(pupil -> school.missed(pupil, "08:20"));
        school.send();
        school.until("08:30");
        String taken = school.town.tasks(mentor, CALL).get(0);
        String second = school.town.user("primary-contact");
        assertThat(school.town
                        .as(second)
                        .post("/api/tasks/" + taken + "/take", "{}")
                        .status())
                .isEqualTo(204);
        school.town.complete(second, CALL, "guardianReached", false, "attemptResult", "no-answer");
        JsonNode week = load(school);
        assertThat(week.get("noticesStarted").asBoolean()).isTrue();
        for (String user : List.of(mentor, second, school.office())) {
            assertThat(ofDay(week, user))
                    .as(user)
                    .isEqualTo(List.of(
                            user.equals(second) ? 1 : 0,
                            school.town.tasks(user, CALL).size(),
                            0));
        }
        int left = ofDay(week, mentor).get(1);
        assertThat(left).isPositive();
        school.nextSchoolDay();
        assertThat(ofDay(load(school), mentor))
                .as("what nobody did is over")
                .isEqualTo(List.of(0, 0, expectedAfter(school, left)));
        assertThat(load(school, second).get("notices"))
                .as("the office is of no team")
                .noneMatch(row -> row.get("userId").asText().equals(school.office()));
    }

    private static int expectedAfter(NoticeTown school, int calls) {
        long daysLeft = Stream.iterate(school.town.today().plusDays(1), day -> day.plusDays(1))
                .takeWhile(day -> day.getDayOfWeek().getValue() != 1)
                .filter(day -> school.town.calendar().isSchoolDay(school.town.id(), day))
                .count();
        return Math.round(calls * daysLeft / 20f);
    }

    private JsonNode load(NoticeTown school) {
        return load(school, school.town.user("coordinator"));
    }

    private static JsonNode load(NoticeTown school, String user) {
        return school.town
                .as(user)
                .get("/api/call-load?schoolId=" + school.town.id())
                .json();
    }

    /** Done, open, expected. */
    private static List<Integer> ofDay(JsonNode week, String user) {
        for (JsonNode row : week.get("notices")) {
            if (row.get("userId").asText().equals(user)) {
                return List.of(
                        row.get("done").asInt(),
                        row.get("open").asInt(),
                        row.get("expected").asInt());
            }
        }
        return List.of(0, 0, 0);
    }

    private static List<String> duties(NoticeTown school, Map<String, String> pupils, LocalDate day) {
        return pupils.entrySet().stream()
                .map(pupil -> pupil.getKey() + " " + school.duty(pupil.getValue(), day))
                .toList();
    }

    private static String pupil(NoticeTown school, String user, String task) {
        return school.town.as(user).get("/api/tasks/" + task + "/pupil").body();
    }

    @Test
    @DisplayName(
            "a look sends a bounded number of statements for each pupil who is missed, and none for those who are there")
    void statements() {
        int few = statements(10, 0);
        assertThat(statements(10, 30)).as("with thirty who are there").isLessThan(few + 10);
        int many = statements(30, 0);
        // the demo's outbox delivers what is written at once, which is most of it; each receipt is told to the ledger
        assertThat((many - few) / 20.0)
                .as("for each missed pupil: %d, %d", few, many)
                .isLessThan(15);
    }

    private int statements(int missed, int present) {
        NoticeTown school = school();
        List<String> pupils = new ArrayList<>();
        for (int n = 0; n < missed + present; n++) {
            pupils.add(school.pupil("barn" + n, "8", ""));
            school.lesson(pupils.get(n), "08:20", 0, n < missed ? 45 : 0);
        }
        for (int n = 0; n < missed; n++) {
            school.guardian("vh" + n, "070-1740609", "", "sv", "", pupils.get(n));
        }
        school.send();
        context.getBean(se.sedd.calendar.SeddClock.class)
                .moveTo(school.town
                        .today()
                        .atTime(8, 25)
                        .atZone(school.town.calendar().zone(school.town.id()))
                        .toInstant());
        Notices notices = context.getBean(Notices.class);
        int count = StatementCount.of(() -> notices.look(school.town.id()));
        int again = StatementCount.of(() -> notices.look(school.town.id()));
        assertThat(again).as("a second look at the same").isLessThan(25);
        return count;
    }
}
