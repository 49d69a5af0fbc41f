package se.sedd.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Production does not start with the demo's clock or accounts, nor with any other unsafe setting, and says which. */
public class ProductionChecks implements EnvironmentPostProcessor, Ordered {

    /** The settings that are unsafe, one sentence each. */
    public static class UnsafeSettings extends RuntimeException {
        private final List<String> reasons;

        UnsafeSettings(List<String> reasons) {
            super("Sedd does not start in production: " + String.join(" ", reasons));
            this.reasons = List.copyOf(reasons);
        }
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        List<String> reasons = new ArrayList<>();
        if (!demo && !production) {
            reasons.add("Neither profile, demo or production, is active: "
                    + Arrays.toString(environment.getActiveProfiles()) + ".");
        }
        if (production) {
            reasons.addAll(unsafe(environment, demo));
        }
        if (!reasons.isEmpty()) {
            throw new UnsafeSettings(reasons);
        }
    }

    private static List<String> unsafe(ConfigurableEnvironment settings, boolean demo) {
        List<String> reasons = new ArrayList<>();
        String url = settings.getProperty("spring.datasource.url", "");
        refuseIf(reasons, demo, "The profile demo is active beside production: its clock and accounts are not safe.");
        refuseIf(
                reasons,
                !url.startsWith("jdbc:postgresql:"),
                "spring.datasource.url does not name a PostgreSQL database (jdbc:postgresql:…).");
        refuseIf(
                reasons,
                settings.getProperty("spring.datasource.password", "").isBlank(),
                "spring.datasource.password is empty.");
        refuseIf(
                reasons,
                !hasOidc(settings),
                "No login is configured: name the OpenID Connect provider under"
                        + " spring.security.oauth2.client.registration and spring.security.oauth2.client.provider.");
        refuseIf(
                reasons,
                !settings.getProperty("sedd.admin", "").isBlank(),
                "sedd.admin names an account that is in no register: give the group camunda-admin to members of staff.");
        refuseIf(
                reasons,
                settings.containsProperty("camunda.bpm.admin-user.id"),
                "camunda.bpm.admin-user is set: it makes an account with a default password.");
        refuseIf(
                reasons,
                !settings.getProperty("camunda.bpm.authorization.enabled", Boolean.class, false),
                "camunda.bpm.authorization.enabled is false: everyone could read every task.");
        refuseIf(
                reasons,
                !settings.getProperty("server.servlet.session.cookie.secure", Boolean.class, false),
                "server.servlet.session.cookie.secure is false: the session could be read on the way.");
        refuseIf(
                reasons,
                settings.getProperty("management.endpoints.web.exposure.include", "")
                        .contains("*"),
                "management.endpoints.web.exposure.include is *: it would show secrets.");
        reasons.addAll(unsafeMessages(settings));
        return reasons;
    }

    /** Messages name pupils: on the way to the mail server and the SMS gateway nobody may read them. */
    private static List<String> unsafeMessages(ConfigurableEnvironment settings) {
        List<String> reasons = new ArrayList<>();
        String sms = settings.getProperty("sedd.outbox.sms.url", "");
        if (!settings.getProperty("spring.mail.host", "").isBlank()) {
            String mail = "spring.mail.properties.mail.smtp";
            boolean fromTheStart =
                    settings.getProperty("spring.mail.protocol", "smtp").equals("smtps")
                            || settings.getProperty("spring.mail.ssl.enabled", Boolean.class, false)
                            || settings.getProperty(mail + ".ssl.enable", Boolean.class, false);
            refuseIf(
                    reasons,
                    !fromTheStart && !settings.getProperty(mail + ".starttls.required", Boolean.class, false),
                    mail + ".starttls.required is false: messages could go to the mail server unencrypted.");
            refuseIf(
                    reasons,
                    !settings.getProperty(mail + ".ssl.checkserveridentity", Boolean.class, false)
                            || !settings.getProperty(mail + ".ssl.trust", "").isBlank(),
                    mail
                            + ".ssl.checkserveridentity is false or ssl.trust is set: anybody could pose as the mail server.");
            refuseIf(
                    reasons,
                    settings.getProperty("sedd.outbox.email.from", "").endsWith("example.org"),
                    "sedd.outbox.email.from is the demo's: name the school's own sender.");
        }
        refuseIf(
                reasons,
                !sms.isBlank() && !sms.startsWith("https://"),
                "sedd.outbox.sms.url is not https: messages could be read on the way.");
        refuseIf(
                reasons,
                !sms.isBlank()
                        && settings.getProperty("sedd.outbox.sms.secret", "").isBlank(),
                "sedd.outbox.sms.secret is empty: the gateway would take messages from anybody.");
        return reasons;
    }

    private static boolean hasOidc(ConfigurableEnvironment settings) {
        return settings.getPropertySources().stream()
                .filter(org.springframework.core.env.EnumerablePropertySource.class::isInstance)
                .map(org.springframework.core.env.EnumerablePropertySource.class::cast)
                .flatMap(source -> Arrays.stream(source.getPropertyNames()))
                .anyMatch(name -> name.startsWith("spring.security.oauth2.client.registration.")
                        || name.startsWith("SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_"));
    }

    private static void refuseIf(List<String> reasons, boolean unsafe, String reason) {
        if (unsafe) {
            reasons.add(reason);
        }
    }

    /** After the configuration files have been read, before anything is created. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    /** Prints the reasons instead of a stack trace. */
    public static class Analyzer extends AbstractFailureAnalyzer<UnsafeSettings> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, UnsafeSettings unsafe) {
            return new FailureAnalysis(
                    "Sedd does not start with these settings:\n - " + String.join("\n - ", unsafe.reasons),
                    "Correct them, or start the demo with --spring.profiles.active=demo.",
                    unsafe);
        }
    }
}
