package se.sedd.outbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * E-mail by a mail server (SMTP). It speaks to the server itself rather than through {@code JavaMailSender.send}, which takes
 * a connection that breaks after the server has said yes for a failure, and would send again. Nothing of an exception but
 * its kind and the server's number is logged: its words name the address.
 */
class SmtpChannel implements MessageChannel {

    private static final Logger log = LoggerFactory.getLogger(SmtpChannel.class);
    private static final String CONNECTION_MILLISECONDS = "5000";
    private static final String ANSWER_MILLISECONDS = "10000";
    private static final int MOST_OF_A_RECEIPT = 200;

    private final JavaMailSenderImpl server;
    private final MailWriting mails;

    /** @param server host, port, account and properties; time limits it does not have are added */
    SmtpChannel(JavaMailSenderImpl server, MailWriting mails) {
        this.server = server;
        this.mails = mails;
        Properties settings = server.getJavaMailProperties();
        for (String protocol : List.of("smtp", "smtps")) {
            settings.putIfAbsent("mail." + protocol + ".connectiontimeout", CONNECTION_MILLISECONDS);
            settings.putIfAbsent("mail." + protocol + ".timeout", ANSWER_MILLISECONDS);
            settings.putIfAbsent("mail." + protocol + ".writetimeout", ANSWER_MILLISECONDS);
            settings.putIfAbsent("mail." + protocol + ".quitwait", "false");
            settings.putIfAbsent("mail." + protocol + ".ssl.checkserveridentity", "true");
        }
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Attempt send(MessageInHand message) {
        try {
            Session session = server.getSession();
            MimeMessage mail = mails.write(message, session);
            String receipt = handOver(mail, session);
            return new Attempt.Sent(receipt.substring(0, Math.min(receipt.length(), MOST_OF_A_RECEIPT)));
        } catch (AddressException e) {
            return new Attempt.Refused(Undelivered.REFUSED);
        } catch (MessagingException e) {
            return failed(message, e);
        }
    }

    /** @return what the server says when it has taken the message over */
    private String handOver(MimeMessage mail, Session session) throws MessagingException {
        SMTPTransport connection = (SMTPTransport)
                session.getTransport(Optional.ofNullable(server.getProtocol()).orElse("smtp"));
        try {
            connection.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            connection.sendMessage(mail, mail.getAllRecipients());
            return connection.getLastServerResponse().strip();
        } finally {
            close(connection);
        }
    }

    /** Whether the server says goodbye does not matter any more. */
    private static void close(SMTPTransport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            log.debug("The mail server left without a goodbye");
        }
    }

    private Attempt failed(MessageInHand message, MessagingException failure) {
        int answer = answer(failure);
        boolean refused = answer >= 500;
        if (!refused || failure instanceof AuthenticationFailedException) {
            log.warn(
                    "The mail server did not take message {}: {}, answer {}",
                    message.identity(),
                    failure.getClass().getSimpleName(),
                    answer);
            return new Attempt.Later(Undelivered.TIMED_OUT);
        }
        return new Attempt.Refused(Undelivered.REFUSED);
    }

    /** What the server said of the recipient or of the message; 0 where it said nothing, or it was about the sender. */
    private static int answer(MessagingException failure) {
        for (Exception cause = failure; cause instanceof MessagingException part; cause = part.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException send && ".".equals(command(send))) {
                return send.getReturnCode();
            }
        }
        return 0;
    }

    private static String command(SMTPSendFailedException failure) {
        return Optional.ofNullable(failure.getCommand()).map(String::strip).orElse("");
    }
}
