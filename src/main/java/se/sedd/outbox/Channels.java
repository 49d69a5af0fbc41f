package se.sedd.outbox;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Which ways out there are. */
@Configuration(proxyBeanMethods = false)
class Channels {

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
}
