package se.sedd.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's way out: every message becomes a file under {@code outbox/} in the home folder. A second copy replaces the first. */
class FileChannel implements MessageChannel {

    private static final Logger log = LoggerFactory.getLogger(FileChannel.class);

    private final Channel channel;
    private final MailWriting mails;
    private final Path folder;

    FileChannel(Channel channel, MailWriting mails, Path outbox) {
        this.channel = channel;
        this.mails = mails;
        this.folder = outbox.resolve(channel.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Attempt send(MessageInHand message) {
        try {
            Files.createDirectories(folder);
            Path whole = Files.write(folder.resolve(UUID.randomUUID() + ".part"), content(message));
            Files.move(
                    whole,
                    folder.resolve(message.identity() + (channel == Channel.EMAIL ? ".eml" : ".txt")),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            return new Attempt.Sent(message.identity());
        } catch (MessagingException e) {
            return new Attempt.Refused(Undelivered.REFUSED);
        } catch (IOException e) {
            log.error("Messages wait: nothing can be written to {}: {}", folder, e.toString());
            return new Attempt.Later(Undelivered.TIMED_OUT);
        }
    }

    private byte[] content(MessageInHand message) throws MessagingException, IOException {
        if (channel == Channel.SMS) {
            return "To: %s\nLanguage: %s\nMessage-ID: %s\n\n%s\n"
                    .formatted(message.address(), message.language(), message.identity(), message.text())
                    .getBytes(StandardCharsets.UTF_8);
        }
        MimeMessage mail = mails.write(message, Session.getInstance(new Properties()));
        if (message.files().isEmpty()) {
            mail.setHeader("Content-Transfer-Encoding", "8bit"); // a file is read as it is
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        mail.writeTo(written);
        return written.toByteArray();
    }
}
