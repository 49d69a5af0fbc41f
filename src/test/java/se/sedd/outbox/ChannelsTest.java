package se.sedd.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("Which ways out there are")
class ChannelsTest {

    private final ApplicationContextRunner house = new ApplicationContextRunner()
            .withUserConfiguration(Channels.class, MailWriting.class)
            .withConfiguration(AutoConfigurations.of(
                    MailSenderAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    RestClientAutoConfiguration.class))
            .withPropertyValues("sedd.home=target/test-home/channels", "sedd.outbox.email.from=skolan@school.example");

    private final ApplicationContextRunner configured = house.withPropertyValues(
            "spring.mail.host=mail.example",
            "sedd.outbox.sms.url=https://sms.example",
            "sedd.outbox.sms.secret=a-secret");

    @Test
    @DisplayName("production: what is configured; the demo: files, whatever is configured")
    void channels() {
        configured
                .withPropertyValues("spring.profiles.active=production")
                .run(context -> assertThat(
                                context.getBeansOfType(MessageChannel.class).values())
                        .hasExactlyElementsOfTypes(SmtpChannel.class, SmsGateway.class));
        house.withPropertyValues("spring.profiles.active=production")
                .run(context -> assertThat(context).doesNotHaveBean(MessageChannel.class));
        configured
                .withPropertyValues("spring.profiles.active=demo")
                .run(context -> assertThat(
                                context.getBeansOfType(MessageChannel.class).values())
                        .hasOnlyElementsOfType(FileChannel.class)
                        .hasSize(2));
    }
}
