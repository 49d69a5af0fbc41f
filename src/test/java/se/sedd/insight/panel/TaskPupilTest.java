package se.sedd.insight.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.StatementCount;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Register;
import se.sedd.register.imports.Sent;

@SeddTest
class TaskPupilTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    @Autowired
    ApplicationContext context;

    @Autowired
    TestRestTemplate http;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Register register;

    @Autowired
    Journal journal;

    @Autowired
    TaskPupilApi api;

    @Autowired
    SchoolCalendar calendar;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void twoSchools() {
        Sent.csv(context, "schools", """
                schoolId,name,country,language,municipality
                tp-1,Lindskolan,SE,sv,Ekstad
                tp-2,Granskolan,SE,sv,Ekstad
                """).wasTaken();
        Sent.csv(context, "staff", """
                userId,givenName,familyName,groups,schoolIds,phone,phoneHour
                tp-mentor,Karin,Berg,mentor,tp-1,0521-111 22,tisdagar 14-15
                tp-second,Jonas,Ek,mentor,tp-1,,
                tp-principal,Göran,Holm,principal,tp-1,,
                tp-health,Petra,Lund,student-health,tp-1,,
                tp-other,Olle,Gran,mentor|principal,tp-2,,
                tp-social,Sara,Nord,social-services,*,,
                """).wasTaken();
        Sent.csv(context, "pupils", """
                pupilId,givenName,familyName,schoolId,className,grade,mentor,primaryContact,homeLanguage,securityMarking
                tp-amina,Amina,Warsame,tp-1,7B,7,tp-mentor,tp-second,so,none
                tp-hidden,Vera,Gömd,tp-1,7C,7,tp-mentor,,sv,protected
                """).wasTaken();
        Sent.csv(context, "guardians", """
                guardianId,pupilId,givenName,familyName,phone,language,relation,interpreter
                tp-g1,tp-amina,Hodan,Warsame,070-123 45 67,so,custodian,true
                tp-g2,tp-amina,Ali,Nur,,sv,custodian,false
                tp-g3,tp-hidden,Eva,Gömd,070-999 88 77,sv,custodian,false
                """).wasTaken();
        repository
                .createDeployment()
                .name("trial")
                .enableDuplicateFiltering(true)
                .addClasspathResource("engine/trial-call.bpmn")
                .addClasspathResource("engine/trial-task.form")
                .deploy();
    }

    @Test
    @DisplayName("the mentor sees whom to ring, numbered as in the form, and the reading is recorded")
    void seesWhomToRing() {
        Task task = taskAbout("tp-amina", "tp-mentor");
        int readBefore = readings("tp-mentor", "tp-amina");

        JsonNode panel = panel("tp-mentor", task).getBody();

        assertThat(panel.at("/pupil/label").asText()).isEqualTo("Amina Warsame");
        assertThat(panel.at("/pupil/className").asText()).isEqualTo("7B");
        assertThat(panel.at("/pupil/school").asText()).isEqualTo("Lindskolan");
        assertThat(panel.at("/guardians/0/number").asInt()).isEqualTo(1);
        assertThat(panel.at("/guardians/0/name").asText()).isEqualTo("Hodan Warsame");
        assertThat(panel.at("/guardians/0/phone").asText()).isEqualTo("070-123 45 67");
        assertThat(panel.at("/guardians/0/interpreter").asBoolean()).isTrue();
        assertThat(panel.at("/guardians/1/name").asText()).isEqualTo("Ali Nur");
        assertThat(panel.at("/contacts/0/name").asText()).isEqualTo("Karin Berg");
        assertThat(panel.at("/contacts/0/phoneHour").asText()).isEqualTo("tisdagar 14-15");
        assertThat(desk("tp-mentor", task).at("/mayTake").asBoolean()).isFalse();
        assertThat(readings("tp-mentor", "tp-amina")).isEqualTo(readBefore + 1);
    }

    @Test
    @DisplayName("a stand-in may take the task over and give it back, the owner still sees it meanwhile")
    void standIn() {
        Task task = taskAbout("tp-amina", "tp-mentor");
        tasks.addCandidateUser(task.getId(), "tp-second");

        assertThat(desk("tp-second", task).at("/mayTake").asBoolean()).isTrue();
        http.withBasicAuth("tp-second", "demo")
                .postForEntity("/api/tasks/" + task.getId() + "/take", null, String.class);

        JsonNode taken = desk("tp-second", task);
        assertThat(taken.at("/mayTake").asBoolean()).isFalse();
        assertThat(taken.at("/mayRelease").asBoolean()).isTrue();
        assertThat(desk("tp-mentor", task).at("/assigneeName").asText()).isEqualTo("Jonas Ek");
    }

    @Test
    @DisplayName("who may not work on the task learns nothing, not even that it is there")
    void others() {
        Task task = taskAbout("tp-amina", "tp-mentor");

        for (String user : new String[] {"tp-other", "tp-health", "tp-social", "admin"}) {
            ResponseEntity<JsonNode> answer = panel(user, task);
            assertThat(answer.getStatusCode()).as(user).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(answer.getBody().path("detail").asText()).isEqualTo("Det finns ingen sådan uppgift för dig.");
            assertThat(cards(user, task)).as(user).isEmpty();
        }
        assertThat(readings("tp-other", "tp-amina")).isZero();
    }

    @Test
    @DisplayName(
            "a protected pupil is a number in the list, somebody in the principal's panel and nobody to other candidates")
    void protectedIdentity() {
        Task task = taskAbout("tp-hidden", null);
        tasks.addCandidateGroup(task.getId(), "principal");

        assertThat(panel("tp-mentor", task).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);

        String seen = panel("tp-principal", task).getBody().toString();
        String card = cards("tp-principal", task).toString();
        assertThat(card).contains("Skyddat ärende " + numberOf(task));
        for (String secret : new String[] {"Vera", "Gömd", "7C", "070-999", "Lindskolan", "Karin"}) {
            assertThat(seen).as("the panel of whoever acts for the pupil").contains(secret);
            assertThat(card).as("a list").doesNotContain(secret);
        }
    }

    @Test
    @DisplayName("cards say who, which class and by when in the school's days")
    void cardOfATask() {
        Task task = taskAbout("tp-amina", "tp-mentor");
        task.setDueDate(Date.from(Instant.parse("2026-01-13T15:00:00Z")));
        tasks.saveTask(task);

        JsonNode card = cards("tp-mentor", task).get(0);

        assertThat(card.path("label").asText()).isEqualTo("Amina Warsame");
        assertThat(card.path("className").asText()).isEqualTo("7B");
        assertThat(card.path("due").asText()).isEqualTo("2026-01-13");
        assertThat(card.path("assigneeName").isMissingNode()
                        || card.path("assigneeName").isNull())
                .isTrue();
    }

    @Test
    @DisplayName("each reads their own compartments, and the actions agreed last are numbered")
    void compartments() {
        Task task = taskAbout("tp-amina", "tp-mentor");
        tasks.addCandidateUser(task.getId(), "tp-health");
        write(task, Compartment.SCHOOL, "Mamma ringer på torsdag");
        write(task, Compartment.STUDENT_HEALTH, "Sover dåligt");
        write(task, Compartment.CONCERN, "Har sett blåmärken", "tp-principal");
        write(task, Compartment.SOCIAL_SERVICES, "Utredning inleds");

        assertThat(panel("tp-mentor", task).getBody().path("journal").toString())
                .contains("Mamma ringer på torsdag", "Karin Berg")
                .doesNotContain("Sover dåligt", "blåmärken");
        assertThat(panel("tp-health", task).getBody().path("journal").toString())
                .contains("Mamma ringer på torsdag", "Sover dåligt")
                .doesNotContain("blåmärken", "Utredning inleds");
        assertThat(panel("tp-mentor", task)
                        .getBody()
                        .at("/agreedActions/0/action")
                        .asText())
                .isEqualTo("Möta vid entrén");
        assertThat(panel("tp-mentor", task).getBody().at("/agreed/0/value").asText())
                .isEqualTo("Mamma ringer på torsdag");
    }

    @Test
    @DisplayName(
            "a pupil who moves takes along nothing of what the old school wrote, and the old school still reads its own")
    void moved() {
        Task before = taskAbout("tp-amina", "tp-mentor");
        write(before, Compartment.SCHOOL, "Skrevs på Lindskolan");
        write(before, Compartment.CONCERN, "Orolig på Lindskolan", "tp-mentor");
        moves("tp-amina", "tp-2", "tp-other");
        try {
            String number = UUID.randomUUID().toString();
            runtime.startProcessInstanceByKey(
                    "trial-call",
                    number,
                    Map.of("pupilRef", register.pupil("tp-amina").orElseThrow().ref(), "schoolId", "tp-2"));
            Task after =
                    tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
            tasks.setAssignee(after.getId(), "tp-other");
            write(after, Compartment.SCHOOL, "Skrevs på Granskolan");

            assertThat(journalSeenBy("tp-other", after))
                    .contains("Skrevs på Granskolan")
                    .doesNotContain("Lindskolan");
            assertThat(journalSeenBy("tp-mentor", before))
                    .contains("Skrevs på Lindskolan", "Orolig på Lindskolan")
                    .doesNotContain("Granskolan");
        } finally {
            moves("tp-amina", "tp-1", "tp-mentor");
        }
    }

    private void moves(String pupil, String school, String mentor) {
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor,primaryContact,homeLanguage\n%s,Amina,Warsame,%s,7B,7,%s,,so\n"
                                .formatted(pupil, school, mentor))
                .wasTaken();
    }

    @Test
    @DisplayName(
            "a concern is read by the principal, by whoever of student health has the task, and by its author alone besides")
    void concern() {
        Task task = taskAbout("tp-amina", "tp-mentor");
        tasks.addCandidateUser(task.getId(), "tp-second");
        tasks.addCandidateUser(task.getId(), "tp-health");
        tasks.addCandidateUser(task.getId(), "tp-principal");
        write(task, Compartment.CONCERN, "Rädd för att gå hem", "tp-second");

        assertThat(journalSeenBy("tp-second", task)).contains("Rädd för att gå hem");
        assertThat(journalSeenBy("tp-principal", task)).contains("Rädd för att gå hem");
        assertThat(journalSeenBy("tp-mentor", task)).doesNotContain("Rädd för att gå hem");
        assertThat(journalSeenBy("tp-health", task)).doesNotContain("Rädd för att gå hem");
        tasks.setAssignee(task.getId(), "tp-health");
        assertThat(journalSeenBy("tp-health", task)).contains("Rädd för att gå hem");
    }

    private String journalSeenBy(String user, Task task) {
        return panel(user, task).getBody().path("journal").toString();
    }

    @Test
    @DisplayName("a long list of cards takes as many statements as a short one")
    void statements() {
        List<String> ids = IntStream.range(0, 12)
                .mapToObj(n -> taskAbout("tp-amina", "tp-mentor").getId())
                .toList();
        api.cards(ids.subList(0, 1), () -> "tp-mentor", SWEDISH);

        int few = StatementCount.of(() -> api.cards(ids.subList(0, 2), () -> "tp-mentor", SWEDISH));
        int many = StatementCount.of(() -> api.cards(ids, () -> "tp-mentor", SWEDISH));

        assertThat(many).isEqualTo(few).isLessThan(15);
    }

    @Test
    @DisplayName(
            "guardians stand home by home, and brothers and sisters whom the reader may find are named beside them")
    void homesAndSiblings() {
        Sent.csv(context, "pupils", """
                pupilId,givenName,familyName,schoolId,className,grade,mentor,securityMarking
                tp-first,Elsa,Dal,tp-1,7B,7,tp-mentor,none
                tp-near,Alva,Dal,tp-1,5A,5,tp-mentor,none
                tp-far,Bror,Dal,tp-2,9C,9,tp-other,none
                tp-secret,Cilla,Dal,tp-1,4A,4,tp-mentor,confidential
                """).wasTaken();
        Sent.csv(context, "guardians", """
                guardianId,pupilId,givenName,familyName,phone,relation,street,postalCode,city
                tp-d1,tp-first,Ida,Dal,070-222 00 01,custodian,Ekvägen 1,123 45,Ekstad
                tp-d2,tp-first,Tor,Ås,070-222 00 02,custodian,Alvägen 9,123 45,Ekstad
                tp-d3,tp-first,Ulf,Dal,070-222 00 03,other,ekvägen  1,12345,Ekstad
                tp-d1,tp-near,Ida,Dal,070-222 00 01,custodian,Ekvägen 1,123 45,Ekstad
                tp-d1,tp-far,Ida,Dal,070-222 00 01,custodian,Ekvägen 1,123 45,Ekstad
                tp-d1,tp-secret,Ida,Dal,070-222 00 01,custodian,Ekvägen 1,123 45,Ekstad
                """).wasTaken();

        JsonNode panel = panel("tp-mentor", taskAbout("tp-first", "tp-mentor")).getBody();

        assertThat(panel.findValues("home")).extracting(JsonNode::asInt).containsExactly(1, 2, 1);
        assertThat(panel.path("siblings")).hasSize(1);
        assertThat(panel.at("/siblings/0/label").asText()).isEqualTo("Alva Dal");
        assertThat(panel.at("/siblings/0/className").asText()).isEqualTo("5A");
        assertThat(panel.toString()).doesNotContain("Ekvägen", "Bror", "Cilla");
    }

    @Test
    @DisplayName(
            "the chart is made of the same minutes as the percentage, by day, weekday and lesson, and says what stands out")
    void chart() {
        Sent.csv(context, "pupils", """
                pupilId,givenName,familyName,schoolId,className,grade,mentor,securityMarking
                tp-late,Maj,Sen,tp-1,7B,7,tp-mentor,none
                """).wasTaken();
        LocalDate yesterday = calendar.today("tp-1").minusDays(1);
        StringBuilder lessons = new StringBuilder(
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes\n");
        for (int back = 0; back < 10; back++) {
            LocalDate day = calendar.plus("tp-1", yesterday.plusDays(1), -1 - back);
            for (int hour = 8; hour < 11; hour++) {
                lessons.append("tp-%s-%d,tp-late,%s,%02d:10,50,%s,%d,0%n"
                        .formatted(day, hour, day, hour, back > 0, back > 0 && hour == 8 ? 50 : 0));
            }
        }
        Sent.csv(context, "lessons", lessons.toString()).wasTaken();

        JsonNode panel = panel("tp-mentor", taskAbout("tp-late", "tp-mentor")).getBody();
        JsonNode chart = panel.path("absenceChart");

        assertThat(chart.path("days")).hasSize(10);
        for (String parts : List.of("days", "weekdays", "lessons")) {
            assertThat(sum(chart.path(parts), "offeredMinutes")).as(parts).isEqualTo(1500);
            assertThat(sum(chart.path(parts), "reportedMinutes")).as(parts).isEqualTo(1350);
            assertThat(sum(chart.path(parts), "validMinutes"))
                    .as(parts)
                    .isEqualTo(panel.at("/absence/validMinutes").asInt())
                    .isEqualTo(450);
        }
        assertThat(chart.at("/lessons/0/validMinutes").asInt()).isEqualTo(450);
        assertThat(chart.at("/patterns/0/code").asText()).isEqualTo("first-lesson");
        assertThat(chart.at("/patterns/0/sentence").asText())
                .isEqualTo("Dagens första lektion: 100 % frånvaro, övriga lektioner 0 %.");
    }

    private static int sum(JsonNode parts, String field) {
        return parts.findValues(field).stream().mapToInt(JsonNode::asInt).sum();
    }

    @Test
    @DisplayName("whose browser is Norwegian reads bokmål")
    void bokmal() {
        Task task = taskAbout("tp-amina", "tp-mentor");

        JsonNode refused = inBokmal("tp-other", task);
        assertThat(refused.path("detail").asText()).isEqualTo("Det finnes ingen slik oppgave for deg.");
    }

    private JsonNode inBokmal(String user, Task task) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "nb-NO,nb;q=0.9,en;q=0.8");
        return http.withBasicAuth(user, "demo")
                .exchange(
                        "/api/tasks/" + task.getId() + "/pupil",
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        JsonNode.class)
                .getBody();
    }

    private void write(Task task, Compartment compartment, String text) {
        write(task, compartment, text, "tp-mentor");
    }

    private void write(Task task, Compartment compartment, String text, String author) {
        journal.write(new JournalEntry(
                Instant.parse("2026-01-12T08:00:00Z"),
                register.pupil("tp-amina").orElseThrow().ref(),
                Optional.of(numberOf(task)),
                compartment,
                Optional.of(author),
                "task-completed",
                Optional.of("trial-task"),
                Optional.empty(),
                List.of(
                        new JournalText("callNote", "Det här kom vi överens om", text, text, false),
                        new JournalText("agreedActions", "Vad ska göras?", "Möta vid entrén; skolan", """
                                [{"action":"Möta vid entrén","ownerKind":"school","dueDate":"2026-01-16"}]
                                """, false))));
    }

    private Task taskAbout(String pupilId, String assignee) {
        String number = UUID.randomUUID().toString();
        runtime.startProcessInstanceByKey(
                "trial-call",
                number,
                Map.of("pupilRef", register.pupil(pupilId).orElseThrow().ref(), "schoolId", "tp-1"));
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        tasks.deleteCandidateGroup(task.getId(), "mentor");
        tasks.setAssignee(task.getId(), assignee);
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    private String numberOf(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private ResponseEntity<JsonNode> panel(String user, Task task) {
        return http.withBasicAuth(user, "demo").getForEntity("/api/tasks/" + task.getId() + "/pupil", JsonNode.class);
    }

    private JsonNode desk(String user, Task task) {
        return http.withBasicAuth(user, "demo").getForObject("/api/tasks/" + task.getId() + "/desk", JsonNode.class);
    }

    private JsonNode cards(String user, Task task) {
        return http.withBasicAuth(user, "demo")
                .getForObject("/api/tasks/cards?ids=" + task.getId() + ",nothing", JsonNode.class);
    }

    private int readings(String reader, String pupilId) {
        return database.sql("select count(*) from sedd.journal_reading where reader = ? and pupil_ref = ?")
                .param(reader)
                .param(register.pupil(pupilId).orElseThrow().ref())
                .query(Integer.class)
                .single();
    }
}
