package se.sedd.letter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.letter.LetterRegister.Waiting;
import se.sedd.outbox.Attachment;
import se.sedd.outbox.Channel;
import se.sedd.outbox.MessageSettled;
import se.sedd.outbox.MessageState;
import se.sedd.outbox.Outbox;
import se.sedd.outbox.OutboxListener;
import se.sedd.outbox.OutgoingMessage;
import se.sedd.outbox.Topic;
import se.sedd.register.Register;
import se.sedd.register.School;

/**
 * Letters that go by e-mail: the printed file in a message that says from which school it is and nothing else. What no mail server
 * takes over by the end of the next school day goes on paper.
 */
@Component
class LetterMail implements OutboxListener {

    private static final Sentences SENTENCES = new Sentences("se.sedd.letter.mail");
    private static final String ID = "letter/";

    private final LetterRegister letters;
    private final Outbox outbox;
    private final Register register;
    private final SchoolCalendar calendar;
    private final ApplicationEventPublisher events;

    LetterMail(
            LetterRegister letters,
            Outbox outbox,
            Register register,
            SchoolCalendar calendar,
            ApplicationEventPublisher events) {
        this.letters = letters;
        this.outbox = outbox;
        this.register = register;
        this.calendar = calendar;
        this.events = events;
    }

    /**
     * Puts the letter, in the transaction in which it is marked as printed; nothing where it goes on paper.
     *
     * @param file of the PDF, relative to the home folder
     */
    void send(Waiting letter, String file) {
        letter.email().ifPresent(address -> outbox.put(message(letter, address, file)));
    }

    private OutgoingMessage message(Waiting waiting, String address, String file) {
        Letter letter = waiting.letter();
        School school = register.school(waiting.schoolId()).orElseThrow();
        Sentences words = SENTENCES.in(school.language());
        List<String> titles = letter.pages().stream().map(Letter.Page::title).toList();
        return new OutgoingMessage(
                ID + waiting.id(),
                Topic.LETTER,
                Channel.EMAIL,
                Optional.of(address),
                school.language(),
                words.of("subject", school.name()),
                String.join(
                        "\n\n",
                        Stream.concat(titles.stream(), Stream.of(words.of("text", school.name())))
                                .toList()),
                List.of(new Attachment(words.of("file"), "application/pdf", file)),
                waiting.pupilRef(),
                Optional.of(waiting.caseNumber()),
                school.id(),
                calendar.deadline(school.id(), calendar.plus(school.id(), calendar.today(school.id()), 1)));
    }

    @Override
    public Topic topic() {
        return Topic.LETTER;
    }

    @Override
    public void settled(MessageSettled message) {
        String id = message.messageId().substring(ID.length());
        SentLetter letter = letters.find(id).orElseThrow();
        boolean sent = message.state() == MessageState.SENT;
        if (sent) {
            letters.emailed(id, calendar.today(letter.schoolId()));
        } else {
            letters.toPost(
                    id,
                    message.undelivered().map(Enum::name).orElse(message.state().name()));
        }
        events.publishEvent(new LetterEmailed(
                letter.caseNumber(),
                letter.decidedBy(),
                message.state() == MessageState.UNDELIVERED,
                letters.unsettled(letter.caseNumber()).isEmpty()));
    }
}
