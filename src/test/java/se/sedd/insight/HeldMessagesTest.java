package se.sedd.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown;
import se.sedd.followup.CaseTown.Day;
import se.sedd.outbox.HoldReason;
import se.sedd.outbox.Holds;
import se.sedd.outbox.Topic;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

@SeddTest
@DisplayName("A risk at home holds back every message to the home")
class HeldMessagesTest {

    private static final String WHY = "Eleven blev rädd när vi nämnde sms";

    @Autowired
    ApplicationContext context;

    @Autowired
    Holds holds;

    @LocalServerPort
    int port;

    @Test
    @DisplayName(
            "recorded beside a task with its reason, known to the principal and its author alone, ended the same way")
    void recorded() {
        CaseTown town = new CaseTown(context, port);
        String id = town.pupil("runa");
        Pupil pupil = context.getBean(Register.class).pupil(id).orElseThrow();
        town.recentDays(id, 15, 5, Day.ILL);
        town.evaluate();
        String mentor = town.user("mentor");
        String task = town.task(mentor, "contact-guardian");
        String holdsOfTask = "/api/tasks/" + task + "/holds";

        assertThat(town.as(mentor).post(holdsOfTask, "{\"reason\":\" \"}").status())
                .isEqualTo(400);
        assertThat(town.as(mentor)
                        .post(holdsOfTask, "{\"reason\":\"" + WHY + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(holds.reason(pupil, Topic.SAME_DAY_NOTICE)).contains(HoldReason.RISK_AT_HOME);
        assertThat(holds.reason(pupil, Topic.ORGANISER_NOTICE)).isEmpty();
        assertThat(town.as(town.user("principal")).get("/api/notes").body()).contains("risk hemma");

        JsonNode panel = town.as(mentor).get("/api/tasks/" + task + "/pupil").json();
        assertThat(panel.at("/held/0/reason").asText()).isEqualTo("risk-at-home");
        assertThat(panel.get("journal").toString()).contains(WHY);

        String second = town.user("primary-contact");
        assertThat(town.as(second).post("/api/tasks/" + task + "/take", "{}").status())
                .isEqualTo(204);
        String seen = town.as(second).get("/api/tasks/" + task + "/pupil").body();
        assertThat(seen).contains("\"held\":[]").doesNotContain(WHY, "risk-at-home", "hålls tillbaka");
        String end = holdsOfTask + "/" + panel.at("/held/0/holdId").asText() + "/end";
        assertThat(town.as(second).post(end, "{\"reason\":\"Nej\"}").status()).isEqualTo(404);
        assertThat(town.as(second).post("/api/tasks/" + task + "/release", "{}").status())
                .isEqualTo(204);

        assertThat(town.as(mentor)
                        .post(end, "{\"reason\":\"Talat med eleven och rektorn\"}")
                        .status())
                .isEqualTo(204);
        assertThat(holds.reason(pupil, Topic.SAME_DAY_NOTICE)).isEmpty();
        assertThat(town.as(mentor).post(end, "{\"reason\":\"Igen\"}").status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "from the pupils' page by whoever works with the pupil, until a day, after which messages go again and it is told")
    void untilADay() {
        CaseTown town = new CaseTown(context, port);
        String id = town.pupil("sigurd");
        Pupil pupil = context.getBean(Register.class).pupil(id).orElseThrow();
        String path = "/api/pupils/" + id + "/holds";
        String coordinator = town.user("coordinator");
        String lastDay = town.schoolDay(1).toString();

        assertThat(town.as(coordinator).get("/api/pupils?query=sigurd").body()).contains("\"worksWith\":true");
        assertThat(town.as(coordinator)
                        .post(path, "{\"reason\":\"" + WHY + "\",\"until\":\"2020-01-01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(town.as(coordinator)
                        .post(path, "{\"reason\":\"" + WHY + "\",\"until\":\"" + lastDay + "\"}")
                        .status())
                .isEqualTo(204);
        JsonNode seen = town.as(coordinator).get(path).json();
        assertThat(seen.at("/0/until").asText()).isEqualTo(lastDay);
        assertThat(town.as(town.user("principal")).get(path).json()).hasSize(1);
        assertThat(town.as(town.user("mentor")).get(path).json())
                .as("to everybody else there is nothing")
                .isEmpty();
        String end = path + "/" + seen.at("/0/holdId").asText() + "/end";
        assertThat(town.as(town.user("mentor"))
                        .post(end, "{\"reason\":\"Nej\"}")
                        .status())
                .isEqualTo(404);

        town.schoolDaysPass(1);
        assertThat(holds.reason(pupil, Topic.SAME_DAY_NOTICE)).contains(HoldReason.RISK_AT_HOME);
        town.schoolDaysPass(1);
        assertThat(holds.reason(pupil, Topic.SAME_DAY_NOTICE)).isEmpty();
        assertThat(town.as(coordinator).get("/api/notes").body()).contains("sista dagen");

        assertThat(town.as(coordinator)
                        .post(path, "{\"reason\":\"" + WHY + "\"}")
                        .status())
                .isEqualTo(204);
        String again = path + "/"
                + town.as(coordinator).get(path).json().at("/0/holdId").asText();
        assertThat(town.as(town.user("principal"))
                        .post(again + "/end", "{\"reason\":\"Talat med hemmet\"}")
                        .status())
                .isEqualTo(204);
        assertThat(holds.reason(pupil, Topic.SAME_DAY_NOTICE)).isEmpty();
    }
}
