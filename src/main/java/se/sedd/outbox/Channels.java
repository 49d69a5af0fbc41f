package se.sedd.outbox;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.web.client.RestClient;

/** Which ways out there are. The demo has files alone, whatever is configured: nothing of it may reach anybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class Channels {

    private static final Duration SMS_ANSWER = Duration.ofSeconds(15);

    @Bean
    @Profile("demo")
    MessageChannel emailFiles(MailWriting mails, @Value("${sedd.home}") Path home) {
        return new FileChannel(Channel.EMAIL, mails, home.resolve("outbox"));
    }

    @Bean
    @Profile("demo")
    MessageChannel smsFiles(MailWriting mails, @Value("${sedd.home}") Path home) {
        return new FileChannel(Channel.SMS, mails, home.resolve("outbox"));
    }

    @Bean
    @Profile("!demo")
    @ConditionalOnProperty("spring.mail.host")
    MessageChannel mailServer(JavaMailSenderImpl server, MailWriting mails) {
        return new SmtpChannel(server, mails);
    }

    @Bean
    @Profile("!demo")
    @ConditionalOnProperty("sedd.outbox.sms.url")
    MessageChannel smsGateway(OutboxSettings settings, RestClient.Builder client) {
        return new SmsGateway(settings.sms(), client, SMS_ANSWER);
    }
}
