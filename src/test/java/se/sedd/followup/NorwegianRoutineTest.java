package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown.Day;
import se.sedd.register.imports.Sent;

@SeddTest
@DisplayName("The Norwegian routine: days and hours, a meeting within a week, everything in bokmål")
class NorwegianRoutineTest {

    /** Letters and words that are Swedish and nothing else. */
    private static final Pattern SWEDISH = Pattern.compile(
            "[äöÄÖ]|\\b(?:och|inte|från|Mentor|mentorn|uppgift|uppgifter|frånvaro|närvaro|skolan|hemmet ha|veckor|veckan|dagar|skoldag"
                    + "|skoldagar|timmar|procent|kontakta|vill|också|skollagen|EHT|SoL|OSL|[Ss]ocialtjänst\\w*)\\b");

    /** A Norwegian act is cited as an act, and absence is days and hours. */
    private static final Pattern SECTION_OR_SHARE = Pattern.compile("§|[0-9] ?%|\\bprosent(?:poeng)?\\b");

    @Autowired
    ApplicationContext context;

    @Autowired
    TaskService tasks;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;

    @BeforeEach
    void town() {
        town = new CaseTown(context, port, "Oslo");
        Sent.csv(
                        context,
                        "schools",
                        "schoolId,name,country,language,municipality\n%s,Prøveskolen,NO,nb,Oslo\n".formatted(town.id()))
                .wasTaken();
        pupil = town.pupil("eli");
        Sent.csv(
                        context,
                        "guardians",
                        "guardianId,pupilId,givenName,familyName,phone\n%s-g,%s,Prøve,Provelev,40000000\n"
                                .formatted(pupil, pupil))
                .wasTaken();
    }

    /** To the middle of a month, so that its days can be counted. */
    private LocalDate wellIntoAMonth() {
        while (town.today().getDayOfMonth() < 12 || town.today().getDayOfMonth() > 16) {
            town.schoolDaysPass(1);
        }
        return town.today();
    }

    @Test
    @DisplayName(
            "the fourth whole day of a month opens a case, three days and many hours of it do not, and nothing is converted")
    void daysAndHours() {
        LocalDate today = wellIntoAMonth();
        String three = town.pupil("tre");
        List<LocalDate> month = IntStream.rangeClosed(1, 9)
                .mapToObj(back -> town.schoolDay(-back))
                .filter(day -> day.getMonth() == today.getMonth())
                .toList();
        for (String one : List.of(pupil, three)) {
            town.recentDays(one, 20, 0, Day.PRESENT);
        }
        town.lessons(pupil, month.subList(0, 4), Day.ILL);
        town.lessons(three, month.subList(0, 3), Day.TRUANT);
        town.evaluate();

        AbsenceCase found = town.caseOf(pupil);
        assertThat(found.nextStep()).isEqualTo("contact-guardian");
        assertThat(town.casesOf(three)).isEmpty();
        assertThat(town.unseen(town.schoolDay(-1))).doesNotContain(pupil, three);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(found.caseNumber())
                        .singleResult()
                        .getName())
                .isEqualTo("Ring hjem");
    }

    @Test
    @DisplayName(
            "after every evaluation of two random weeks whoever is above has a case with an owner and a date, and nobody else")
    void nobodyUnseen() {
        wellIntoAMonth();
        Random random = new Random(20260316);
        LocalDate first = town.calendar().onOrAfter(town.id(), town.today());
        List<LocalDate> days = IntStream.range(0, 8)
                .mapToObj(day -> town.calendar().plus(town.id(), first, day))
                .toList();
        Map<String, List<LocalDate>> away = new LinkedHashMap<>();
        for (int n = 0; n < 8; n++) {
            String one = town.pupil("elev" + (char) ('a' + n));
            double chance = n / 10.0;
            List<LocalDate> ill =
                    days.stream().filter(day -> random.nextDouble() < chance).toList();
            away.put(one, ill);
            town.recentDays(one, 10, 0, Day.PRESENT);
            town.lessons(one, ill, Day.ILL);
            town.lessons(one, days.stream().filter(day -> !ill.contains(day)).toList(), Day.PRESENT);
        }
        for (LocalDate day : days) {
            town.schoolDaysPass(1);
            assertThat(town.unseen(day)).doesNotContainAnyElementsOf(away.keySet());
            away.forEach((one, ill) -> {
                long inMonth = ill.stream()
                        .filter(gone -> !gone.isAfter(day) && gone.getMonth() == day.getMonth())
                        .count();
                List<AbsenceCase> found = town.casesOf(one);
                if (inMonth > 3) {
                    assertThat(found).as("%s on %s", one, day).hasSize(1).allSatisfy(open -> {
                        assertThat(open.owner()).isPresent();
                        assertThat(open.dueDate()).isNotNull();
                    });
                }
                if (ill.stream().filter(gone -> !gone.isAfter(day)).count() <= 3) {
                    assertThat(found).as("%s on %s", one, day).isEmpty();
                }
            });
        }
        assertThat(away.keySet().stream().filter(one -> !town.casesOf(one).isEmpty()))
                .as("cases of the two weeks")
                .isNotEmpty();
    }

    @Test
    @DisplayName("from the first call to the concern report, nobody at the school meets a Swedish word")
    void everythingInBokmal() {
        wellIntoAMonth();
        town.recentDays(pupil, 14, 6, Day.ILL);
        town.comingDays(pupil, 0, 30, Day.PRESENT);
        town.evaluate();
        List<String> swedish = new ArrayList<>();

        step(
                "mentor",
                "contact-guardian",
                swedish,
                Map.of(
                        "guardianReached",
                        true,
                        "reachedPerson",
                        "guardian-1",
                        "absenceCause",
                        "school",
                        "meetingWanted",
                        false));
        step(
                "mentor",
                "follow-up-contact",
                swedish,
                Map.of("pupilSpokenTo", true, "followUpDecision", "escalate", "handoverNote", "Trenger et møte"));
        LocalDate handedOver = town.today();
        assertThat(town.calendar().plus(town.id(), handedOver, 2))
                .isEqualTo(town.caseOf(pupil).dueDate());
        town.schoolDaysPass(3);
        for (String beside : List.of("review-letter", "appoint-contact-person")) {
            look("coordinator", town.task(town.user("coordinator"), beside), swedish);
        }
        assertThat(shown(
                        "coordinator",
                        "/api/tasks/" + town.task(town.user("coordinator"), "review-letter") + "/letters/1.html"))
                .contains("Fravær denne måneden:", "hele dager")
                .doesNotContain("prosent");
        step(
                "coordinator",
                "map-absence",
                swedish,
                Map.of(
                        "pattern",
                        List.of("no-pattern"),
                        "mappingAreas",
                        List.of("leisure-and-friends"),
                        "leisureNote",
                        "Savner venner",
                        "hardTransitions",
                        List.of("between-lessons"),
                        "whatWorks",
                        "Musikk",
                        "pupilVoiceWay",
                        "talk",
                        "pupilVoice",
                        "Det er mye uro",
                        "absenceCause",
                        "school",
                        "mappingDecision",
                        "meeting"));
        meetingWithinAWeek(handedOver);
        step(
                "coordinator",
                "hold-attendance-meeting",
                swedish,
                Map.of(
                        "meetingOutcome",
                        "held",
                        "participants",
                        List.of("pupil", "guardian-1"),
                        "pupilVoice",
                        "Vil tilbake",
                        "agreedActions",
                        List.of(Map.of(
                                "action",
                                "Møte ved porten",
                                "ownerKind",
                                "school",
                                "owner",
                                "",
                                "dueDate",
                                "2040-12-03",
                                "doneWhen",
                                ""))));
        step(
                "coordinator",
                "follow-up-plan",
                swedish,
                Map.of("followUpDecision", "escalate", "handoverNote", "Planen holdt ikke"));
        step(
                "principal",
                "decide-investigation",
                swedish,
                Map.of("investigationDecision", "investigate", "investigator", town.user("student-health")));
        step(
                "student-health",
                "investigate-absence",
                swedish,
                Map.of(
                        "consulted",
                        List.of("pupil", "guardian", "student-health"),
                        "earlierMeasures",
                        "Samtaler",
                        "investigationDone",
                        true,
                        "conclusion",
                        "Trenger hjelp i matematikk",
                        "specialSupportNeed",
                        "yes"));

        measuresAndCooperation(swedish);
        assertThat(swedish).isEmpty();
        assertThat(shown("mentor", "/handbook/mentor-step"))
                .contains("Trinn 1 Kontaktlærer", "Ring hjem", "Fikk du kontakt?", "Ferdig innen");
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select count(*) from sedd.outgoing_message where school_id = :school")
                        .param("school", town.id())
                        .query(Integer.class)
                        .single())
                .as("notices to an organiser are the Swedish law's")
                .isZero();
    }

    /** However long the preparation took: one date, in the case, the task and the ledger, and one owner. */
    private void meetingWithinAWeek(LocalDate handedOver) {
        LocalDate week = town.calendar().plus(town.id(), handedOver, 5);
        AbsenceCase found = town.caseOf(pupil);
        assertThat(found.dueDate()).as("a meeting within a week").isEqualTo(week);
        assertThat(found.owner()).contains(town.user("coordinator"));
        Task task = tasks.createTaskQuery()
                .taskId(town.task(town.user("coordinator"), "hold-attendance-meeting"))
                .singleResult();
        assertThat(task.getDueDate().toInstant()).isEqualTo(town.calendar().deadline(town.id(), week));
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select due_on from sedd.duty where case_number = ? and kind = 'hold-attendance-meeting'")
                        .param(found.caseNumber())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(week);
    }

    private void measuresAndCooperation(List<String> swedish) {
        step(
                "principal",
                "decide-measures",
                swedish,
                Map.of(
                        "supportDecision",
                        "support-without-action-programme",
                        "measures",
                        List.of(Map.of("kind", "return-plan", "action", "Halve dager", "responsible", "", "start", "")),
                        "reason",
                        "Utredningen viser behovet",
                        "reviewedBy",
                        "student-health"));
        step(
                "student-health",
                "follow-up-measures",
                swedish,
                Map.of("pupilVoice", "Litt bedre", "followUpDecision", "escalate", "handoverNote", "Rekker ikke"));
        step(
                "principal",
                "decide-concern-report",
                swedish,
                Map.of(
                        "concernDecision",
                        "report",
                        "observations",
                        "Kommer uten mat",
                        "guardiansInformed",
                        "before",
                        "feedbackRequested",
                        true));
        step("principal", "note-authority-answer", swedish, Map.of("authorityAnswer", "no-answer"));
        String cooperation = town.task(town.user("student-health"), "follow-up-cooperation");
        look("student-health", cooperation, swedish);
        String refusal = town.submit(
                        town.user("student-health"), cooperation, "consentValid", false, "followUpDecision", "restored")
                .body();
        assertThat(refusal).contains("avslutte");
        collect(refusal, "the refusal of closing", swedish);
        town.schoolDaysPass(6);
        town.complete(
                town.user("student-health"),
                "follow-up-cooperation",
                "consentValid",
                false,
                "followUpDecision",
                "restored",
                "pupilVoice",
                "Det går bra");
        assertThat(town.casesOf(pupil))
                .allSatisfy(closed -> assertThat(closed.state()).isEqualTo(CaseState.CLOSED));
    }

    @Test
    @DisplayName(
            "a concern report is the employee's own: noted as sent, the principal told, nothing at Swedish social services")
    void bekymringsmelding() {
        String begun = town.as(town.user("mentor"))
                .post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"report-concern\"}")
                .json()
                .get("taskId")
                .asText();
        List<String> swedish = new ArrayList<>();
        look("mentor", begun, swedish);
        int referrals = referrals();
        town.complete(
                town.user("mentor"),
                "report-concern",
                "observations",
                "Kommer uten mat og klær",
                "observedOn",
                town.today(),
                "urgent",
                false,
                "guardiansInformed",
                "no",
                "feedbackRequested",
                true);
        assertThat(referrals()).isEqualTo(referrals);
        String answer = town.task(town.user("mentor"), "note-authority-answer");
        look("mentor", answer, swedish);
        assertThat(tasks.createTaskQuery().taskId(answer).singleResult().getDueDate())
                .as("three weeks")
                .isEqualTo(Date.from(town.calendar()
                        .deadline(
                                town.id(),
                                town.calendar()
                                        .onOrAfter(town.id(), town.today().plusDays(21)))));
        town.complete(town.user("mentor"), "note-authority-answer", "authorityAnswer", "ask-again");
        Task again = tasks.createTaskQuery()
                .taskId(town.task(town.user("mentor"), "note-authority-answer"))
                .singleResult();
        assertThat(again.getDueDate())
                .as("a week")
                .isEqualTo(Date.from(town.calendar()
                        .deadline(
                                town.id(),
                                town.calendar()
                                        .onOrAfter(town.id(), town.today().plusDays(7)))));
        town.complete(
                town.user("mentor"),
                "note-authority-answer",
                "authorityAnswer",
                "answered",
                "answeredOn",
                town.today());
        assertThat(tasks.createTaskQuery().tenantIdIn(town.id()).list()).isEmpty();
        String told = shown("principal", "/api/notes");
        assertThat(told).contains("Bekymringsmelding sendt til barnevernet");
        assertThat(swedish).isEmpty();
    }

    private int referrals() {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from sedd.referral")
                .query(Integer.class)
                .single();
    }

    private void step(String role, String key, List<String> swedish, Map<String, Object> answers) {
        String user = town.user(role);
        look(role, town.task(user, key), swedish);
        List<Object> flat = new ArrayList<>();
        answers.forEach((field, answer) -> {
            flat.add(field);
            flat.add(answer);
        });
        town.complete(user, key, flat.toArray());
    }

    /** Collects what the user reads of the task that is not bokmål. */
    private void look(String role, String taskId, List<String> swedish) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        collect(task.getName(), "the name of " + task.getTaskDefinitionKey(), swedish);
        for (String list : List.of(
                "/api/overview?schoolId=" + town.id(),
                "/api/student-health-list?schoolId=" + town.id(),
                "/api/student-health-list/print?schoolId=" + town.id(),
                "/api/call-load?schoolId=" + town.id(),
                "/api/tasks/" + taskId + "/letters",
                "/engine-rest/task/" + taskId + "/deployed-form")) {
            find(SECTION_OR_SHARE, said(shown(role, list)).replaceAll("(?s)<style.*?</style>", ""), list, swedish);
        }
        for (String page : List.of(
                "/engine-rest/task/" + taskId + "/deployed-form",
                "/engine-rest/task/" + taskId + "/form-variables?deserializeValues=false",
                "/api/tasks/" + taskId + "/pupil",
                "/api/tasks/" + taskId + "/letters",
                "/api/tasks/cards?ids=" + taskId,
                "/api/pupils",
                "/api/notes",
                "/api/overview?schoolId=" + town.id(),
                "/api/student-health-list?schoolId=" + town.id(),
                "/api/student-health-list/print?schoolId=" + town.id(),
                "/api/call-load?schoolId=" + town.id(),
                "/handbook/" + task.getProcessDefinitionId().split(":")[0],
                "/api/reaction-times?schoolId=" + town.id() + "&from="
                        + town.today().minusDays(30) + "&to=" + town.today(),
                "/api/overdue-duties?schoolId=" + town.id(),
                "/engine-rest/process-definition/" + task.getProcessDefinitionId() + "/xml")) {
            collect(shown(role, page), page.replace(taskId, task.getTaskDefinitionKey()), swedish);
        }
    }

    private String shown(String role, String page) {
        Caller caller = town.as(town.user(role));
        return caller.send(caller.request(page).header("Accept-Language", "nb").GET())
                .body();
    }

    private void collect(String text, String where, List<String> swedish) {
        find(SWEDISH, said(text), where, swedish);
    }

    private static String said(String text) {
        return text.replaceAll("(?s)<bpmn:documentation.*?</bpmn:documentation>", "")
                .replaceAll("\"(?:[a-zA-Z]+)\"\\s*:", "")
                .replaceAll("Provelev|Prov[a-z0-9]*", "");
    }

    private static void find(Pattern unwanted, String said, String where, List<String> found) {
        unwanted.matcher(said)
                .results()
                .map(hit -> where + ": …"
                        + said.substring(Math.max(0, hit.start() - 40), Math.min(said.length(), hit.end() + 40)))
                .distinct()
                .forEach(found::add);
    }
}
