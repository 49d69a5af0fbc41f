package se.sedd.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;
import se.sedd.consent.Consent;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.journal.Compartment;
import se.sedd.journal.Journal;
import se.sedd.journal.JournalEntry;
import se.sedd.journal.JournalText;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.routine.Routine;

@SeddTest
@DisplayName("A concern report at social services")
class ReferralTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TaskService tasks;

    @Autowired
    Concerns concerns;

    @Autowired
    Register register;

    @Autowired
    Routine routine;

    @Autowired
    Journal journal;

    @Autowired
    Consents consents;

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
        pupil = town.pupil("Bodil");
        mentor = town.school().user("mentor");
        principal = town.school().user("principal");
    }

    private LocalDate today() {
        return town.school().today();
    }

    private Referral assessed(boolean protectionNeeded, Object... report) {
        Referral referral = town.report(mentor, pupil, report);
        town.does(referral, "acknowledge-referral", "handlerPhone", "0521-400 50");
        town.does(referral, "assess-protection", "protectionNeeded", protectionNeeded, "assessment", "Efter samtal");
        return referral;
    }

    private void decide(Referral referral, Object... more) {
        Object[] answers = new Object[] {"inquiryDecision", "opened", "reason", "Behöver utredas"};
        Object[] all =
                Stream.concat(List.of(answers).stream(), List.of(more).stream()).toArray();
        town.does(referral, "decide-inquiry", all);
    }

    @Test
    @DisplayName("receipt and protection are seen to at once, side by side and by one person, with the group behind")
    void atOnce() {
        Referral referral = town.report(mentor, pupil);
        Task receipt = town.task(referral, "acknowledge-referral");
        Task protection = town.task(referral, "assess-protection");

        assertThat(town.due(receipt)).isEqualTo(today());
        assertThat(town.due(protection)).isEqualTo(today());
        assertThat(receipt.getAssignee()).isEqualTo(protection.getAssignee());
        assertThat(town.now(referral).handler()).contains(protection.getAssignee());
        assertThat(tasks.getIdentityLinksForTask(protection.getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("social-services");
        assertThat((String) tasks.getVariable(protection.getId(), "assessedAt"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");
        assertThat((String) tasks.getVariable(receipt.getId(), "receivedAt")).startsWith(today().toString());
        assertThat(town.school()
                        .as(mentor)
                        .get("/engine-rest/task/" + protection.getId())
                        .status())
                .isIn(403, 404);
    }

    @Test
    @DisplayName("without need of protection the inquiry is decided within fourteen days")
    void fourteenDays() {
        Referral referral = assessed(false);
        Task decision = town.task(referral, "decide-inquiry");
        assertThat(town.due(decision)).isEqualTo(today().plusDays(14));
        assertThat(tasks.getVariable(decision.getId(), "decidedOn")).isEqualTo(today().toString());

        town.daysPass(12);
        assertThat(town.notes(decision.getAssignee(), pupil))
                .contains("reminded")
                .doesNotContain("inquiry-decision-late");
        town.daysPass(3);
        assertThat(town.notes(decision.getAssignee(), pupil)).contains("inquiry-decision-late");
        decide(referral, "askSchool", false);
        assertThat(town.task(referral, "give-feedback")).isNotNull();
    }

    @Test
    @DisplayName("a child who needs protection has the inquiry decided the same day")
    void protection() {
        Referral referral = assessed(true);
        assertThat(town.due(town.task(referral, "decide-inquiry"))).isEqualTo(today());
        assertThat(town.kinds(pupil, Compartment.SOCIAL_SERVICES)).contains("inquiry-due-today");
    }

    @Test
    @DisplayName("a protection assessment that is not made by the next day is known to all, and is still to be made")
    void assessmentLate() {
        Referral referral = town.report(mentor, pupil);
        String handler = town.task(referral, "assess-protection").getAssignee();
        town.daysPass(1);
        assertThat(town.notes(handler, pupil)).contains("reminded").doesNotContain("protection-assessment-late");
        town.daysPass(1);
        assertThat(town.notes(handler, pupil)).contains("protection-assessment-late");
        assertThat(town.notes(town.school().social(), pupil)).contains("protection-assessment-late");
        assertThat(town.notes(mentor, pupil)).isEmpty();
        town.does(referral, "assess-protection", "protectionNeeded", false, "assessment", "Sent men gjort");
    }

    @Test
    @DisplayName("the school is asked, answers, and social services find the answer in the file")
    void schoolAnswers() {
        Referral referral = assessed(false);
        decide(referral, "askSchool", true, "askAbout", List.of("what-school-has-tried"));
        Task question = town.task(referral.concernKey(), "answer-information-request");

        assertThat(question.getAssignee()).isEqualTo(principal);
        assertThat(question.getTenantId()).isEqualTo(town.school().id());
        assertThat(tasks.getVariable(question.getId(), "requestedOn")).isEqualTo(today().toString());
        assertThat(tasks.getVariable(question.getId(), "dueDate"))
                .isEqualTo(town.school().schoolDay(10).toString());
        assertThat(town.words(pupil, Compartment.CONCERN))
                .contains("Vad skolan har prövat")
                .doesNotContain("Behöver utredas");
        town.school().schoolDaysPass(11);
        assertThat(town.notes(principal, pupil)).contains("reminded");

        answer(question, false);

        assertThat(town.runs("information-request", referral.concernKey())).isFalse();
        assertThat(town.words(pupil, Compartment.SOCIAL_SERVICES)).contains("Vi har prövat två saker");
        assertThat(town.words(pupil, Compartment.CONCERN)).contains("Vi har prövat två saker");
        assertThat(town.notes(town.now(referral).handler().orElseThrow(), pupil))
                .contains("school-answered");
    }

    @Test
    @DisplayName("an answer finds its way also when the referral is closed, and the principal's own concern is begun")
    void answerAfterwards() {
        Referral referral = assessed(false, "feedbackRequested", false);
        decide(referral, "askSchool", true);
        assertThat(town.runs("social-services-referral", referral.number())).isFalse();

        answer(town.task(referral.concernKey(), "answer-information-request"), true);

        assertThat(town.words(pupil, Compartment.SOCIAL_SERVICES)).contains("Vi har prövat två saker");
        assertThat(town.notes(town.now(referral).handler().orElseThrow(), pupil))
                .contains("school-answered");
        assertThat(town.school().tasks(principal, "report-concern")).hasSize(1);
    }

    @Test
    @DisplayName("a school that did not ask is not told")
    void notTold() {
        Referral referral = assessed(false, "feedbackRequested", false);
        decide(referral, "askSchool", false);
        assertThat(town.runs("social-services-referral", referral.number())).isFalse();
        assertThat(town.now(referral).closedAt()).isPresent();
        assertThat(town.kinds(pupil, Compartment.CONCERN))
                .containsExactlyInAnyOrder("concern-reported", "concern-sent", "concern-acknowledged");
    }

    @Test
    @DisplayName("with consent a plan is made together, without it the referral is done")
    void sip() {
        Referral referral = assessed(false, "feedbackRequested", false);
        decide(referral, "askSchool", false, "sipConsent", true, "sipConsentFrom", List.of("guardian-1"));
        assertThat(town.due(town.task(referral, "hold-sip-meeting"))).isEqualTo(today().plusDays(21));
        town.does(
                referral,
                "hold-sip-meeting",
                "consent",
                List.of("guardian-1"),
                "consentOn",
                today(),
                "participants",
                List.of("pupil", "guardian-1"),
                "lead",
                "Sam Kontakt",
                "agreedActions",
                List.of(Map.of("action", "Ses varje vecka", "ownerKind", "other", "dueDate", today().toString())),
                "nextMeeting",
                today().plusDays(30));
        assertThat(town.runs("social-services-referral", referral.number())).isFalse();
        assertThat(town.now(referral).closedAt()).isPresent();
        assertThat(town.words(pupil, Compartment.SOCIAL_SERVICES)).contains("Ses varje vecka");
    }

    @Test
    @DisplayName("a consent to the plan that is taken back cancels the meeting, and the referral is done")
    void sipConsentTakenBack() {
        Referral referral = assessed(false, "feedbackRequested", false);
        decide(referral, "askSchool", false, "sipConsent", true, "sipConsentFrom", List.of("guardian-1"));
        String handler = town.task(referral, "hold-sip-meeting").getAssignee();
        Consent consent = consents.ofPupil(pupil.ref(), Set.of(Compartment.SOCIAL_SERVICES))
                .get(0);
        assertThat(consent.purpose()).isEqualTo(Purpose.SIP);
        assertThat(consents.withdraw(consent, "guardian-1", handler)).isEmpty();
        assertThat(town.runs("social-services-referral", referral.number())).isFalse();
        assertThat(town.now(referral).closedAt()).isPresent();
        assertThat(town.notes(handler, pupil)).contains("consent-withdrawn");
    }

    @Test
    @DisplayName("taken back before the feedback has been given, no meeting is called")
    void sipConsentTakenBackEarly() {
        Referral referral = assessed(false);
        decide(referral, "askSchool", false, "sipConsent", true, "sipConsentFrom", List.of("guardian-1"));
        Consent consent = consents.ofPupil(pupil.ref(), Set.of(Compartment.SOCIAL_SERVICES))
                .get(0);
        assertThat(consents.withdraw(
                        consent,
                        "guardian-1",
                        town.task(referral, "give-feedback").getAssignee()))
                .isEmpty();
        town.does(referral, "give-feedback", "feedback", "opened", "contactName", "Sam Kontakt");
        assertThat(town.tasks(referral.number(), "hold-sip-meeting")).isEmpty();
        assertThat(town.now(referral).closedAt()).isPresent();
    }

    @Test
    @DisplayName("social services read their own file of the pupil, and of the school only what was sent")
    void panel() {
        journal.write(new JournalEntry(
                town.now(),
                pupil.ref(),
                Optional.empty(),
                Compartment.SCHOOL,
                Optional.of(mentor),
                "task-completed",
                Optional.of("contact-guardian"),
                Optional.empty(),
                List.of(new JournalText("callNote", "Det kom vi överens om", "Mamma ringer", "Mamma ringer", false))));
        Referral referral = town.report(mentor, pupil);
        Task protection = town.task(referral, "assess-protection");

        String seen = town.school()
                .as(protection.getAssignee())
                .get("/api/tasks/" + protection.getId() + "/pupil")
                .body();

        assertThat(seen)
                .contains(ConcernTown.OBSERVATIONS, "Orosanmälan mottagen")
                .doesNotContain("Mamma ringer", "Orosanmälan skickad", "windowDays");
        for (String atSchool : List.of(mentor, principal, "admin")) {
            assertThat(town.school()
                            .as(atSchool)
                            .get("/api/tasks/" + protection.getId() + "/pupil")
                            .status())
                    .as(atSchool)
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("a colleague who takes a task over has the referral from then on")
    void takenOver() {
        Referral referral = town.report(mentor, pupil);
        Task protection = town.task(referral, "assess-protection");
        String colleague = protection.getAssignee().equals(town.school().social())
                ? new ConcernTown(context, port).school().social()
                : town.school().social();
        assertThat(town.school()
                        .as(colleague)
                        .post("/api/tasks/" + protection.getId() + "/take", null)
                        .status())
                .isLessThan(300);
        assertThat(town.now(referral).handler()).contains(colleague);
        town.does(referral, "assess-protection", "protectionNeeded", false, "assessment", "Nej");
        town.does(referral, "acknowledge-referral", "handlerPhone", "0521-400 50");
        assertThat(town.task(referral, "decide-inquiry").getAssignee()).isEqualTo(colleague);
    }

    @Test
    @DisplayName("a protected pupil is known to the handler and the principal, never to a group")
    void protectedPupil() {
        Pupil hidden = register.pupil(town.school().pupil("Vera", "protected")).orElseThrow();
        String taskId = concerns.begin(hidden, mentor, Optional.empty());
        town.submit(
                mentor,
                taskId,
                "observations",
                "Sett",
                "observedOn",
                today(),
                "urgent",
                true,
                "guardiansInformed",
                "no");
        Referral referral = town.referrals(hidden).get(0);
        Task protection = town.task(referral, "assess-protection");
        assertThat(protection.getAssignee()).isNotNull();
        assertThat(tasks.getIdentityLinksForTask(protection.getId()))
                .allMatch(link -> !"candidate".equals(link.getType()));
        town.daysPass(3);
        assertThat(town.notes(protection.getAssignee(), hidden)).contains("protection-assessment-late");
        String other = new ConcernTown(context, port).school().social();
        assertThat(town.notes(other, hidden)).isEmpty();
    }

    @Test
    @DisplayName("a social worker who leaves hands over to a colleague, never to the school; who is away gets it back")
    void handedOver() {
        Referral referral = town.report(mentor, pupil);
        String handler = town.task(referral, "assess-protection").getAssignee();
        String colleague = new ConcernTown(context, port).school().social();
        town.during(handler, "away_from", today(), () -> {
            town.daysPass(1);
            Task task = town.task(referral, "assess-protection");
            assertThat(task.getAssignee()).isNotEqualTo(handler);
            assertThat(register.staff(task.getAssignee()).orElseThrow().hasRole(Role.SOCIAL_SERVICES))
                    .isTrue();
        });
        town.daysPass(1);
        assertThat(town.task(referral, "assess-protection").getAssignee()).isEqualTo(handler);
        town.during(handler, "last_day", today(), () -> {
            town.daysPass(1);
            Task task = town.task(referral, "assess-protection");
            assertThat(task.getAssignee()).isNotEqualTo(handler);
            assertThat(register.staff(task.getAssignee()).orElseThrow().hasRole(Role.SOCIAL_SERVICES))
                    .isTrue();
            assertThat(town.now(referral).handler()).contains(task.getAssignee());
        });
        assertThat(colleague).isNotEqualTo(handler);
    }

    @Test
    @DisplayName("a question waits for the principal's deputy; a report that is being written waits for its author")
    void deputyOfThePrincipal() {
        Referral referral = assessed(false);
        decide(referral, "askSchool", true);
        String unfinished = town.begin(mentor, pupil);
        String deputy = "deputy-" + town.school().id();
        town.school()
                .staff(("userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy\n"
                                + "%s,Prov,Rektor,principal,%s,%s,%s,%s\n%s,Prov,Mentor,mentor,%s,%s,%s,%s\n%s,Prov,Ersättare,principal,%s,,,\n")
                        .formatted(
                                principal,
                                town.school().id(),
                                today(),
                                today().plusDays(2),
                                deputy,
                                mentor,
                                town.school().id(),
                                today(),
                                today().plusDays(2),
                                deputy,
                                deputy,
                                town.school().id()));
        town.daysPass(1);
        assertThat(town.task(referral.concernKey(), "answer-information-request")
                        .getAssignee())
                .isEqualTo(deputy);
        assertThat(tasks.createTaskQuery().taskId(unfinished).singleResult().getAssignee())
                .isEqualTo(mentor);
        town.daysPass(3);
        assertThat(town.task(referral.concernKey(), "answer-information-request")
                        .getAssignee())
                .isEqualTo(principal);
    }

    @Test
    @DisplayName("no row of the table gives social services more time than the law does")
    void law() {
        for (LocalDate day : List.of(LocalDate.of(2026, 1, 15), today(), today().plusYears(10))) {
            assertThat(routine.statutoryClock("assess-protection", day)
                            .lastDays()
                            .orElseThrow())
                    .as("SoL 2025:400, 20:1: at once, the same day or the next")
                    .isLessThanOrEqualTo(1);
            assertThat(routine.statutoryClock("decide-inquiry", day).dueDays())
                    .as("SoL 2025:400, 20:1-3: fourteen days")
                    .isLessThanOrEqualTo(14);
            assertThat(routine.statutoryClock("give-feedback", day).dueDays())
                    .as("SoL 2025:400, 19:6: one week")
                    .isLessThanOrEqualTo(7);
        }
    }

    private void answer(Task question, boolean concern) {
        town.submit(
                question.getAssignee(),
                question.getId(),
                "requestedOn",
                today(),
                "dueDate",
                today(),
                "answer",
                "Vi har prövat två saker",
                "sentOn",
                today(),
                "immediateConcern",
                concern);
    }
}
