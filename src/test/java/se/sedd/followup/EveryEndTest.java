package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown.Day;
import se.sedd.outbox.Holds;

@SeddTest
@DisplayName("Every way out of every step, and every last day")
class EveryEndTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;
    CaseWalk walk;

    @BeforeEach
    void town() {
        town = new CaseTown(context, port);
        walk = new CaseWalk(town, town.pupil("isa"));
    }

    /** A pupil who goes on being away: nothing closes by itself. */
    private void away() {
        town.recentDays(walk.pupil(), 15, 5, Day.ILL);
        town.comingDays(walk.pupil(), 0, 70, Day.ILL);
        town.evaluate();
    }

    /** A pupil who has come back. */
    private void back() {
        town.recentDays(walk.pupil(), 15, 5, Day.ILL);
        town.comingDays(walk.pupil(), 0, 70, Day.PRESENT);
        town.evaluate();
    }

    @Test
    @DisplayName("a follow-up the mentor lets pass goes to the coordinator")
    void mentorLetsFollowUpPass() {
        away();
        walk.call();
        town.schoolDaysPass(15);
        assertThat(walk.found().level()).isEqualTo(Level.COORDINATOR);
    }

    @Test
    @DisplayName("the rest of a pupil who stays away ends on its day, at every step")
    void restsEnd() {
        away();
        walk.toPlan();
        walk.rest("coordinator", "follow-up-plan", 2);
        town.schoolDaysPass(3);
        assertThat(walk.found().nextStep()).isEqualTo("follow-up-plan");
        walk.planFails();
        walk.investigateAndDecide();
        walk.rest("student-health", "follow-up-measures", 2);
        town.schoolDaysPass(3);
        assertThat(walk.found().nextStep()).isEqualTo("follow-up-measures");
        walk.measuresFail();
        walk.cooperate();
        walk.rest("student-health", "follow-up-cooperation", 2);
        town.schoolDaysPass(3);
        assertThat(walk.found().nextStep()).isEqualTo("follow-up-cooperation");
    }

    @Test
    @DisplayName("an explained spell that does not end as expected becomes a follow-up")
    void explainedButStillAway() {
        town.recentDays(walk.pupil(), 17, 3, Day.ILL);
        town.comingDays(walk.pupil(), 0, 20, Day.ILL);
        town.evaluate();
        town.complete(
                town.user("mentor"),
                "contact-guardian",
                "guardianReached",
                true,
                "reachedPerson",
                "guardian-1",
                "absenceCause",
                "explained-short",
                "expectedBack",
                town.schoolDay(2),
                "meetingWanted",
                false);
        assertThat(walk.found().state()).isEqualTo(CaseState.RESTING);
        town.schoolDaysPass(3);
        assertThat(walk.found().state()).isEqualTo(CaseState.OPEN);
        assertThat(walk.found().nextStep()).isEqualTo("follow-up-contact");
        assertThat(walk.found().owner()).contains(town.user("mentor"));
    }

    @Test
    @DisplayName("the mentor's rest ends on its day")
    void mentorsRest() {
        away();
        walk.call();
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
                town.schoolDay(2));
        town.schoolDaysPass(3);
        assertThat(walk.found().nextStep()).isEqualTo("follow-up-contact");
    }

    @Test
    @DisplayName(
            "last days that pass at the coordinator and at student health are told to the principal and stay with their owner")
    void lastDays() {
        away();
        walk.call();
        walk.escalateFromMentor();
        walk.map("meeting");
        town.schoolDaysPass(14);
        assertThat(walk.found().nextStep()).isEqualTo("hold-attendance-meeting");
        walk.meet();
        town.schoolDaysPass(14);
        assertThat(walk.found().nextStep()).isEqualTo("follow-up-plan");
        walk.planFails();
        walk.decideInvestigation();
        town.schoolDaysPass(19);
        assertThat(walk.found().nextStep()).isEqualTo("investigate-absence");
        assertThat(walk.found().owner()).contains(town.user("student-health"));
    }

    @Test
    @DisplayName("a plan that works closes the case")
    void planWorks() {
        back();
        walk.toPlan();
        town.schoolDaysPass(6);
        walk.close("coordinator", "follow-up-plan");
        assertThat(walk.found().state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("measures that work close the case")
    void measuresWork() {
        back();
        walk.toPlan();
        walk.planFails();
        walk.investigateAndDecide();
        town.schoolDaysPass(6);
        walk.close("student-health", "follow-up-measures");
        assertThat(walk.found().state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("a cooperation that works closes the case")
    void cooperationWorks() {
        back();
        walk.toPlan();
        walk.planFails();
        walk.investigateAndDecide();
        walk.measuresFail();
        walk.cooperate();
        town.schoolDaysPass(6);
        walk.close("student-health", "follow-up-cooperation");
        assertThat(walk.found().state()).isEqualTo(CaseState.CLOSED);
        assertThat(walk.found().outcome()).contains("restored");
    }

    @Test
    @DisplayName("a report decided by the principal goes off, is noted in the case, and the case goes on")
    void reportDecided() {
        away();
        walk.toPlan();
        walk.planFails();
        walk.investigateAndDecide();
        walk.measuresFail();
        town.complete(
                town.user("principal"),
                "decide-concern-report",
                "concernDecision",
                "report",
                "observations",
                "Har inte synts till på tre veckor",
                "guardiansInformed",
                "before",
                "feedbackRequested",
                true);
        assertThat(walk.found().nextStep()).isEqualTo("follow-up-cooperation");
        assertThat(town.as(town.social())
                        .get("/engine-rest/task?maxResults=1000&taskDefinitionKey=acknowledge-referral")
                        .json()
                        .size())
                .isPositive();
    }

    @Test
    @DisplayName("an immediate concern on any form opens the author's own report, and the case goes on")
    void immediateConcern() {
        away();
        town.complete(
                town.user("mentor"),
                "contact-guardian",
                "guardianReached",
                false,
                "attemptResult",
                "no-answer",
                "immediateConcern",
                true);
        assertThat(town.tasks(town.user("mentor"), "report-concern")).hasSize(1);
        assertThat(walk.found().nextStep()).isEqualTo("contact-guardian");
        town.complete(
                town.user("mentor"),
                "report-concern",
                "observations",
                "Jag är rädd för hur hen har det",
                "observedOn",
                town.today(),
                "urgent",
                true,
                "guardiansInformed",
                "no");
        assertThat(context.getBean(Holds.class).recorded(walk.found().pupilRef()))
                .hasSize(1);
        assertThat(walk.found().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    @DisplayName("notices of an investigation about a pupil with protected identity go by the principal's hand")
    void protectedIdentity() {
        String hidden = town.pupil("jim", "confidential");
        walk = new CaseWalk(
                town, hidden, Map.of("mentor", "principal", "coordinator", "principal", "student-health", "principal"));
        away();
        walk.toPlan();
        walk.planFails();
        town.complete(
                town.user("principal"),
                "decide-investigation",
                "investigationDecision",
                "investigate",
                "investigator",
                town.user("student-health"));
        town.complete(town.user("principal"), "notify-organiser", "organiserNotifiedOn", town.today());
        assertThat(walk.found().nextStep()).isEqualTo("investigate-absence");
        assertThat(List.of(walk.found().owner().orElseThrow())).containsExactly(town.user("principal"));
    }
}
