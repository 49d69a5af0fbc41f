package se.sedd.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages in the database. */
@Component
class OutboxRegister {

    private static final int ASKED_AT_ONCE = 100;

    /** A message that one deliverer holds until its lease ends. */
    record Leased(
            String messageId,
            Topic topic,
            Channel channel,
            MessageState state,
            Optional<Undelivered> lastFailure,
            String pupilRef,
            Optional<String> caseNumber,
            String schoolId,
            String language,
            Optional<String> address,
            String subject,
            String text,
            Instant putAt,
            Instant usefulUntil,
            int tries,
            Optional<String> receipt,
            String lease) {

        /** Which message this is to the world outside: the same at every try, and nothing can be read from it. */
        String identity() {
            return sha256(messageId.getBytes(StandardCharsets.UTF_8)).substring(0, 40);
        }

        /** Without what it says and to whom. */
        @Override
        public String toString() {
            return "Leased[" + identity() + "]";
        }
    }

    /**
     * What has not left yet.
     *
     * @param oldest when the oldest of them was put
     */
    record Waiting(int messages, Optional<Instant> oldest) {}

    /** A file of a message, as it was when the message was put. */
    record StoredAttachment(Attachment attachment, String sha256) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;
    private final Path home;

    OutboxRegister(JdbcClient jdbc, JdbcTemplate batch, Clock clock, @Value("${sedd.home}") Path home) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
        this.home = home;
    }

    /** Adds those whose id is not there yet. */
    int add(List<OutgoingMessage> several) {
        Map<String, OutgoingMessage> wanted = new LinkedHashMap<>();
        several.forEach(message -> wanted.putIfAbsent(message.messageId(), message));
        wanted.keySet().removeAll(known(List.copyOf(wanted.keySet())));
        OffsetDateTime now = at(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> files = new ArrayList<>();
        for (OutgoingMessage message : wanted.values()) {
            rows.add(new Object[] {
                message.messageId(),
                message.topic().name(),
                message.channel().name(),
                message.pupilRef(),
                message.caseNumber().orElse(null),
                message.schoolId(),
                message.language(),
                message.address().orElse(null),
                message.subject(),
                message.text(),
                sha256((message.subject() + "\n" + message.text()).getBytes(StandardCharsets.UTF_8)),
                now,
                at(message.usefulUntil()),
                now
            });
            int seq = 0;
            for (Attachment file : message.attachments()) {
                files.add(new Object[] {
                    message.messageId(), ++seq, file.fileName(), file.mediaType(), file.path(), sha256(read(file))
                });
            }
        }
        if (!rows.isEmpty()) {
            batch.batchUpdate("""
                    insert into sedd.outgoing_message
                      (message_id, topic, channel, state, pupil_ref, case_number, school_id, language, address, subject, content,
                       content_sha256, put_at, useful_until, tries, next_try_at, told)
                    values (?, ?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, false)
                    """, rows);
        }
        if (!files.isEmpty()) {
            batch.batchUpdate("""
                    insert into sedd.outgoing_attachment (message_id, seq, file_name, media_type, path, sha256)
                    values (?, ?, ?, ?, ?, ?)
                    """, files);
        }
        return rows.size();
    }

    private Set<String> known(List<String> messageIds) {
        Set<String> known = new HashSet<>();
        for (int from = 0; from < messageIds.size(); from += ASKED_AT_ONCE) {
            known.addAll(jdbc.sql("select message_id from sedd.outgoing_message where message_id in (:ids)")
                    .param("ids", messageIds.subList(from, Math.min(from + ASKED_AT_ONCE, messageIds.size())))
                    .query(String.class)
                    .list());
        }
        return known;
    }

    /** Takes what is due on the channel, the longest due first, so that nobody else tries it before the lease ends. */
    List<Leased> lease(Channel channel, int atMost, String lease, Instant now, Instant until) {
        List<String> due = jdbc.sql("""
                        select message_id from sedd.outgoing_message
                        where channel = :channel and next_try_at <= :now and (leased_until is null or leased_until <= :now)
                        order by next_try_at, message_id
                        fetch first :most rows only
                        for update skip locked
                        """)
                .param("channel", channel.name())
                .param("now", at(now))
                .param("most", atMost)
                .query(String.class)
                .list();
        if (due.isEmpty()) {
            return List.of();
        }
        jdbc.sql("update sedd.outgoing_message set lease = :lease, leased_until = :until where message_id in (:due)")
                .param("lease", lease)
                .param("until", at(until))
                .param("due", due)
                .update();
        return jdbc.sql("select * from sedd.outgoing_message where lease = :lease order by next_try_at, message_id")
                .param("lease", lease)
                .query((row, n) -> leased(row))
                .list();
    }

    /** Counts the try before it is made, so that a message on which the process dies waits longer each time as well. */
    boolean tries(Leased message, Instant nextTryAt) {
        return jdbc.sql("""
                        update sedd.outgoing_message set tries = tries + 1, next_try_at = :next
                        where message_id = :id and lease = :lease
                        """)
                        .param("next", at(nextTryAt))
                        .param("id", message.messageId())
                        .param("lease", message.lease())
                        .update()
                == 1;
    }

    /** The try has failed; it is made again when it was said to be. */
    void failed(Leased message, Undelivered reason) {
        jdbc.sql("""
                        update sedd.outgoing_message set reason = :reason, lease = null, leased_until = null
                        where message_id = :id and lease = :lease
                        """)
                .param("reason", reason.name())
                .param("id", message.messageId())
                .param("lease", message.lease())
                .update();
    }

    /** The gateway has it: what it says is forgotten, whether it arrives is asked. */
    void accepted(Leased message, String receipt, Instant askAt) {
        jdbc.sql("""
                        update sedd.outgoing_message
                        set state = 'ACCEPTED', receipt = :receipt, tries = 0, next_try_at = :ask, reason = null,
                            address = null, subject = null, content = null, lease = null, leased_until = null
                        where message_id = :id and lease = :lease
                        """)
                .param("receipt", receipt)
                .param("ask", at(askAt))
                .param("id", message.messageId())
                .param("lease", message.lease())
                .update();
    }

    /**
     * The message has come to its end.
     *
     * @param told whether its feature hears of it in this transaction
     * @return false when somebody else holds it by now, or has settled it
     */
    boolean settle(
            Leased message,
            MessageState state,
            Optional<String> reason,
            Optional<String> receipt,
            Instant now,
            boolean told) {
        return jdbc.sql("""
                        update sedd.outgoing_message
                        set state = :state, reason = :reason, receipt = coalesce(:receipt, receipt), settled_at = :now, told = :told,
                            next_try_at = null, address = null, subject = null, content = null, lease = null, leased_until = null
                        where message_id = :id and lease = :lease
                        """)
                        .param("state", state.name())
                        .param("reason", reason.orElse(null))
                        .param("receipt", receipt.orElse(null))
                        .param("now", at(now))
                        .param("told", told)
                        .param("id", message.messageId())
                        .param("lease", message.lease())
                        .update()
                == 1;
    }

    /** Nobody holds what this lease took and has not been tried. */
    void release(String lease) {
        jdbc.sql("update sedd.outgoing_message set lease = null, leased_until = null where lease = ?")
                .param(lease)
                .update();
    }

    /** Nobody holds anything, and what somebody held is due. */
    void releaseAll(Instant now) {
        jdbc.sql("""
                        update sedd.outgoing_message set lease = null, leased_until = null, next_try_at = ?
                        where lease is not null
                        """).param(at(now)).update();
    }

    /** Whose end its feature has not heard of yet, the oldest first. */
    List<MessageSettled> untold(int atMost) {
        return jdbc.sql("""
                        select * from sedd.outgoing_message where told = false and settled_at is not null
                        order by settled_at, message_id fetch first ? rows only
                        """).param(atMost).query((row, n) -> settled(row)).list();
    }

    /** @return false when it has been told by somebody else */
    boolean told(String messageId) {
        return jdbc.sql("update sedd.outgoing_message set told = true where message_id = ? and told = false")
                        .param(messageId)
                        .update()
                == 1;
    }

    List<StoredAttachment> attachments(String messageId) {
        return jdbc.sql("select * from sedd.outgoing_attachment where message_id = ? order by seq")
                .param(messageId)
                .query((row, n) -> new StoredAttachment(
                        new Attachment(row.getString("file_name"), row.getString("media_type"), row.getString("path")),
                        row.getString("sha256")))
                .list();
    }

    /** The earliest instant after the given one at which something is due; empty where nothing waits. */
    Optional<Instant> nextDueAfter(Instant instant) {
        return jdbc.sql("select min(next_try_at) as due from sedd.outgoing_message where next_try_at > ?")
                .param(at(instant))
                .query((row, n) -> Optional.ofNullable(row.getObject("due", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    Waiting waiting() {
        return jdbc.sql(
                        "select count(*) as messages, min(put_at) as oldest from sedd.outgoing_message where state = 'WAITING'")
                .query((row, n) -> new Waiting(
                        row.getInt("messages"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .single();
    }

    int undeliveredSince(Instant since) {
        return jdbc.sql("select count(*) from sedd.outgoing_message where state = 'UNDELIVERED' and settled_at >= ?")
                .param(at(since))
                .query(Integer.class)
                .single();
    }

    /** The file as it is now, wherever the home folder is. */
    byte[] read(Attachment file) {
        Path path = home.resolve(file.path()).normalize();
        if (!path.startsWith(home)) {
            throw new IllegalArgumentException("An attachment lies in the home folder");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("An attachment cannot be read", e);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Leased leased(ResultSet row) throws SQLException {
        return new Leased(
                row.getString("message_id"),
                Topic.valueOf(row.getString("topic")),
                Channel.valueOf(row.getString("channel")),
                MessageState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")).map(Undelivered::valueOf),
                row.getString("pupil_ref"),
                Optional.ofNullable(row.getString("case_number")),
                row.getString("school_id"),
                row.getString("language"),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("subject")).orElse(""),
                Optional.ofNullable(row.getString("content")).orElse(""),
                instant(row, "put_at"),
                instant(row, "useful_until"),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("receipt")),
                row.getString("lease"));
    }

    private static MessageSettled settled(ResultSet row) throws SQLException {
        MessageState state = MessageState.valueOf(row.getString("state"));
        Optional<String> reason = Optional.ofNullable(row.getString("reason"));
        return new MessageSettled(
                row.getString("message_id"),
                Topic.valueOf(row.getString("topic")),
                Channel.valueOf(row.getString("channel")),
                row.getString("pupil_ref"),
                Optional.ofNullable(row.getString("case_number")),
                row.getString("school_id"),
                state,
                reason.filter(code -> state == MessageState.UNDELIVERED).map(Undelivered::valueOf),
                reason.filter(code -> state == MessageState.HELD_BACK).map(HoldReason::valueOf),
                instant(row, "settled_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
