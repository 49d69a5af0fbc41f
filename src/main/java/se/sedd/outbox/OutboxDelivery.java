package se.sedd.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.outbox.MessageInHand.FileInHand;
import se.sedd.outbox.OutboxRegister.Leased;
import se.sedd.register.Register;
import se.sedd.register.School;

/**
 * Carries what waits to its channel. A few messages are leased at a time, so that of several nodes one tries each; what is sent is
 * sent outside every transaction, and marked afterwards. A process that dies between the two leaves a message that is sent
 * again, under the same identity, once the lease has ended.
 */
@Component
class OutboxDelivery {

    private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final int AT_ONCE = 10;
    private static final int FAILURES_IN_A_ROW = 2;
    private static final Duration ONE_TRY = Duration.ofSeconds(MessageChannel.SECONDS_AT_MOST);
    private static final Duration LEASE = ONE_TRY.multipliedBy(FAILURES_IN_A_ROW + 1);
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30));

    private final OutboxRegister messages;
    private final Map<Channel, MessageChannel> channels = new EnumMap<>(Channel.class);
    private final Holds holds;
    private final ObjectProvider<OutboxListener> listeners;
    private final UndeliveredNote note;
    private final OutboxFigures figures;
    private final Register register;
    private final Clock clock;
    private final TransactionTemplate apart;

    OutboxDelivery(
            OutboxRegister messages,
            List<MessageChannel> channels,
            Holds holds,
            ObjectProvider<OutboxListener> listeners,
            UndeliveredNote note,
            OutboxFigures figures,
            Register register,
            Clock clock,
            TransactionTemplate transaction) {
        this.messages = messages;
        channels.forEach(channel -> this.channels.put(channel.channel(), channel));
        this.holds = holds;
        this.listeners = listeners;
        this.note = note;
        this.figures = figures;
        this.register = register;
        this.clock = clock;
        this.apart = new TransactionTemplate(transaction.getTransactionManager());
        this.apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /** Tries everything that is due on the channel now. */
    void deliver(Channel channel) {
        while (deliverSome(channel)) {
            // until nothing is due
        }
    }

    private boolean deliverSome(Channel channel) {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        String lease = UUID.randomUUID().toString();
        List<Leased> batch = apart.execute(status -> messages.lease(channel, AT_ONCE, lease, now, until));
        try {
            int failedInARow = 0;
            for (Leased message : batch) {
                if (failedInARow == FAILURES_IN_A_ROW
                        || clock.instant().plus(ONE_TRY).isAfter(until)) {
                    break;
                }
                failedInARow = carry(message) ? 0 : failedInARow + 1;
            }
            return !batch.isEmpty() && failedInARow < FAILURES_IN_A_ROW;
        } finally {
            apart.executeWithoutResult(status -> messages.release(lease));
        }
    }

    /** @return false when the other side could not be reached or would not answer */
    private boolean carry(Leased message) {
        Instant now = clock.instant();
        boolean accepted = message.state() == MessageState.ACCEPTED;
        Optional<HoldReason> hold = accepted ? Optional.empty() : holds.reason(message.pupilRef(), message.topic());
        Optional<String> address = message.address().flatMap(written -> addressOf(message, written));
        MessageChannel channel = channels.get(message.channel());
        if (hold.isPresent()) {
            settle(message, MessageState.HELD_BACK, hold.map(Enum::name), Optional.empty());
        } else if (!message.usefulUntil().isAfter(now)) {
            giveUp(
                    message,
                    accepted ? Undelivered.NO_RECEIPT : message.lastFailure().orElse(Undelivered.EXPIRED));
        } else if (!accepted && address.isEmpty()) {
            giveUp(message, Undelivered.NO_ADDRESS);
        } else if (channel == null) {
            giveUp(message, Undelivered.NO_CHANNEL);
        } else {
            Optional<List<FileInHand>> files = files(message);
            if (files.isEmpty()) {
                giveUp(message, Undelivered.ATTACHMENT_LOST);
            } else if (apart.execute(status -> messages.tries(message, nextTry(message, now)))) {
                return conclude(message, attempt(channel, message, address.orElse(""), files.get()));
            }
        }
        return true;
    }

    private boolean conclude(Leased message, Attempt attempt) {
        if (attempt instanceof Attempt.Sent sent) {
            settle(message, MessageState.SENT, Optional.empty(), Optional.of(sent.receipt()));
        } else if (attempt instanceof Attempt.Accepted accepted) {
            Instant askAt = earliest(clock.instant().plus(WAITS.get(0)), message.usefulUntil());
            apart.executeWithoutResult(status -> messages.accepted(message, accepted.receipt(), askAt));
        } else if (attempt instanceof Attempt.Refused refused) {
            giveUp(message, refused.reason());
        } else if (attempt instanceof Attempt.Later later) {
            apart.executeWithoutResult(status -> messages.failed(message, later.reason()));
            return later.reason() != Undelivered.TIMED_OUT;
        }
        return true;
    }

    /** An e-mail address as it is, a telephone number with its country. */
    private Optional<String> addressOf(Leased message, String written) {
        String country =
                register.school(message.schoolId()).map(School::country).orElse("");
        return message.channel() == Channel.SMS ? PhoneNumber.international(written, country) : Optional.of(written);
    }

    /** An exception of a mail library may carry an address: its kind is logged and nothing else. */
    private Attempt attempt(MessageChannel channel, Leased message, String address, List<FileInHand> files) {
        try {
            return message.state() == MessageState.ACCEPTED
                    ? channel.ask(message.receipt().orElseThrow())
                    : channel.send(new MessageInHand(
                            message.identity(),
                            address,
                            message.language(),
                            message.subject(),
                            message.text(),
                            files,
                            message.putAt()));
        } catch (RuntimeException e) {
            log.error(
                    "Message {} could not be tried: {}",
                    message.identity(),
                    e.getClass().getName());
            return new Attempt.Later(Undelivered.TIMED_OUT);
        }
    }

    /** The message's files as they were put; empty if one is not there or not the same any more. */
    private Optional<List<FileInHand>> files(Leased message) {
        try {
            return Optional.of(messages.attachments(message.messageId()).stream()
                    .map(stored -> {
                        byte[] content = messages.read(stored.attachment());
                        if (!OutboxRegister.sha256(content).equals(stored.sha256())) {
                            throw new IllegalStateException("An attachment has been changed");
                        }
                        return new FileInHand(
                                stored.attachment().fileName(),
                                stored.attachment().mediaType(),
                                content);
                    })
                    .toList());
        } catch (RuntimeException e) {
            log.error("Message {}: a file of it is lost or changed", message.identity());
            return Optional.empty();
        }
    }

    private void giveUp(Leased message, Undelivered reason) {
        settle(message, MessageState.UNDELIVERED, Optional.of(reason.name()), Optional.empty());
    }

    private void settle(Leased message, MessageState state, Optional<String> reason, Optional<String> receipt) {
        Instant now = clock.instant();
        MessageSettled settled = new MessageSettled(
                message.messageId(),
                message.topic(),
                message.channel(),
                message.pupilRef(),
                message.caseNumber(),
                message.schoolId(),
                state,
                reason.filter(code -> state == MessageState.UNDELIVERED).map(Undelivered::valueOf),
                reason.filter(code -> state == MessageState.HELD_BACK).map(HoldReason::valueOf),
                now);
        figures.settled(settled);
        try {
            apart.executeWithoutResult(status -> {
                if (messages.settle(message, state, reason, receipt, now, true)) {
                    tell(settled);
                }
            });
        } catch (RuntimeException e) {
            log.error("What became of message {} is told later", message.identity(), e);
            apart.executeWithoutResult(status -> messages.settle(message, state, reason, receipt, now, false));
        }
    }

    /** Tells again what a listener could not take in. */
    void tellTheUntold() {
        for (MessageSettled settled : messages.untold(AT_ONCE)) {
            try {
                apart.executeWithoutResult(status -> {
                    if (messages.told(settled.messageId())) {
                        tell(settled);
                    }
                });
            } catch (RuntimeException e) {
                log.error("What became of a message on {} is told later", settled.topic(), e);
            }
        }
    }

    private void tell(MessageSettled settled) {
        List<OutboxListener> itsOwn = listeners.stream()
                .filter(listener -> listener.topic() == settled.topic())
                .toList();
        itsOwn.forEach(listener -> listener.settled(settled));
        if (itsOwn.isEmpty() && settled.state() == MessageState.UNDELIVERED) {
            note.write(settled);
        }
    }

    private static Instant nextTry(Leased message, Instant now) {
        Duration wait = WAITS.get(Math.min(message.tries(), WAITS.size() - 1));
        return earliest(now.plus(wait), message.usefulUntil());
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
