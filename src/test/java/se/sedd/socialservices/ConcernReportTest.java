package se.sedd.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sedd.socialservices.ConcernTown.OBSERVATIONS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
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
import se.sedd.followup.CaseTown.Day;
import se.sedd.journal.Compartment;
import se.sedd.journal.JournalText;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Holds;
import se.sedd.outbox.Topic;
import se.sedd.register.Pupil;

@SeddTest
@DisplayName("A concern report at the school")
class ConcernReportTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient database;

    @Autowired
    Concerns concerns;

    @Autowired
    Holds holds;

    @LocalServerPort
    int port;

    ConcernTown town;
    Pupil pupil;
    String mentor;
    String principal;

    @AfterEach
    void morning() {
        town.nextSchoolMorning();
    }

    @BeforeEach
    void town() {
        town = new ConcernTown(context, port);
        pupil = town.pupil("Alba");
        mentor = town.school().user("mentor");
        principal = town.school().user("principal");
    }

    @Test
    @DisplayName(
            "a report goes off when it is submitted, the principal is told, and without a wish for feedback all is done")
    void begunAndSent() {
        String taskId = town.begin(mentor, pupil);
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        assertThat(task.getAssignee()).isEqualTo(mentor);
        assertThat(tasks.getIdentityLinksForTask(taskId)).allMatch(link -> !"candidate".equals(link.getType()));
        assertThat(town.due(task)).isEqualTo(town.school().today());

        Referral referral = town.report(mentor, pupil, "feedbackRequested", false, "urgent", true);

        assertThat(referral.urgent()).isTrue();
        assertThat(referral.schoolId()).isEqualTo(town.school().id());
        assertThat(town.runs("concern-report", referral.concernKey())).isFalse();
        assertThat(town.notes(principal, pupil)).containsExactly("concern-sent");
        assertThat(town.words(pupil, Compartment.CONCERN)).contains(OBSERVATIONS);
        assertThat(town.words(pupil, Compartment.SOCIAL_SERVICES))
                .contains(OBSERVATIONS, "Före anmälan")
                .contains(mentor);
        assertThat(town.words(pupil, Compartment.SCHOOL)).doesNotContain(OBSERVATIONS);
        assertThat(town.task(referral, "assess-protection").getTenantId()).isEqualTo("social-services");
    }

    @Test
    @DisplayName("an employee has one unfinished report about a child, and two employees' reports are two referrals")
    void oneEach() {
        String coordinator = town.school().user("coordinator");
        String first = town.begin(mentor, pupil);
        assertThat(town.begin(mentor, pupil)).isEqualTo(first);
        assertThat(town.begin(coordinator, pupil)).isNotEqualTo(first);

        Referral one = town.report(mentor, pupil);
        Referral other = town.report(coordinator, pupil);

        assertThat(town.referrals(pupil)).hasSize(2);
        assertThat(one.number()).isNotEqualTo(other.number());
        assertThat(town.begin(mentor, pupil)).isNotEqualTo(first);
    }

    @Test
    @DisplayName("a report that was begun and left is not closed: its author is reminded")
    void reminded() {
        String taskId = town.begin(mentor, pupil);
        town.school().schoolDaysPass(3);
        assertThat(town.notes(mentor, pupil)).containsExactly("reminded");
        assertThat(town.notes(principal, pupil)).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(taskId).count()).isOne();
    }

    @Test
    @DisplayName("a report that its author has left behind is the principal's to know")
    void leftBehind() {
        town.begin(mentor, pupil);
        town.school()
                .staff("userId,givenName,familyName,groups,schoolIds,until\n%s,Prov,Mentor,mentor,%s,%s\n"
                        .formatted(
                                mentor,
                                town.school().id(),
                                town.school().today().minusDays(1)));
        town.school().schoolDaysPass(3);
        assertThat(town.notes(principal, pupil)).containsExactly("concern-left-behind");
    }

    @Test
    @DisplayName("feedback that is not answered for is wanted, and tells the school what the law lets it know")
    void feedbackInTime() {
        Referral referral = town.report(mentor, pupil);
        town.does(referral, "acknowledge-referral", "handlerPhone", "0521-400 50");
        assertThat(town.notes(mentor, pupil)).containsExactly("concern-acknowledged");
        town.does(referral, "assess-protection", "protectionNeeded", false, "assessment", "Inget akut behov");
        town.does(
                referral,
                "decide-inquiry",
                "inquiryDecision",
                "opened",
                "reason",
                "Upprepade skador",
                "askSchool",
                false);
        town.does(
                referral,
                "give-feedback",
                "feedback",
                "opened",
                "contactName",
                "Sam Kontakt",
                "withheldReason",
                "Familjens uppgifter");

        assertThat(town.runs("concern-report", referral.concernKey())).isFalse();
        assertThat(town.notes(mentor, pupil)).contains("feedback-received");
        assertThat(town.notes(principal, pupil)).containsExactlyInAnyOrder("concern-sent", "feedback-received");
        String atSchool = town.words(pupil, Compartment.CONCERN) + town.words(pupil, Compartment.SCHOOL);
        assertThat(atSchool)
                .contains("Utredning inledd", "Sam Kontakt")
                .doesNotContain("Familjens uppgifter", "Upprepade skador", "Inget akut behov", "0521-400 50");
        assertThat(town.words(pupil, Compartment.SOCIAL_SERVICES))
                .contains("Familjens uppgifter", "Upprepade skador", "Inget akut behov", "0521-400 50");
        assertThat(database.sql("select feedback from sedd.concern where concern_key = ?")
                        .param(referral.concernKey())
                        .query(String.class)
                        .single())
                .isEqualTo("opened");
        assertThat(town.now(referral).closedAt()).isPresent();
    }

    @Test
    @DisplayName("feedback that does not come in time is asked for again, and is then due the same day")
    void feedbackLate() {
        Referral referral = town.report(mentor, pupil);
        town.does(referral, "acknowledge-referral", "handlerPhone", "0521-400 50");
        town.does(referral, "assess-protection", "protectionNeeded", false, "assessment", "Nej");
        town.does(
                referral,
                "decide-inquiry",
                "inquiryDecision",
                "not-opened",
                "reason",
                "Stöd finns",
                "askSchool",
                false);
        Task feedback = town.task(referral, "give-feedback");
        assertThat(town.due(feedback)).isEqualTo(town.school().today().plusDays(7));

        LocalDate late = town.school()
                .calendar()
                .plus(town.school().id(), town.school().today().plusDays(21), 1);
        town.daysPass((int) (late.toEpochDay() - town.school().today().toEpochDay()));
        assertThat(town.notes(mentor, pupil)).doesNotContain("feedback-asked-again");
        town.daysPass(1);

        assertThat(town.notes(mentor, pupil)).contains("feedback-asked-again");
        assertThat(town.notes(principal, pupil)).contains("feedback-asked-again");
        assertThat(town.notes(feedback.getAssignee(), pupil)).contains("feedback-asked-for", "reminded");
        assertThat(town.due(town.task(referral, "give-feedback"))).isEqualTo(late);

        town.does(referral, "give-feedback", "feedback", "not-opened", "contactName", "Sam Kontakt");
        assertThat(town.runs("concern-report", referral.concernKey())).isFalse();
    }

    @Test
    @DisplayName("when the guardians must not know, every message to the home is held")
    void holdsMessages() {
        town.school().recentDays(pupil.id(), 15, 5, Day.ILL);
        town.school().evaluate();
        assertThat(holds.reason(pupil, Topic.LETTER)).isEmpty();

        town.report(mentor, pupil, "guardiansInformed", "no");

        assertThat(holds.reason(pupil, Topic.LETTER)).contains(HoldReason.CONCERN);
        assertThat(holds.reason(pupil, Topic.ORGANISER_NOTICE)).isEmpty();
        assertThat(town.school().caseOf(pupil.id()).owner()).contains(mentor);
    }

    @Test
    @DisplayName("what the principal decides to report goes off at once")
    void principalDecides() {
        concerns.decided(
                pupil,
                principal,
                "F2026-99999",
                "no",
                true,
                List.of(
                        new JournalText("observations", "Vad har vi sett?", OBSERVATIONS, OBSERVATIONS, true),
                        new JournalText("consentPurpose", "Till vad?", "Annat", "Annat", false)));

        Referral referral = town.referrals(pupil).get(0);
        assertThat(referral.guardiansInformed()).isEqualTo("no");
        assertThat(town.words(pupil, Compartment.SOCIAL_SERVICES))
                .contains(OBSERVATIONS, "Nej, risk för eleven")
                .doesNotContain("Annat");
        assertThat(town.runs("concern-report", referral.concernKey())).isTrue();
        assertThat(town.notes(principal, pupil)).isEmpty();
    }

    @Test
    @DisplayName("a school without a principal: the author is told that nobody else knows")
    void noPrincipal() {
        withoutPrincipal();
        Referral referral = town.report(mentor, pupil);
        assertThat(town.notes(mentor, pupil)).containsExactly("principal-missing");

        town.does(referral, "acknowledge-referral", "handlerPhone", "0521-400 50");
        town.does(referral, "assess-protection", "protectionNeeded", false, "assessment", "Nej");
        Task decision = town.task(referral, "decide-inquiry");
        Caller.Answer answer = town.school()
                .submit(
                        decision.getAssignee(),
                        decision.getId(),
                        "inquiryDecision",
                        "opened",
                        "reason",
                        "Skäl",
                        "askSchool",
                        true);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Skolan har ingen rektor i registret");
    }

    @Test
    @DisplayName("social services without anybody: the report is refused with a sentence, and stays with its author")
    void nobodyAtSocialServices() {
        String taskId = town.begin(mentor, pupil);
        List<String> colleagues = database.sql("""
                        select user_id from sedd.staff
                        where position('|social-services|' in groups_held) > 0 and last_day is null
                        """).query(String.class).list();
        lastDay(colleagues, LocalDate.of(2020, 1, 1));
        try {
            Caller.Answer answer = town.school()
                    .submit(
                            mentor,
                            taskId,
                            "observations",
                            OBSERVATIONS,
                            "observedOn",
                            town.school().today(),
                            "urgent",
                            true,
                            "guardiansInformed",
                            "before");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("Ring socialtjänsten eller socialjouren nu");
        } finally {
            lastDay(colleagues, null);
        }
        assertThat(tasks.createTaskQuery().taskId(taskId).count()).isOne();
        assertThat(town.referrals(pupil)).isEmpty();
    }

    @Test
    @DisplayName("a pupil who leaves while the report is written is reported all the same")
    void pupilLeaves() {
        String taskId = town.begin(mentor, pupil);
        town.school().leaves(pupil.id(), town.school().today().minusDays(1));
        town.submit(
                mentor,
                taskId,
                "observations",
                OBSERVATIONS,
                "observedOn",
                town.school().today(),
                "urgent",
                false,
                "guardiansInformed",
                "at-the-same-time");
        assertThat(town.referrals(pupil)).hasSize(1);
        assertThat(town.notes(principal, pupil)).containsExactly("concern-sent");
    }

    @Test
    @DisplayName("neither name nor text nor number is in any table of the engine")
    void nothingInTheEngine() {
        String canary = "Kanariefågel" + System.nanoTime();
        Pupil named = town.pupil("Tordyvel" + System.nanoTime());
        Referral referral = town.report(mentor, named, "observations", canary);
        town.does(referral, "acknowledge-referral", "handlerPhone", canary);
        town.does(referral, "assess-protection", "protectionNeeded", true, "assessment", canary);
        town.does(
                referral,
                "decide-inquiry",
                "inquiryDecision",
                "opened",
                "reason",
                canary,
                "askSchool",
                true,
                "askAbout",
                List.of("wellbeing-at-school"));
        town.does(referral, "give-feedback", "feedback", "opened", "contactName", canary);
        Task question = town.task(referral.concernKey(), "answer-information-request");
        town.submit(
                question.getAssignee(),
                question.getId(),
                "requestedOn",
                town.school().today(),
                "dueDate",
                town.school().today(),
                "answer",
                canary,
                "sentOn",
                town.school().today());

        assertThat(EngineTables.columnsWith(database, canary)).isEmpty();
        assertThat(EngineTables.columnsWith(database, named.givenName())).isEmpty();
        assertThat(EngineTables.columnsWith(database, named.id())).isEmpty();
    }

    private void withoutPrincipal() {
        lastDay(List.of(principal), LocalDate.of(2020, 1, 1));
    }

    private void lastDay(List<String> users, LocalDate day) {
        users.forEach(user -> database.sql("update sedd.staff set last_day = ? where user_id = ?")
                .param(Optional.ofNullable(day).orElse(null))
                .param(user)
                .update());
    }
}
