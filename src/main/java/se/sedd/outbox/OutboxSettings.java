package se.sedd.outbox;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings below {@code sedd.outbox}; the mail server's are Spring's own ({@code spring.mail}). */
@ConfigurationProperties("sedd.outbox")
record OutboxSettings(Email email, @DefaultValue Sms sms) {

    /** @param from the sender of every e-mail; its domain stands in every Message-ID */
    record Email(String from) {}

    /**
     * @param url of the gateway; empty where there is none
     * @param secret the bearer token
     * @param from what the recipient sees as the sender
     * @param receipts whether the gateway can be asked if a message arrived
     */
    record Sms(
            Optional<String> url,
            @DefaultValue("") String secret,
            @DefaultValue("Skolan") String from,
            @DefaultValue("true") boolean receipts) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Sms[url=" + url.orElse("") + "]";
        }
    }
}
