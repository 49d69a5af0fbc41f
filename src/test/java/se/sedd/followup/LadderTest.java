package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown.Day;

@SeddTest
@DisplayName("The ladder: from the mentor to social services")
class LadderTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;
    String pupil;
    CaseWalk walk;

    @BeforeEach
    void town() {
        town = new CaseTown(context, port);
        pupil = town.pupil("eli");
        walk = new CaseWalk(town, pupil);
        town.recentDays(pupil, 15, 5, Day.ILL);
        town.comingDays(pupil, 0, 60, Day.PRESENT);
        town.evaluate();
    }

    private void stands(Level level, String role, String step) {
        AbsenceCase found = town.caseOf(pupil);
        assertThat(found.level()).isEqualTo(level);
        assertThat(found.nextStep()).isEqualTo(step);
        assertThat(found.owner()).contains(town.user(role));
        assertThat(found.dueDate()).isAfterOrEqualTo(town.today());
        assertThat(town.unseen(town.schoolDay(-1))).doesNotContain(pupil);
    }

    @Test
    @DisplayName("each step has one owner and one date, from the first call to the cooperation")
    void walk() {
        stands(Level.MENTOR, "mentor", "contact-guardian");
        walk.call();
        stands(Level.MENTOR, "mentor", "follow-up-contact");
        walk.escalateFromMentor();
        stands(Level.COORDINATOR, "coordinator", "map-absence");
        walk.map("meeting");
        stands(Level.COORDINATOR, "coordinator", "hold-attendance-meeting");
        town.complete(
                town.user("coordinator"),
                "hold-attendance-meeting",
                "meetingOutcome",
                "moved",
                "newMeetingDate",
                town.schoolDay(2));
        stands(Level.COORDINATOR, "coordinator", "hold-attendance-meeting");
        assertThat(town.caseOf(pupil).dueDate()).isEqualTo(town.schoolDay(2));
        town.complete(
                town.user("coordinator"),
                "hold-attendance-meeting",
                "meetingOutcome",
                "no-one-came",
                "newMeetingDate",
                town.schoolDay(3));
        walk.meet();
        stands(Level.COORDINATOR, "coordinator", "follow-up-plan");
        town.complete(
                town.user("coordinator"),
                "follow-up-plan",
                "followUpDecision",
                "continue",
                "nextFollowUp",
                town.schoolDay(4));
        assertThat(town.caseOf(pupil).dueDate()).isEqualTo(town.schoolDay(4));
        town.complete(
                town.user("coordinator"), "follow-up-plan", "followUpDecision", "escalate", "handoverNote", "Vidare");
        stands(Level.STUDENT_HEALTH, "principal", "decide-investigation");
    }

    @Test
    @DisplayName("the mapping form comes with the pattern of the lessons ticked, and the engine keeps nothing of it")
    void suggestedPattern() {
        walk.call();
        walk.escalateFromMentor();
        String task = town.task(town.user("coordinator"), "map-absence");

        String shown = town.as(town.user("coordinator"))
                .get("/engine-rest/task/" + task + "/form-variables?deserializeValues=false")
                .json()
                .at("/pattern/value")
                .asText();
        assertThat(shown).contains("\"whole-days\"").doesNotContain("no-pattern");

        int stored = rows("act_ge_bytearray");
        walk.map("meeting");
        assertThat(rows("act_ru_variable where task_id_ = '" + task + "'")).isZero();
        assertThat(rows("act_ge_bytearray")).as("rows of lists of codes").isEqualTo(stored - 1);
    }

    private int rows(String table) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("mapping can lead back to the mentor, who follows up without ringing again")
    void backToMentor() {
        walk.call();
        walk.escalateFromMentor();
        walk.map("follow-up");
        stands(Level.MENTOR, "mentor", "follow-up-contact");
    }

    @Test
    @DisplayName("mapping can lead straight to student health")
    void straightToStudentHealth() {
        walk.call();
        walk.escalateFromMentor();
        walk.map("student-health");
        stands(Level.STUDENT_HEALTH, "principal", "decide-investigation");
    }

    @Test
    @DisplayName("an investigation that is decided tells the organiser, names its investigator and comes to measures")
    void investigation() {
        walk.toPlan();
        walk.planFails();
        town.complete(
                town.user("principal"),
                "decide-investigation",
                "investigationDecision",
                "investigate",
                "investigator",
                town.user("student-health"));
        stands(Level.STUDENT_HEALTH, "student-health", "investigate-absence");
        town.complete(
                town.user("student-health"),
                "investigate-absence",
                "consulted",
                List.of("pupil"),
                "notConsultedReason",
                "Kommer nästa vecka",
                "earlierMeasures",
                "Samtal",
                "investigationDone",
                false);
        stands(Level.STUDENT_HEALTH, "student-health", "investigate-absence");
    }

    @Test
    @DisplayName("an investigation that is not needed leads to measures")
    void notNeeded() {
        walk.toPlan();
        walk.planFails();
        town.complete(
                town.user("principal"),
                "decide-investigation",
                "investigationDecision",
                "not-needed",
                "notNeededReason",
                "Orsaken är känd",
                "reconsiderOn",
                town.schoolDay(10));
        stands(Level.STUDENT_HEALTH, "principal", "decide-measures");
    }

    @Test
    @DisplayName("at the last step the principal can cooperate with consent, or let the school go on")
    void cooperation() {
        walk.toPlan();
        walk.planFails();
        walk.investigateAndDecide();
        walk.measuresFail();
        stands(Level.SOCIAL_SERVICES, "principal", "decide-concern-report");
        town.complete(
                town.user("principal"),
                "decide-concern-report",
                "concernDecision",
                "continue",
                "decisionReason",
                "Stödet ger effekt");
        stands(Level.STUDENT_HEALTH, "student-health", "follow-up-measures");
        town.complete(
                town.user("student-health"),
                "follow-up-measures",
                "pupilVoice",
                "Nja",
                "followUpDecision",
                "escalate",
                "handoverNote",
                "Igen");
        town.complete(
                town.user("principal"),
                "decide-concern-report",
                "concernDecision",
                "cooperate",
                "consentFrom",
                List.of("guardian-1"),
                "consentPurpose",
                "Gemensamt möte",
                "consentUntil",
                town.schoolDay(60));
        stands(Level.SOCIAL_SERVICES, "student-health", "follow-up-cooperation");
        town.complete(
                town.user("student-health"),
                "follow-up-cooperation",
                "consentValid",
                true,
                "followUpDecision",
                "report");
        stands(Level.SOCIAL_SERVICES, "principal", "decide-concern-report");
    }

    @Test
    @DisplayName("a case cannot be closed before five days of teaching since the contact, and can afterwards")
    void restored() {
        walk.call();
        String task = town.task(town.user("mentor"), "follow-up-contact");
        var refused = town.submit(town.user("mentor"), task, "pupilSpokenTo", true, "followUpDecision", "restored");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("skoldagar");
        town.schoolDaysPass(6);
        town.complete(town.user("mentor"), "follow-up-contact", "pupilSpokenTo", true, "followUpDecision", "restored");
        assertThat(town.caseOf(pupil).state()).isEqualTo(CaseState.CLOSED);
        assertThat(town.caseOf(pupil).outcome()).contains("restored");
    }

    @Test
    @DisplayName("a rest keeps owner and date, and comes back as a task when it is over")
    void rest() {
        town.comingDays(pupil, 0, 5, Day.ILL);
        walk.call();
        var refused = town.submit(
                town.user("mentor"),
                town.task(town.user("mentor"), "follow-up-contact"),
                "pupilSpokenTo",
                false,
                "followUpDecision",
                "rest",
                "restReason",
                "planned-care",
                "restUntil",
                town.schoolDay(21));
        assertThat(refused.status()).isEqualTo(400);
        town.complete(
                town.user("mentor"),
                "follow-up-contact",
                "pupilSpokenTo",
                false,
                "followUpDecision",
                "rest",
                "restReason",
                "planned-care",
                "restUntil",
                town.schoolDay(4));
        assertThat(town.caseOf(pupil).state()).isEqualTo(CaseState.RESTING);
        assertThat(town.caseOf(pupil).nextStep()).isEqualTo("rest");
        assertThat(town.caseOf(pupil).owner()).contains(town.user("mentor"));
        town.schoolDaysPass(4);
        stands(Level.MENTOR, "mentor", "follow-up-contact");
    }

    @Test
    @DisplayName("a pupil who leaves closes the case into a handover")
    void leaves() {
        town.leaves(pupil, town.today().minusDays(1));
        town.evaluate(town.today());
        assertThat(town.caseOf(pupil).state()).isEqualTo(CaseState.CLOSED);
        assertThat(town.caseOf(pupil).outcome()).contains("handed-over");
        assertThat(town.tasks(town.user("mentor"), "contact-guardian")).isEmpty();
    }

    @Test
    @DisplayName("late excuses that undo the breach close a case nobody has called in yet")
    void mistake() {
        town.recentDays(pupil, 20, 0, Day.PRESENT);
        town.evaluate();
        assertThat(town.caseOf(pupil).outcome()).contains("opened-by-mistake");
    }
}
