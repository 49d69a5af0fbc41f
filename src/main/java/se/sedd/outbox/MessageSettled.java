package se.sedd.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A message has come to its end.
 *
 * @param state {@code SENT}, {@code UNDELIVERED} or {@code HELD_BACK}
 * @param undelivered why, of an undelivered one
 * @param hold why, of one held back; see {@link HoldReason#isSecret()} before it is shown to anybody
 */
public record MessageSettled(
        String messageId,
        Topic topic,
        Channel channel,
        String pupilRef,
        Optional<String> caseNumber,
        String schoolId,
        MessageState state,
        Optional<Undelivered> undelivered,
        Optional<HoldReason> hold,
        Instant at) {}
