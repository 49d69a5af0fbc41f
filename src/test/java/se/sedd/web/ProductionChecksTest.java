package se.sedd.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ProductionChecksTest {

    private static final Map<String, Object> SAFE = Map.of(
            "spring.datasource.url", "jdbc:postgresql://database/sedd",
            "spring.datasource.password", "a secret",
            "spring.security.oauth2.client.registration.school.client-id", "sedd",
            "camunda.bpm.authorization.enabled", "true",
            "server.servlet.session.cookie.secure", "true");

    @Test
    @DisplayName("production starts with safe settings, and says of every unsafe one which it is")
    void unsafe() {
        assertThatCode(() -> check(Map.of(), "production")).doesNotThrowAnyException();
        refuses("profile demo is active", Map.of(), "production", "demo");
        refuses("PostgreSQL", Map.of("spring.datasource.url", "jdbc:h2:mem:x"), "production");
        refuses("spring.datasource.password", Map.of("spring.datasource.password", " "), "production");
        refuses("sedd.admin", Map.of("sedd.admin", "admin"), "production");
        refuses("camunda.bpm.admin-user", Map.of("camunda.bpm.admin-user.id", "admin"), "production");
        refuses("authorization", Map.of("camunda.bpm.authorization.enabled", "false"), "production");
        refuses("cookie", Map.of("server.servlet.session.cookie.secure", "false"), "production");
        refuses("starttls.required", Map.of("spring.mail.host", "mail"), "production");
        refuses(
                "checkserveridentity",
                Map.of("spring.mail.host", "mail", "spring.mail.properties.mail.smtp.ssl.trust", "*"),
                "production");
        refuses("sedd.outbox.sms.url", Map.of("sedd.outbox.sms.url", "http://gateway"), "production");
        refuses("sedd.outbox.sms.secret", Map.of("sedd.outbox.sms.url", "https://gateway"), "production");
        assertThatCode(() -> check(
                        Map.of(
                                "spring.mail.host",
                                "mail",
                                "spring.mail.properties.mail.smtp.starttls.required",
                                "true",
                                "spring.mail.properties.mail.smtp.ssl.checkserveridentity",
                                "true",
                                "sedd.outbox.email.from",
                                "skolan@kommun.example",
                                "sedd.outbox.sms.url",
                                "https://gateway",
                                "sedd.outbox.sms.secret",
                                "a secret"),
                        "production"))
                .doesNotThrowAnyException();
        refuses("management", Map.of("management.endpoints.web.exposure.include", "*"), "production");
    }

    @Test
    @DisplayName("production without a login of its own does not start: no default account exists")
    void login() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles("production");
        assertThatThrownBy(() -> new ProductionChecks().postProcessEnvironment(environment, new SpringApplication()))
                .hasMessageContaining("No login is configured")
                .hasMessageContaining("PostgreSQL");
    }

    @Test
    @DisplayName("only the demo and production exist")
    void others() {
        refuses("Neither profile", Map.of(), "staging");
        assertThatCode(() -> check(Map.of(), "demo")).doesNotThrowAnyException();
    }

    private static void refuses(String reason, Map<String, Object> settings, String... profiles) {
        assertThatThrownBy(() -> check(settings, profiles)).hasMessageContaining(reason);
    }

    private static void check(Map<String, Object> settings, String... profiles) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profiles);
        environment.getPropertySources().addFirst(new MapPropertySource("safe", SAFE));
        environment.getPropertySources().addFirst(new MapPropertySource("changed", settings));
        new ProductionChecks().postProcessEnvironment(environment, new SpringApplication());
    }
}
