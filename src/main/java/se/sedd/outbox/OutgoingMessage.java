package se.sedd.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message to one recipient.
 *
 * @param messageId made by the caller from what the message is about, so that the same message has the same id whenever it is
 *     put: for example {@code same-day-notice/PUPIL-REF/2026-03-16/guardian-1/email}. Letters, digits and {@code . _ / -}, at
 *     most 150; never a name, a pupil's id of the register or an address
 * @param address e-mail address or telephone number; empty or blank where the register has none, which settles the message as
 *     undelivered
 * @param language BCP 47
 * @param subject of an e-mail; an SMS has none
 * @param text plain text, at most 20,000 characters
 * @param attachments to an e-mail
 * @param pupilRef the pupil's random reference
 * @param schoolId the school that sends it
 * @param usefulUntil the latest instant at which it is of use: what has not left by then never does
 */
public record OutgoingMessage(
        String messageId,
        Topic topic,
        Channel channel,
        Optional<String> address,
        String language,
        String subject,
        String text,
        List<Attachment> attachments,
        String pupilRef,
        Optional<String> caseNumber,
        String schoolId,
        Instant usefulUntil) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._/-]{1,150}");

    public OutgoingMessage {
        if (!ID.matcher(messageId).matches()) {
            throw new IllegalArgumentException("A message id has letters, digits, '.', '_', '/' and '-', at most 150");
        }
        if (channel == Channel.SMS && !attachments.isEmpty()) {
            throw new IllegalArgumentException("An SMS carries no file");
        }
        address = address.map(String::strip).filter(given -> !given.isEmpty());
        attachments = List.copyOf(attachments);
    }

    /** Without what it says and to whom. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + messageId + "]";
    }
}
