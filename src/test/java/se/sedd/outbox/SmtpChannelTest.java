package se.sedd.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import se.sedd.outbox.MessageInHand.FileInHand;

@DisplayName("E-mail by a mail server")
class SmtpChannelTest {

    private static final MessageInHand MESSAGE = new MessageInHand(
            "0123456789abcdef0123456789abcdef01234567",
            "guardian@example.org",
            "sv",
            "Från skolan å ä ö",
            "Hej, vi saknar dig i dag! ÅÄÖ åäö",
            List.of(new FileInHand("mote.ics", Attachment.REQUEST, "BEGIN:VCALENDAR".getBytes(UTF_8))),
            Instant.parse("2026-03-16T07:00:00Z"));

    @Test
    @DisplayName("leaves with text and file, and every copy of it has the same Message-ID and date")
    void accepted() throws Exception {
        ServerSetup setup = ServerSetupTest.SMTP.dynamicPort();
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        try {
            SmtpChannel channel = channel(server.getSmtp().getPort());
            assertThat(channel.send(MESSAGE)).isInstanceOf(Attempt.Sent.class);
            assertThat(channel.send(MESSAGE)).isInstanceOf(Attempt.Sent.class);
            assertThat(server.getReceivedMessages())
                    .extracting(MimeMessage::getMessageID)
                    .containsExactly(
                            "<" + MESSAGE.identity() + "@school.example>",
                            "<" + MESSAGE.identity() + "@school.example>");
            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo(MESSAGE.subject());
            assertThat(received.getSentDate()).isEqualTo(MESSAGE.putAt());
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            MimeMultipart whole = (MimeMultipart) received.getContent();
            assertThat(whole.getContentType()).startsWith("multipart/mixed");
            assertThat(whole.getBodyPart(1).getFileName()).isEqualTo("mote.ics");
            assertThat(whole.getBodyPart(1).getContentType()).startsWith("application/ics");
            assertThat(whole.getBodyPart(1).getInputStream()).hasContent("BEGIN:VCALENDAR");
            MimeMultipart parts = (MimeMultipart) whole.getBodyPart(0).getContent();
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("vi saknar dig i dag! ÅÄÖ");
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            ContentType calendar = new ContentType(parts.getBodyPart(1).getContentType());
            assertThat(calendar.match("text/calendar")).isTrue();
            assertThat(calendar.getParameter("method")).isEqualTo("REQUEST");
            assertThat(parts.getBodyPart(1).getInputStream()).hasContent("BEGIN:VCALENDAR");
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("a recipient or a message that is refused for good is refused; one that is to wait is tried again")
    void refused() {
        assertThat(sentTo("RCPT", "550 5.1.1 no such mailbox")).isEqualTo(new Attempt.Refused(Undelivered.REFUSED));
        assertThat(sentTo(".", "554 5.7.1 not wanted")).isEqualTo(new Attempt.Refused(Undelivered.REFUSED));
        assertThat(sentTo("RCPT", "451 4.7.1 greylisted")).isEqualTo(new Attempt.Later(Undelivered.TIMED_OUT));
        assertThat(sentTo("MAIL", "550 5.7.1 who are you")).isEqualTo(new Attempt.Later(Undelivered.TIMED_OUT));
        assertThat(channel(1).send(MESSAGE)).as("nobody answers").isEqualTo(new Attempt.Later(Undelivered.TIMED_OUT));
    }

    @Test
    @DisplayName("a server that hangs is left, wherever it hangs")
    void hangs() {
        for (String command : List.of("GREETING", "EHLO", "RCPT", ".")) {
            try (Script server = new Script(command, "HANG")) {
                assertThat(channel(server.port(), "mail.smtp.timeout", "500").send(MESSAGE))
                        .as(command)
                        .isEqualTo(new Attempt.Later(Undelivered.TIMED_OUT));
            }
        }
    }

    @Test
    @DisplayName(
            "a connection that breaks before the server has said yes is a failure, one that breaks afterwards is not")
    void breaks() {
        assertThat(sentTo(".", "DROP")).isEqualTo(new Attempt.Later(Undelivered.TIMED_OUT));
        assertThat(sentTo(".", "250 2.0.0 queued as 17 DROP")).isEqualTo(new Attempt.Sent("250 2.0.0 queued as 17"));
    }

    @Test
    @DisplayName("without encryption nothing leaves where encryption is required")
    void unencrypted() {
        try (Script server = new Script("NOTHING", "")) {
            SmtpChannel channel = channel(server.port(), "mail.smtp.starttls.required", "true");
            assertThat(channel.send(MESSAGE)).isEqualTo(new Attempt.Later(Undelivered.TIMED_OUT));
            assertThat(server.heard()).doesNotContain("MAIL");
        }
    }

    private static Attempt sentTo(String command, String answer) {
        try (Script server = new Script(command, answer)) {
            return channel(server.port()).send(MESSAGE);
        }
    }

    private static SmtpChannel channel(int port, String... settings) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        for (int n = 0; n < settings.length; n += 2) {
            server.getJavaMailProperties().put(settings[n], settings[n + 1]);
        }
        return new SmtpChannel(
                server,
                new MailWriting(new OutboxSettings(
                        new OutboxSettings.Email("skolan@school.example"),
                        new OutboxSettings.Sms(Optional.empty(), "", "", true))));
    }

    /** A mail server that says yes to everything but one command: to that it gives another answer, hangs or hangs up. */
    private static final class Script implements AutoCloseable {

        private final ServerSocket door;
        private final CountDownLatch over = new CountDownLatch(1);
        private final StringBuffer heard = new StringBuffer();

        Script(String command, String answer) {
            try {
                door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(() -> serve(command, answer));
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        String heard() {
            return heard.toString();
        }

        private void serve(String command, String answer) {
            try (Socket client = door.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                    OutputStream out = client.getOutputStream()) {
                String said = "GREETING";
                boolean data = false;
                while (said != null) {
                    heard.append(said).append('\n');
                    if (!data || said.equals(".")) {
                        boolean chosen = said.startsWith(command);
                        if (chosen && answer.equals("HANG")) {
                            over.await();
                        }
                        if (chosen && answer.equals("DROP")) {
                            return;
                        }
                        String reply = chosen ? answer.replace(" DROP", "") : usual(said);
                        out.write((reply + "\r\n").getBytes(UTF_8));
                        if (chosen && answer.endsWith("DROP")) {
                            return;
                        }
                        data = said.equals("DATA") && reply.startsWith("354");
                    }
                    said = in.readLine();
                }
            } catch (SocketException e) {
                // the other side has left
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static String usual(String said) {
            return said.equals("GREETING") ? "220 ready" : said.equals("DATA") ? "354 go ahead" : "250 ok";
        }

        @Override
        public void close() {
            over.countDown();
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
