package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown.Day;

@SeddTest
@DisplayName("Step 1: the mentor calls home")
class FirstStepTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;

    @BeforeEach
    void town() {
        town = new CaseTown(context, port);
    }

    @Test
    @DisplayName("absence above the threshold opens one case, and the mentor has a call by the next school day")
    void opens() {
        String pupil = town.pupil("anna");
        town.recentDays(pupil, 17, 3, Day.ILL);
        assertThat(town.evaluate(town.schoolDay(-1)).get("opened").asInt()).isPositive();
        assertThat(town.evaluate(town.schoolDay(-1)).get("opened").asInt()).isZero();
        assertThat(town.casesOf(pupil)).hasSize(1);

        AbsenceCase found = town.caseOf(pupil);
        assertThat(found.owner()).contains(town.user("mentor"));
        assertThat(found.nextStep()).isEqualTo("contact-guardian");
        assertThat(town.tasks(town.user("mentor"), "contact-guardian")).hasSize(1);
        assertThat(town.unseen(town.schoolDay(-1))).doesNotContain(pupil);
    }

    @Test
    @DisplayName("a mentor who stays silent is reminded, then the coordinator takes over")
    void silentMentor() {
        String pupil = town.pupil("bo");
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.evaluate();
        town.schoolDaysPass(4);
        AbsenceCase found = town.caseOf(pupil);
        assertThat(found.level()).isEqualTo(Level.COORDINATOR);
        assertThat(found.owner()).contains(town.user("coordinator"));
        assertThat(town.tasks(town.user("coordinator"), "map-absence")).hasSize(1);
    }

    @Test
    @DisplayName("an ordinary illness costs one call: the case rests and closes by itself")
    void ordinaryIllness() {
        String pupil = town.pupil("cia");
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.comingDays(pupil, 0, 1, Day.ILL);
        town.comingDays(pupil, 1, 14, Day.PRESENT);
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
                town.schoolDay(1),
                "meetingWanted",
                false);
        assertThat(town.caseOf(pupil).state()).isEqualTo(CaseState.RESTING);
        assertThat(town.caseOf(pupil).owner()).contains(town.user("mentor"));
        town.schoolDaysPass(13);
        assertThat(town.caseOf(pupil).state()).isEqualTo(CaseState.CLOSED);
        assertThat(town.caseOf(pupil).outcome()).contains("restored");
        assertThat(town.tasks(town.user("mentor"), "follow-up-contact")).isEmpty();
    }

    @Test
    @DisplayName("a home that is not reached is rung again the next school day, and handed over after the third")
    void notReached() {
        String pupil = town.pupil("disa");
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.evaluate();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(town.caseOf(pupil).level()).isEqualTo(Level.MENTOR);
            if (attempt > 1 || town.caseOf(pupil).callDue().isAfter(town.today())) {
                town.schoolDaysPass(1);
            }
            town.complete(
                    town.user("mentor"), "contact-guardian", "guardianReached", false, "attemptResult", "no-answer");
        }
        assertThat(town.caseOf(pupil).level()).isEqualTo(Level.COORDINATOR);
    }
}
