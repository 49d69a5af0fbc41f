package se.sedd.followup.process;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.engine.FormAnswers;
import se.sedd.followup.AbsenceCase;
import se.sedd.letter.LetterOrder;
import se.sedd.letter.Letters;
import se.sedd.letter.SentLetter;
import se.sedd.register.Register;

/** The letter beside the main line: what the coordinator decided in <em>Granska brevet</em>, and did in <em>Posta brevet</em>. */
@Component
class LetterHome {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String AS_REGISTERED = "registered";

    private final Letters letters;
    private final Register register;
    private final FollowUpRules rules;

    LetterHome(Letters letters, Register register, FollowUpRules rules) {
        this.letters = letters;
        this.register = register;
        this.rules = rules;
    }

    /** Why these answers cannot be carried out, or empty. */
    Optional<String> refusal(AbsenceCase found, String step, FormAnswers answers, String author) {
        return switch (step) {
            case AbsenceFollowUp.REVIEW_LETTER ->
                sends(answers)
                        ? letters.refusal(subject(found), order(answers), author)
                        : letters.skipRefusal(subject(found), isHeldBack(answers));
            case AbsenceFollowUp.POST_LETTER ->
                letters.onTheirWay(found.schoolId(), found.caseNumber())
                        .or(() -> outcome(answers) == SentLetter.Status.NOT_SENT
                                ? Optional.empty()
                                : letters.hindrance(subject(found)));
            default -> Optional.empty();
        };
    }

    void apply(AbsenceCase found, String step, FormAnswers answers, String author) {
        if (step.equals(AbsenceFollowUp.REVIEW_LETTER) && sends(answers)) {
            letters.send(subject(found), order(answers), author);
        } else if (step.equals(AbsenceFollowUp.POST_LETTER)) {
            letters.settled(found.caseNumber(), outcome(answers), rules.today(found.schoolId()), author);
        }
    }

    private Letters.Subject subject(AbsenceCase found) {
        return new Letters.Subject(
                found.caseNumber(), register.pupil(found.pupilId()).orElseThrow());
    }

    private static boolean sends(FormAnswers answers) {
        return answers.choice(AbsenceFollowUp.LETTER_DECISION.name())
                .filter("send"::equals)
                .isPresent();
    }

    private static boolean isHeldBack(FormAnswers answers) {
        return answers.raw("skipReason")
                .filter(AbsenceFollowUp.HELD_BACK::equals)
                .isPresent();
    }

    private static SentLetter.Status outcome(FormAnswers answers) {
        return SentLetter.Status.of(answers.raw("letterOutcome").orElseThrow());
    }

    private static LetterOrder order(FormAnswers answers) {
        return new LetterOrder(
                answers.ticked("recipients"),
                answers.raw("letterLanguage").filter(language -> !language.equals(AS_REGISTERED)),
                answers.raw("draftTranslation").filter("send-draft"::equals).isPresent(),
                answers.text("personalLine"),
                answers.raw("meetingAt")
                        .map(LocalDateTime::parse)
                        .map(at -> new LetterOrder.Meeting(
                                at.toLocalDate(), TIME.format(at), answers.text("meetingPlace"))));
    }
}
