package se.sedd.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.Caller;
import se.sedd.SeddTest;
import se.sedd.engine.TrialStaff;

@SeddTest
class LoginTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate database;

    @Autowired
    ApplicationEventPublisher events;

    TrialStaff staff;

    @BeforeEach
    void staff() {
        staff = new TrialStaff(database, events);
        staff.school("login-school");
        staff.member("login-mentor", "MENTOR", "login-school");
        staff.member("login-manager", "MANAGER", "*");
    }

    @Test
    @DisplayName("nobody gets in without logging in: pages lead to the login, interfaces answer 401 with a problem")
    void nobody() {
        Caller nobody = Caller.nobody(port);
        for (String page : List.of("/camunda/app/tasklist/default/", "/camunda/app/cockpit/", "/anything")) {
            Caller.Answer answer = nobody.get(page);
            assertThat(answer.status()).as(page).isEqualTo(302);
            assertThat(answer.location()).as(page).endsWith("/login");
        }
        for (String path : List.of(
                "/engine-rest/task",
                "/engine-rest/engine",
                "/api/cases",
                "/api/demo/clock",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default")) {
            Caller.Answer answer = nobody.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.json().path("detail").asText()).as(path).isEqualTo("Logga in först.");
        }
        assertThat(nobody.get("/actuator/health").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/env").status()).isNotEqualTo(200);
        assertThat(nobody.get("/login").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("a wrong password and an unknown user are refused alike")
    void wrong() {
        Caller.Answer wrong = Caller.nobody(port).logIn("login-mentor", "other");
        Caller.Answer unknown = Caller.nobody(port).logIn("nobody-at-all", "demo");
        assertThat(wrong.location()).endsWith("/login?error");
        assertThat(unknown.location()).endsWith("/login?error");
        assertThat(Caller.program(port, "login-mentor", "other")
                        .get("/engine-rest/task?maxResults=1")
                        .status())
                .isEqualTo(401);
        assertThat(Caller.program(port, "login-mentor", "")
                        .get("/engine-rest/task?maxResults=1")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("one login serves Tasklist, its interface and /api; logging out ends them all")
    void oneLogin() {
        Caller mentor = Caller.person(port, "login-mentor");
        Caller.Answer tasklist = mentor.get("/camunda/app/tasklist/default/");
        assertThat(tasklist.status()).isEqualTo(200);
        assertThat(tasklist.header("Content-Security-Policy")).contains("nonce-");
        assertThat(mentor.get("/camunda/api/engine/engine/default/task?maxResults=5")
                        .status())
                .isEqualTo(200);
        assertThat(mentor.get("/api/demo/clock").status()).isEqualTo(200);
        Caller.Answer me = mentor.get("/camunda/api/admin/auth/user/default");
        assertThat(me.json().path("userId").asText()).isEqualTo("login-mentor");
        assertThat(me.json().path("authorizedApps").toString())
                .contains("tasklist")
                .doesNotContain("cockpit");

        assertThat(mentor.post("/camunda/api/admin/auth/user/default/logout", null)
                        .status())
                .isEqualTo(204);
        assertThat(mentor.get("/camunda/api/engine/engine/default/task?maxResults=5")
                        .status())
                .isEqualTo(401);
        assertThat(mentor.get("/camunda/app/tasklist/default/").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("a role that is taken away counts from the next request, whoever has left is logged out")
    void changes() {
        Caller manager = Caller.person(port, "login-manager");
        assertThat(manager.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(200);
        staff.member("login-manager", "MENTOR", "login-school");
        assertThat(manager.get("/camunda/api/admin/auth/user/default")
                        .json()
                        .path("authorizedApps")
                        .toString())
                .doesNotContain("cockpit");
        assertThat(manager.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .status())
                .isEqualTo(403);
        staff.member("login-manager", "MENTOR", "login-school", LocalDate.of(2020, 1, 1));
        assertThat(manager.get("/camunda/api/engine/engine/default/task?maxResults=5")
                        .status())
                .isEqualTo(401);
        assertThat(Caller.program(port, "login-manager")
                        .get("/engine-rest/task?maxResults=5")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("a page of another site cannot act with this user's session")
    void crossSite() {
        Caller mentor = Caller.person(port, "login-mentor");
        HttpRequest.Builder forged = mentor.request("/api/demo/clock")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"P1D\"}"));
        assertThat(mentor.send(forged).status()).isEqualTo(403);
        HttpRequest.Builder elsewhere = mentor.request("/api/demo/clock")
                .header("Content-Type", "application/json")
                .header("Origin", "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"P1D\"}"));
        assertThat(mentor.send(elsewhere).status()).isEqualTo(403);
        HttpRequest.Builder login = Caller.nobody(port)
                .request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=login-mentor&password=demo"));
        assertThat(Caller.nobody(port).send(login).location()).doesNotEndWith("/");
    }

    @Test
    @DisplayName(
            "the login page is Swedish, says what it protects itself with, and clears what forms left in the browser")
    void page() {
        Caller.Answer page = Caller.nobody(port).get("/login");
        assertThat(page.body()).contains("lang=\"sv\"", "Logga in", "width=device-width", "/assets/login.js");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Set-Cookie") + page.response().headers().allValues("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(Caller.nobody(port).get("/assets/login.js").body()).contains("camunda-form:");
    }
}
