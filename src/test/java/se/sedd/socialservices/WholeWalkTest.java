package se.sedd.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;
import se.sedd.engine.EngineTables;
import se.sedd.followup.CaseState;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.followup.CaseWalk;
import se.sedd.followup.Level;
import se.sedd.register.Pupil;

@SeddTest
@DisplayName("The whole walk over HTTP")
class WholeWalkTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    @Test
    @DisplayName(
            "absence comes in, each step does its work, social services answer, attendance holds, the case closes; no word of it is left in the engine")
    void fromAbsenceToAttendance() {
        ConcernTown services = new ConcernTown(context, port);
        CaseTown town = services.school();
        Pupil pupil = services.pupil("vega");
        CaseWalk walk = new CaseWalk(town, pupil.id());
        town.recentDays(pupil.id(), 16, 4, Day.ILL);
        town.comingDays(pupil.id(), 0, 3, Day.ILL);
        nobodyUnseenAfterEvaluation(town, pupil);

        town.schoolDaysPass(1);
        walk.call();
        nobodyUnseenAfterEvaluation(town, pupil);
        walk.escalateFromMentor();
        walk.map("meeting");
        walk.meet();
        town.schoolDaysPass(1);
        nobodyUnseenAfterEvaluation(town, pupil);
        walk.planFails();
        walk.investigateAndDecide();
        walk.measuresFail();
        assertThat(walk.found().level()).isEqualTo(Level.SOCIAL_SERVICES);
        town.complete(
                town.user("principal"),
                "decide-concern-report",
                "concernDecision",
                "report",
                "observations",
                ConcernTown.OBSERVATIONS,
                "guardiansInformed",
                "before",
                "feedbackRequested",
                true);

        Referral referral = services.referrals(pupil).get(0);
        services.does(referral, "acknowledge-referral", "handlerPhone", "031-3900600");
        services.does(referral, "assess-protection", "protectionNeeded", false, "assessment", "Inget omedelbart behov");
        services.does(
                referral, "decide-inquiry", "inquiryDecision", "opened", "reason", "Oro över tid", "askSchool", true);
        town.complete(
                town.user("principal"),
                "answer-information-request",
                "requestedOn",
                town.today(),
                "dueDate",
                town.today().plusDays(7),
                "answer",
                "Frånvaron började i vintras",
                "sentOn",
                town.today());
        services.does(referral, "give-feedback", "feedback", "opened", "contactName", "Prov Handläggare");
        assertThat(services.runs("social-services-referral", referral.number())).isFalse();
        nobodyUnseenAfterEvaluation(town, pupil);

        town.comingDays(pupil.id(), 1, 14, Day.PRESENT);
        town.schoolDaysPass(13);
        assertThat(walk.found().state()).isEqualTo(CaseState.CLOSED);
        assertThat(walk.found().outcome()).contains("restored");

        for (String word : new String[] {
            "Provelev",
            "Provförälder",
            "070-1740606",
            pupil.id(),
            "Vill prata mer om matten",
            "Ligger efter i matte",
            "Möta vid grinden",
            "Utredningen visar behovet",
            ConcernTown.OBSERVATIONS,
            "Inget omedelbart behov",
            "Frånvaron började i vintras",
            "Prov Handläggare"
        }) {
            assertThat(EngineTables.columnsWith(database, word)).as(word).isEmpty();
        }
    }

    private static void nobodyUnseenAfterEvaluation(CaseTown town, Pupil pupil) {
        town.evaluate();
        assertThat(town.unseen(town.schoolDay(-1))).doesNotContain(pupil.id());
    }
}
