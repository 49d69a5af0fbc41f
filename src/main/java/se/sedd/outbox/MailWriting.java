package se.sedd.outbox;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import se.sedd.outbox.MessageInHand.FileInHand;

/** Writes a message as an e-mail, always under the same Message-ID (RFC 5322), so that a second copy can be told by it. */
@Component
class MailWriting {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final String from;

    MailWriting(OutboxSettings settings) {
        this.from = settings.email().from();
    }

    MimeMessage write(MessageInHand message, Session session) throws MessagingException {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId(message));
            }
        };
        boolean invites = message.files().stream().anyMatch(MailWriting::isCalendar);
        MimeMessageHelper written = new MimeMessageHelper(
                mail,
                message.files().isEmpty() || invites
                        ? MimeMessageHelper.MULTIPART_MODE_NO
                        : MimeMessageHelper.MULTIPART_MODE_MIXED,
                "UTF-8");
        written.setFrom(from);
        written.setTo(message.address());
        written.setSubject(message.subject());
        if (invites) {
            mail.setContent(textOrCalendar(message));
        } else {
            written.setText(message.text());
            for (FileInHand file : message.files()) {
                written.addAttachment(file.fileName(), new ByteArrayResource(file.content()), file.mediaType());
            }
        }
        mail.setHeader("Date", DATE.format(message.putAt().atOffset(ZoneOffset.UTC)));
        mail.setHeader("Content-Language", message.language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    private static boolean isCalendar(FileInHand file) {
        return file.mediaType().startsWith("text/calendar");
    }

    /**
     * The text and the calendar's request as two ways to say the same (RFC 6047): a mail program that knows the second asks the
     * reader whether to put it into the calendar, and the METHOD is read from the part's type. The same file is attached besides, for
     * programs that leave the opening to the reader.
     */
    private static MimeMultipart textOrCalendar(MessageInHand message) throws MessagingException {
        MimeMultipart ways = new MimeMultipart("alternative");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), "UTF-8");
        ways.addBodyPart(text);
        MimeBodyPart either = new MimeBodyPart();
        MimeMultipart whole = new MimeMultipart("mixed");
        whole.addBodyPart(either);
        for (FileInHand file : message.files()) {
            ways.addBodyPart(part(file, file.mediaType()));
            MimeBodyPart attached = part(file, "application/ics");
            attached.setFileName(file.fileName());
            whole.addBodyPart(attached);
        }
        either.setContent(ways);
        return whole;
    }

    private static MimeBodyPart part(FileInHand file, String mediaType) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), mediaType)));
        return part;
    }

    private String messageId(MessageInHand message) {
        return "<" + message.identity() + from.substring(from.lastIndexOf('@')).replace(">", "") + ">";
    }
}
