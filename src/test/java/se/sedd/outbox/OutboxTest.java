package se.sedd.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.SeddTest;
import se.sedd.followup.CaseTown;
import se.sedd.register.Register;

@SeddTest
@DisplayName("Outbox: what is told leaves if and only if it is true")
class OutboxTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Value("${sedd.home}")
    Path home;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("a message leaves with the commit, once, and is forgotten; one that is rolled back never leaves")
    void leavesWithTheCommit() throws Exception {
        CaseTown town = new CaseTown(context, port);
        String ref = context.getBean(Register.class)
                .pupil(town.pupil("tove"))
                .orElseThrow()
                .ref();
        OutgoingMessage message = message(ref, town.id(), Optional.of("guardian@example.org"));

        assertThatThrownBy(() -> outbox.put(message)).isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            outbox.put(message(ref, town.id(), Optional.of("guardian@example.org")));
            status.setRollbackOnly();
        });
        assertThat(rows(ref)).isZero();

        assertThat(transaction.<Boolean>execute(status -> outbox.put(message))).isTrue();
        assertThat(transaction.<Boolean>execute(status -> outbox.put(message))).isFalse();
        assertThat(rows(ref)).isOne();
        assertThat(state(message)).isEqualTo("SENT");
        String identity = OutboxRegister.sha256(message.messageId().getBytes()).substring(0, 40);
        assertThat(Files.readString(home.resolve("outbox/email/" + identity + ".eml")))
                .contains("Message-ID: <" + identity + "@example.org>", "Hej");
        assertThat(jdbc.sql("select coalesce(address, '') || coalesce(content, '') || coalesce(subject, '')"
                                + " from sedd.outgoing_message where message_id = ?")
                        .param(message.messageId())
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    @DisplayName("without an address it is undelivered at once, and the mentor is told")
    void noAddress() {
        CaseTown town = new CaseTown(context, port);
        String ref = context.getBean(Register.class)
                .pupil(town.pupil("tove"))
                .orElseThrow()
                .ref();
        OutgoingMessage message = message(ref, town.id(), Optional.of(" "));
        transaction.executeWithoutResult(status -> outbox.put(message));
        assertThat(state(message)).isEqualTo("UNDELIVERED");
        assertThat(town.as(town.user("mentor")).get("/api/notes").body()).contains("kom inte fram");
    }

    private int rows(String pupilRef) {
        return jdbc.sql("select count(*) from sedd.outgoing_message where pupil_ref = ?")
                .param(pupilRef)
                .query(Integer.class)
                .single();
    }

    private String state(OutgoingMessage message) {
        return jdbc.sql("select state from sedd.outgoing_message where message_id = ?")
                .param(message.messageId())
                .query(String.class)
                .single();
    }

    private OutgoingMessage message(String pupilRef, String schoolId, Optional<String> address) {
        return new OutgoingMessage(
                "test/" + UUID.randomUUID(),
                Topic.MEETING,
                Channel.EMAIL,
                address,
                "sv",
                "Från skolan",
                "Hej!",
                List.of(),
                pupilRef,
                Optional.empty(),
                schoolId,
                clock.instant().plus(Duration.ofHours(8)));
    }
}
