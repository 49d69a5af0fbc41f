package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown.Day;

/** A task with a named owner is that person's and the named stand-ins': the role's other members know nothing of it. */
@SeddTest
class OnlyItsPeopleTest {

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    CaseTown town;
    String colleague;

    @BeforeEach
    void aSchoolWithASecondMentor() {
        town = new CaseTown(context, port);
        colleague = "colleague-" + town.id();
        town.staff("userId,givenName,familyName,groups,schoolIds\n%s,Annan,Mentor,mentor,%s\n"
                .formatted(colleague, town.id()));
    }

    @Test
    @DisplayName("another mentor at the school neither lists, opens nor reads about a call that is not theirs")
    void anotherMentor() {
        String pupil = town.pupil("ronja");
        town.recentDays(pupil, 17, 3, Day.ILL);
        town.evaluate();
        String task = town.task(town.user("mentor"), "contact-guardian");

        hidden(colleague, task);
        assertThat(town.as(town.user("primary-contact"))
                        .get("/api/tasks/" + task + "/pupil")
                        .status())
                .as("the primary contact stands in")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a concern report that somebody is writing is theirs alone, not even the principal's")
    void concernReport() {
        String pupil = town.pupil("birk");
        Caller.Answer begun =
                town.as(town.user("mentor")).post("/api/pupils/" + pupil + "/tasks", "{\"kind\":\"report-concern\"}");
        assertThat(begun.status()).isEqualTo(201);
        String task = begun.json().path("taskId").asText();

        hidden(colleague, task);
        hidden(town.user("primary-contact"), task);
        hidden(town.user("principal"), task);
    }

    private void hidden(String user, String task) {
        Caller caller = town.as(user);
        assertThat(caller.get("/engine-rest/task/count").json().path("count").asInt())
                .as(user + "'s tasks")
                .isZero();
        assertThat(caller.get("/engine-rest/task/" + task).status())
                .as("the task for " + user)
                .isIn(403, 404);
        assertThat(caller.get("/engine-rest/task/" + task + "/form-variables").status())
                .as("its variables for " + user)
                .isGreaterThanOrEqualTo(400);
        assertThat(caller.get("/api/tasks/" + task + "/pupil").status())
                .as("its pupil for " + user)
                .isEqualTo(404);
        assertThat(caller.post("/api/tasks/" + task + "/take", "{}").status())
                .as("taking it by " + user)
                .isEqualTo(404);
    }
}
