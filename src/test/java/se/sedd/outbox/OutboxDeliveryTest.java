package se.sedd.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.SeddTest;
import se.sedd.calendar.SeddClock;
import se.sedd.followup.CaseTown;
import se.sedd.register.Register;

/** The delivery with channels, listeners and a clock of the test's own, on the application's database. */
@SeddTest
@DisplayName("Outbox: whatever happens on the way, each message comes to one end")
class OutboxDeliveryTest {

    private static final String ADDRESS = "zyqvist.kanarie@example.org";
    private static final String TEXT = "Zyqvist saknas i dag";

    /** Answers as it is told, and remembers what it was given. */
    private static final class Post implements MessageChannel {
        final List<MessageInHand> taken = Collections.synchronizedList(new ArrayList<>());
        final Channel channel;
        Function<MessageInHand, Attempt> answer = message -> new Attempt.Sent("receipt");
        Attempt asked = new Attempt.Later(Undelivered.NO_RECEIPT);

        Post(Channel channel) {
            this.channel = channel;
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public Attempt send(MessageInHand message) {
            taken.add(message);
            return answer.apply(message);
        }

        @Override
        public Attempt ask(String receipt) {
            return asked;
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batch;

    @Autowired
    Holds holds;

    @Value("${sedd.home}")
    Path home;

    @LocalServerPort
    int port;

    private final Post email = new Post(Channel.EMAIL);
    private final Post sms = new Post(Channel.SMS);
    private final List<MessageSettled> told = Collections.synchronizedList(new ArrayList<>());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private boolean deaf;
    private SeddClock clock;
    private CaseTown town;
    private String pupilRef;
    private OutboxRegister messages;
    private OutboxDelivery delivery;

    @BeforeEach
    void postOffice() {
        town = new CaseTown(context, port);
        pupilRef = context.getBean(Register.class)
                .pupil(town.pupil("tove"))
                .orElseThrow()
                .ref();
        clock = SeddClock.standingAt(context.getBean(SeddClock.class).instant());
        messages = new OutboxRegister(jdbc, batch, clock, home);
        delivery = delivery();
        log.start();
        root().addAppender(log);
    }

    /** Nothing of any test stays behind, and nothing of it stands in the log. */
    @AfterEach
    void nothingLeft() {
        root().detachAppender(log);
        assertThat(log.list)
                .extracting(event -> event.getFormattedMessage()
                        + Optional.ofNullable(event.getThrowableProxy())
                                .map(ThrowableProxyUtil::asString)
                                .orElse(""))
                .noneMatch(line -> line.toLowerCase().contains("zyqvist") || line.contains("174 06 05"));
        assertThat(jdbc.sql("""
                                select count(*) from sedd.outgoing_message
                                where pupil_ref = ? and (state in ('WAITING', 'ACCEPTED') or address is not null
                                  or content is not null or subject is not null or lease is not null)
                                """).param(pupilRef).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName(
            "a process that dies between sending and marking: sent again, as the same message, once its lease has ended")
    void killed() {
        OutgoingMessage message = put(Channel.EMAIL, Topic.MEETING, List.of());
        Instant now = clock.instant();
        OutboxRegister.Leased leased = transaction
                .execute(status -> messages.lease(Channel.EMAIL, 10, "the dead", now, now.plus(Duration.ofMinutes(6))))
                .get(0);
        transaction.executeWithoutResult(status -> messages.tries(leased, now.plus(Duration.ofMinutes(1))));
        email.send(inHand(leased));

        pass(Duration.ofMinutes(5));
        assertThat(email.taken).as("the other may still be at it").hasSize(1);
        pass(Duration.ofMinutes(2));
        assertThat(email.taken).hasSize(2).extracting(MessageInHand::identity).containsOnly(leased.identity());
        assertThat(state(message)).isEqualTo("SENT");
        transaction.executeWithoutResult(status -> assertThat(messages.settle(
                        leased, MessageState.UNDELIVERED, Optional.empty(), Optional.empty(), now, true))
                .as("the dead may mark nothing any more")
                .isFalse());
        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("several deliverers at once send each message once")
    void atOnce() {
        List<OutgoingMessage> sixty = IntStream.range(0, 60)
                .mapToObj(n -> message(Channel.EMAIL, Topic.MEETING, Optional.of(ADDRESS), List.of()))
                .toList();
        transaction.executeWithoutResult(status -> messages.add(sixty));
        email.answer = message -> {
            Thread.yield();
            return new Attempt.Sent("receipt");
        };
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(
                                n -> CompletableFuture.runAsync(() -> delivery().deliver(Channel.EMAIL)))
                        .toArray(CompletableFuture[]::new))
                .join();
        delivery.deliver(Channel.EMAIL);
        assertThat(email.taken).extracting(MessageInHand::identity).hasSize(60).doesNotHaveDuplicates();
        assertThat(told).hasSize(60);
    }

    @Test
    @DisplayName("a hold that comes between put and delivery stops it for good; an authority is told nevertheless")
    void heldBack() {
        OutgoingMessage home = put(Channel.EMAIL, Topic.MEETING, List.of());
        OutgoingMessage authority = put(Channel.EMAIL, Topic.ORGANISER_NOTICE, List.of());
        PupilHold hold = holds.begin(pupilRef, HoldReason.CONCERN, town.user("mentor"), Optional.empty());
        delivery.deliver(Channel.EMAIL);
        assertThat(state(home)).isEqualTo("HELD_BACK");
        assertThat(told)
                .extracting(MessageSettled::hold)
                .containsExactlyInAnyOrder(Optional.of(HoldReason.CONCERN), Optional.empty());
        assertThat(state(authority)).isEqualTo("SENT");
        assertThat(town.as(town.user("mentor")).get("/api/notes").body())
                .as("nobody is asked to do by hand what is held")
                .doesNotContain("kom inte fram");

        assertThat(holds.end(hold, town.user("principal"))).isTrue();
        pass(Duration.ofHours(1));
        assertThat(email.taken).hasSize(1);
    }

    @Test
    @DisplayName(
            "a server that hangs is tried with growing waits until the message is worthless, and holds up no other channel")
    void timesOut() {
        List<OutgoingMessage> five = IntStream.range(0, 5)
                .mapToObj(n -> put(Channel.EMAIL, Topic.MEETING, List.of()))
                .toList();
        email.answer = message -> new Attempt.Later(Undelivered.TIMED_OUT);
        delivery.deliver(Channel.EMAIL);
        assertThat(email.taken).as("who hangs twice is left alone").hasSize(2);
        OutgoingMessage other = put(Channel.SMS, Topic.MEETING, List.of());
        delivery.deliver(Channel.SMS);
        assertThat(state(other)).isEqualTo("SENT");
        assertThat(sms.taken).extracting(MessageInHand::address).containsExactly("+46701740605");

        for (int minute = 0; minute < 8 * 60; minute++) {
            pass(Duration.ofMinutes(1));
        }
        assertThat(five).extracting(this::state).containsOnly("UNDELIVERED");
        assertThat(five).extracting(this::reason).containsOnly("TIMED_OUT");
        assertThat(email.taken).hasSizeBetween(5 * 10, 5 * 25);
    }

    @Test
    @DisplayName("an SMS is there when the gateway says so; one sent back, or never heard of again, is undelivered")
    void receipts() {
        sms.answer = message -> new Attempt.Accepted("g-17");
        OutgoingMessage arrives = put(Channel.SMS, Topic.MEETING, List.of());
        delivery.deliver(Channel.SMS);
        assertThat(state(arrives)).isEqualTo("ACCEPTED");
        pass(Duration.ofMinutes(2));
        sms.asked = new Attempt.Sent("g-17");
        pass(Duration.ofMinutes(3));
        assertThat(state(arrives)).isEqualTo("SENT");

        OutgoingMessage bounces = put(Channel.SMS, Topic.MEETING, List.of());
        sms.asked = new Attempt.Refused(Undelivered.BOUNCED);
        delivery.deliver(Channel.SMS);
        pass(Duration.ofMinutes(2));
        assertThat(reason(bounces)).isEqualTo("BOUNCED");

        OutgoingMessage silent = put(Channel.SMS, Topic.MEETING, List.of());
        sms.asked = new Attempt.Later(Undelivered.TIMED_OUT);
        delivery.deliver(Channel.SMS);
        pass(Duration.ofHours(9));
        assertThat(reason(silent)).isEqualTo("NO_RECEIPT");
        assertThat(sms.taken).hasSize(3);
    }

    @Test
    @DisplayName("a file goes with the message as it was when the message was put, or not at all")
    void files() throws Exception {
        Files.createDirectories(home.resolve("letters"));
        Path file = Files.writeString(home.resolve("letters/" + UUID.randomUUID() + ".pdf"), "as it was");
        Attachment attachment = new Attachment(
                "brev.pdf", "application/pdf", home.relativize(file).toString());
        OutgoingMessage sent = put(Channel.EMAIL, Topic.LETTER, List.of(attachment));
        delivery.deliver(Channel.EMAIL);
        assertThat(state(sent)).isEqualTo("SENT");
        assertThat(email.taken.get(0).files().get(0).content()).asString().isEqualTo("as it was");

        OutgoingMessage changed = put(Channel.EMAIL, Topic.LETTER, List.of(attachment));
        Files.writeString(file, "another");
        delivery.deliver(Channel.EMAIL);
        assertThat(reason(changed)).isEqualTo("ATTACHMENT_LOST");
        Files.delete(file);
    }

    @Test
    @DisplayName("a listener that fails hears it again, and the message is not sent again for that")
    void deafListener() {
        OutgoingMessage message = put(Channel.EMAIL, Topic.MEETING, List.of());
        deaf = true;
        delivery.deliver(Channel.EMAIL);
        assertThat(state(message)).isEqualTo("SENT");
        deaf = false;
        delivery.tellTheUntold();
        delivery.tellTheUntold();
        assertThat(told).extracting(MessageSettled::messageId).containsExactly(message.messageId());
        pass(Duration.ofHours(1));
        assertThat(email.taken).hasSize(1);
    }

    private OutboxDelivery delivery() {
        Map<String, Object> listeners =
                Map.of("meetings", listener(Topic.MEETING), "organisers", listener(Topic.ORGANISER_NOTICE));
        return new OutboxDelivery(
                messages,
                List.of(email, sms),
                holds,
                new StaticListableBeanFactory(listeners).getBeanProvider(OutboxListener.class),
                context.getBean(UndeliveredNote.class),
                context.getBean(OutboxFigures.class),
                context.getBean(Register.class),
                clock,
                transaction);
    }

    private OutboxListener listener(Topic topic) {
        return new OutboxListener() {
            @Override
            public Topic topic() {
                return topic;
            }

            @Override
            public void settled(MessageSettled message) {
                if (deaf) {
                    throw new IllegalStateException("Not now");
                }
                told.add(message);
            }
        };
    }

    private void pass(Duration time) {
        clock.moveTo(clock.instant().plus(time));
        delivery.deliver(Channel.EMAIL);
        delivery.deliver(Channel.SMS);
    }

    private OutgoingMessage put(Channel channel, Topic topic, List<Attachment> files) {
        OutgoingMessage message =
                message(channel, topic, Optional.of(channel == Channel.SMS ? "070-174 06 05" : ADDRESS), files);
        transaction.executeWithoutResult(status -> messages.add(List.of(message)));
        return message;
    }

    private OutgoingMessage message(Channel channel, Topic topic, Optional<String> address, List<Attachment> files) {
        return new OutgoingMessage(
                "test/" + UUID.randomUUID(),
                topic,
                channel,
                address,
                "sv",
                "Från skolan",
                TEXT,
                files,
                pupilRef,
                Optional.empty(),
                town.id(),
                clock.instant().plus(Duration.ofHours(8)));
    }

    private static MessageInHand inHand(OutboxRegister.Leased leased) {
        return new MessageInHand(
                leased.identity(), ADDRESS, "sv", leased.subject(), leased.text(), List.of(), leased.putAt());
    }

    private String state(OutgoingMessage message) {
        return column(message, "state");
    }

    private String reason(OutgoingMessage message) {
        return column(message, "reason");
    }

    private String column(OutgoingMessage message, String column) {
        return jdbc.sql("select " + column + " from sedd.outgoing_message where message_id = ?")
                .param(message.messageId())
                .query(String.class)
                .single();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
