package se.sedd.insight.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.letter.Letters;
import se.sedd.letter.Letters.Preview;
import se.sedd.letter.Letters.Review;
import se.sedd.letter.Printing;
import se.sedd.letter.SentLetter;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * The letters to the home beside a task: as they would be while somebody decides about them, as they were sent at every other
 * task of the case.
 */
@Component
class LettersBeside {

    private static final String DECIDING = "review-letter";

    /**
     * @param hindrance why no letter may leave now, in a sentence
     * @param remarks what whoever decides should know, in sentences
     */
    record Beside(Optional<String> hindrance, List<String> remarks, List<Line> letters) {}

    /**
     * @param number by which its pages are asked for
     * @param guardian number as forms call them: Vårdnadshavare 1, 2
     * @param languages of its pages, each in itself
     * @param status preview, to-email, emailed, to-post, posted, handed-over, not-sent
     * @param emailFailed whether it was to go by e-mail and did not
     * @param address where its HTML is; the PDF has the other ending
     */
    record Line(
            int number,
            int guardian,
            Optional<String> to,
            List<String> languages,
            List<String> remarks,
            String status,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            Optional<LocalDate> settledOn,
            boolean withDraft,
            boolean emailFailed,
            String address) {}

    private final Letters letters;
    private final CaseRegistry cases;
    private final Register register;
    private final SchoolCalendar calendar;

    LettersBeside(Letters letters, CaseRegistry cases, Register register, SchoolCalendar calendar) {
        this.letters = letters;
        this.cases = cases;
        this.register = register;
        this.calendar = calendar;
    }

    /** Empty where the task belongs to no absence case, or there is nothing to tell. */
    Optional<Beside> of(OpenTask task, Pupil pupil, StaffMember reader) {
        return subject(task, pupil)
                .map(subject ->
                        decides(task) ? deciding(task, letters.review(subject, reader.userId())) : sent(task, subject))
                .filter(beside -> decides(task) || !beside.letters().isEmpty());
    }

    /** How far the letters are that the person has decided to send. */
    Printing printing(String userId) {
        return letters.printing(userId);
    }

    /** The file of a letter beside the task. */
    sealed interface File {}

    record Content(byte[] bytes) implements File {}

    /** @param sentence why it is not shown, and what to do */
    record Withheld(String sentence) implements File {}

    /** Empty where there is no such letter beside the task. */
    Optional<File> file(OpenTask task, Pupil pupil, StaffMember reader, int number, boolean asPdf) {
        return file(task, pupil, reader, number, asPdf, Optional.empty());
    }

    /**
     * The same; a letter that is still to be decided with a line of the sender's own.
     *
     * @param personalLine as it stands in the form now
     */
    Optional<File> file(
            OpenTask task, Pupil pupil, StaffMember reader, int number, boolean asPdf, Optional<String> personalLine) {
        Optional<Letters.Subject> subject = subject(task, pupil);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        if (decides(task)) {
            List<Preview> previews =
                    letters.review(subject.get(), reader.userId(), personalLine).letters();
            return number < 1 || number > previews.size()
                    ? Optional.empty()
                    : Optional.of(previews.get(number - 1).letter())
                            .map(letter -> new Content(asPdf ? letter.pdf() : letter.html()));
        }
        return letters.ofPupil(pupil.ref()).stream()
                .filter(letter -> letter.number() == number)
                .findFirst()
                .map(letter -> sentFile(subject.get(), letter, asPdf));
    }

    private File sentFile(Letters.Subject subject, SentLetter letter, boolean asPdf) {
        Optional<String> hindrance =
                letter.status() == SentLetter.Status.TO_POST ? letters.hindrance(subject) : Optional.empty();
        return hindrance
                .<File>map(Withheld::new)
                .or(() -> letters.file(letter, asPdf).map(Content::new))
                .orElseGet(() -> new Withheld(letters.lost(letter.schoolId())));
    }

    private Optional<Letters.Subject> subject(OpenTask task, Pupil pupil) {
        return task.caseNumber()
                .flatMap(cases::find)
                .filter(found -> found.pupilId().equals(pupil.id()))
                .map(found -> subject(found, pupil));
    }

    private static Letters.Subject subject(AbsenceCase found, Pupil pupil) {
        return new Letters.Subject(found.caseNumber(), pupil);
    }

    private static boolean decides(OpenTask task) {
        return task.key().equals(DECIDING);
    }

    private static Beside deciding(OpenTask task, Review review) {
        return new Beside(
                review.hindrance(),
                review.remarks(),
                IntStream.rangeClosed(1, review.letters().size())
                        .mapToObj(
                                number -> preview(task, number, review.letters().get(number - 1)))
                        .toList());
    }

    private static Line preview(OpenTask task, int number, Preview preview) {
        return new Line(
                number,
                preview.guardianNumber(),
                Optional.of(preview.to()),
                preview.languages(),
                preview.remarks(),
                "preview",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                address(task, number));
    }

    private Beside sent(OpenTask task, Letters.Subject subject) {
        List<Guardian> guardians = register.guardiansOf(subject.pupil().id());
        List<SentLetter> sent = letters.ofPupil(subject.pupil().ref());
        boolean waiting = sent.stream().anyMatch(letter -> letter.status() == SentLetter.Status.TO_POST);
        return new Beside(
                waiting ? letters.hindrance(subject) : Optional.empty(),
                List.of(),
                sent.stream()
                        .map(letter -> new Line(
                                letter.number(),
                                letter.guardianNumber(),
                                guardians.stream()
                                        .filter(guardian -> guardian.id().equals(letter.guardianId()))
                                        .map(Guardian::name)
                                        .findFirst(),
                                letters.languageNames(letter),
                                List.of(),
                                letter.status().code(),
                                Optional.of(LocalDate.ofInstant(letter.decidedAt(), calendar.zone(letter.schoolId()))),
                                register.staff(letter.decidedBy()).map(StaffMember::name),
                                letter.settledOn(),
                                letter.withDraft(),
                                letter.emailFailed(),
                                address(task, letter.number())))
                        .toList());
    }

    private static String address(OpenTask task, int number) {
        return "/api/tasks/" + task.id() + "/letters/" + number + ".html";
    }
}
