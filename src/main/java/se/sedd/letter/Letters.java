package se.sedd.letter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.engine.TaskLanguage;
import se.sedd.letter.LetterWriting.Contact;
import se.sedd.letter.LetterWriting.Occasion;
import se.sedd.outbox.Holds;
import se.sedd.outbox.Topic;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Relation;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.AbsenceWindows;
import se.sedd.routine.AbsenceWindows.AbsenceWindow;
import se.sedd.routine.DayLimits;
import se.sedd.routine.Routine;

/**
 * The letter to the home at high absence: looked at before it is decided, written for good with the decision. Each guardian who
 * receives letters gets one of their own, which says nothing of anybody else.
 */
@Component
public class Letters {

    private static final Sentences SENTENCES = new Sentences("se.sedd.letter.sentences");
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final LetterTemplates templates;
    private final LetterWriting writing;
    private final LetterRegister letters;
    private final LetterPress press;
    private final LetterPdf pdf;
    private final LetterHtml html;
    private final Register register;
    private final AbsenceWindows windows;
    private final Routine routine;
    private final Holds holds;
    private final SchoolCalendar calendar;
    private final Clock clock;
    private final TaskLanguage language;

    Letters(
            LetterTemplates templates,
            LetterWriting writing,
            LetterRegister letters,
            LetterPress press,
            LetterPdf pdf,
            LetterHtml html,
            Register register,
            AbsenceWindows windows,
            Routine routine,
            Holds holds,
            SchoolCalendar calendar,
            Clock clock,
            TaskLanguage language) {
        this.language = language;
        this.templates = templates;
        this.writing = writing;
        this.letters = letters;
        this.press = press;
        this.pdf = pdf;
        this.html = html;
        this.register = register;
        this.windows = windows;
        this.routine = routine;
        this.holds = holds;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What the letter is about. */
    public record Subject(String caseNumber, Pupil pupil) {}

    /**
     * What there is to look at before the decision.
     *
     * @param hindrance why no letter can be sent, in a sentence
     * @param remarks what the sender should know of the figures and of those who get none
     * @param letters one for each guardian who would get one
     */
    public record Review(Optional<String> hindrance, List<String> remarks, List<Preview> letters) {}

    /**
     * A letter as it would be.
     *
     * @param guardianNumber as forms call them: Vårdnadshavare 1, 2
     * @param to whom it is addressed to
     * @param languages of its pages, each in itself
     * @param remarks what is missing, in sentences
     */
    public record Preview(
            int guardianNumber, String to, List<String> languages, List<String> remarks, LetterPreview letter) {}

    /** The letter itself, to be shown or printed. */
    public final class LetterPreview {

        private final Letter letter;

        private LetterPreview(Letter letter) {
            this.letter = letter;
        }

        public byte[] pdf() {
            return pdf.print(letter, clock.instant());
        }

        public byte[] html() {
            return html.show(letter).getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Recipient(int number, Guardian guardian) {}

    /** The letters of today as they would go to the homes, with every language there is. */
    public Review review(Subject subject, String sender) {
        return review(subject, sender, Optional.empty());
    }

    /**
     * The same with a line of the sender's own.
     *
     * @param personalLine as it stands in the form now
     */
    public Review review(Subject subject, String sender, Optional<String> personalLine) {
        Optional<String> hindrance = hindrance(subject);
        if (hindrance.isPresent()) {
            return new Review(hindrance, List.of(), List.of());
        }
        LetterOrder order = LetterOrder.toLookAt(personalLine);
        Pupil pupil = subject.pupil();
        School school = school(pupil);
        AbsenceWindow window = windows.of(pupil, school, lastDayOver(school));
        AbsenceFigures figures = AbsenceFigures.of(window, lastDayOver(school));
        List<String> remarks = new ArrayList<>(remarks(figures, window.rules(), words(school.id())));
        guardians(pupil).stream()
                .filter(recipient -> !recipient.guardian().receivesLetters())
                .forEach(recipient -> remarks.add(words(pupil.schoolId()).of("no-letters", recipient.number())));
        List<Recipient> recipients = recipients(pupil, order);
        Optional<Contact> contact = contact(pupil, sender);
        if (recipients.isEmpty() || contact.isEmpty()) {
            return new Review(
                    Optional.of(words(pupil.schoolId()).of(recipients.isEmpty() ? "nobody" : "no-phone")),
                    remarks,
                    List.of());
        }
        remarks.add(words(pupil.schoolId()).of("line-and-time"));
        Occasion occasion = occasion(subject, figures, contact.get(), sender, order);
        return new Review(
                Optional.empty(),
                remarks,
                recipients.stream()
                        .map(recipient -> preview(occasion, recipient))
                        .toList());
    }

    private Preview preview(Occasion occasion, Recipient recipient) {
        Guardian guardian = recipient.guardian();
        List<LetterTemplate> pages = pages(occasion, guardian);
        return new Preview(
                recipient.number(),
                guardian.name(),
                pages.stream().map(LetterTemplate::name).toList(),
                remarks(occasion, guardian, pages),
                new LetterPreview(writing.write(occasion, guardian, pages)));
    }

    /** Why this decision to send cannot be carried out, in a sentence, or empty. */
    public Optional<String> refusal(Subject subject, LetterOrder order, String sender) {
        Pupil pupil = subject.pupil();
        return hindrance(subject)
                .or(() -> recipients(pupil, order).isEmpty()
                        ? Optional.of(
                                words(pupil.schoolId()).of(order.recipients().isEmpty() ? "nobody" : "nobody-chosen"))
                        : Optional.empty())
                .or(() -> contact(pupil, sender).isEmpty()
                        ? Optional.of(words(pupil.schoolId()).of("no-phone"))
                        : Optional.empty())
                .or(() -> order.meeting()
                        .filter(meeting -> !meeting.date().isAfter(calendar.today(pupil.schoolId())))
                        .map(meeting -> words(pupil.schoolId()).of("meeting-passed")))
                .or(() -> order.language()
                        .flatMap(templates::find)
                        .filter(chosen -> chosen.isDraft() && !order.draftToo())
                        .map(chosen -> words(pupil.schoolId())
                                .of("draft-not-chosen", nameOf(chosen.language(), pupil.schoolId()))));
    }

    /**
     * Why the reason that nothing may leave does not fit, in a sentence, or empty: the letter would stay away for a reason that is
     * not there.
     *
     * @param heldBack whether that is the reason given
     */
    public Optional<String> skipRefusal(Subject subject, boolean heldBack) {
        return heldBack && hindrance(subject).isEmpty()
                ? Optional.of(words(subject.pupil().schoolId()).of("not-held"))
                : Optional.empty();
    }

    /** Writes the letters of a decision that was not refused; they are printed after the surrounding transaction. */
    @Transactional
    public void send(Subject subject, LetterOrder order, String sender) {
        Pupil pupil = subject.pupil();
        School school = school(pupil);
        LocalDate date = lastDayOver(school);
        AbsenceFigures figures = AbsenceFigures.of(windows.of(pupil, school, date), date);
        Occasion occasion = occasion(subject, figures, contact(pupil, sender).orElseThrow(), sender, order);
        int number = letters.nextNumber(pupil.ref());
        for (Recipient recipient : recipients(pupil, order)) {
            List<LetterTemplate> pages = pages(occasion, recipient.guardian());
            Optional<String> email = email(school, recipient.guardian());
            letters.enter(
                    new SentLetter(
                            UUID.randomUUID().toString(),
                            subject.caseNumber(),
                            pupil.ref(),
                            school.id(),
                            recipient.guardian().id(),
                            recipient.number(),
                            number++,
                            pages.stream().map(LetterTemplate::language).toList(),
                            pages.stream().anyMatch(LetterTemplate::isDraft),
                            sender,
                            clock.instant(),
                            email.isPresent() ? SentLetter.Status.TO_EMAIL : SentLetter.Status.TO_POST,
                            Optional.empty(),
                            false),
                    figures,
                    pages.stream().map(LetterTemplate::version).toList(),
                    writing.write(occasion, recipient.guardian(), pages),
                    email);
        }
        press.afterCommit();
    }

    /** Why letters of the case that are to be posted must stay where they are, in a sentence, or empty. */
    public Optional<String> hindrance(Subject subject) {
        return holds.reason(subject.pupil(), Topic.LETTER)
                .map(reason -> words(subject.pupil().schoolId())
                        .of(
                                switch (reason) {
                                    case PROTECTED_IDENTITY -> "protected";
                                    case CONCERN, RISK_AT_HOME -> "held";
                                    case RESTING -> "resting";
                                }));
    }

    /** That letters of the case are going by e-mail, of which nobody knows yet whether they must be posted, in a sentence, or empty. */
    public Optional<String> onTheirWay(String schoolId, String caseNumber) {
        return letters.unsettled(caseNumber).contains(SentLetter.Status.TO_EMAIL)
                ? Optional.of(words(schoolId).of("on-their-way"))
                : Optional.empty();
    }

    /** The school has posted the letters of the case, handed them over, or put them aside. */
    public void settled(String caseNumber, SentLetter.Status status, LocalDate on, String by) {
        letters.settle(caseNumber, status, on, by);
    }

    /** How far the letters are that this person has decided to send. */
    public Printing printing(String userId) {
        return letters.printing(userId);
    }

    /** The letters that were decided about the pupil, the first one first. */
    public List<SentLetter> ofPupil(String pupilRef) {
        return letters.ofPupil(pupilRef);
    }

    /** What the languages of a sent letter are called, each in itself. */
    public List<String> languageNames(SentLetter letter) {
        return letter.languages().stream()
                .map(language ->
                        templates.find(language).map(LetterTemplate::name).orElse(language))
                .toList();
    }

    /** The letter as it was sent; empty where its file is lost or has been changed. Printed now if it was not yet. */
    public Optional<byte[]> file(SentLetter letter, boolean asPdf) {
        return press.read(letter.id(), asPdf);
    }

    /** What to do about a letter whose file is lost, in a sentence. */
    public String lost(String schoolId) {
        return words(schoolId).of("lost");
    }

    private Sentences words(String schoolId) {
        return SENTENCES.in(language.of(schoolId));
    }

    private Occasion occasion(
            Subject subject, AbsenceFigures figures, Contact contact, String sender, LetterOrder order) {
        School school = school(subject.pupil());
        return new Occasion(
                school,
                subject.pupil(),
                calendar.today(school.id()),
                figures,
                contact,
                register.staff(sender).map(StaffMember::name).orElse(school.name()),
                order);
    }

    private static List<String> remarks(AbsenceFigures figures, AbsenceRules rules, Sentences words) {
        if (figures.reported() == 0) {
            return List.of(words.of("nothing-reported"));
        }
        List<String> remarks = new ArrayList<>();
        if (rules.dayLimits().isPresent()) {
            DayLimits limits = rules.dayLimits().orElseThrow();
            int days = figures.counted().orElseThrow().window().days();
            if (days <= limits.severeDays()) {
                remarks.add(words.of("below-limit-days", days, rules.windowDays(), limits.severeDays()));
            }
        } else if (!figures.above(rules.severeAbovePercent())) {
            remarks.add(words.of("below-limit", figures.percent(), rules.severeAbovePercent()));
        }
        if (100L * figures.reported() < (long) rules.coveragePercent() * figures.offered()) {
            remarks.add(words.of("low-coverage", 100L * figures.reported() / figures.offered()));
        }
        return remarks;
    }

    private List<String> remarks(Occasion occasion, Guardian guardian, List<LetterTemplate> pages) {
        List<String> remarks = new ArrayList<>();
        Sentences words = words(occasion.school().id());
        String schools = nameOf(occasion.school().language(), occasion.school().id());
        if (email(occasion.school(), guardian).isPresent()) {
            remarks.add(words.of("by-email"));
        } else if (guardian.street().isEmpty() || guardian.city().isEmpty()) {
            remarks.add(words.of("no-address"));
        }
        Optional<String> language = language(occasion, guardian);
        if (language.isEmpty()) {
            remarks.add(words.of("no-language", schools));
        } else if (templates.find(language.get()).isEmpty()) {
            remarks.add(words.of(
                    "no-template", nameOf(language.get(), occasion.school().id()), schools));
        }
        pages.stream()
                .filter(LetterTemplate::isDraft)
                .forEach(draft -> remarks.add(words.of(
                        "draft",
                        capital(nameOf(draft.language(), occasion.school().id())),
                        schools)));
        if (occasion.contact().phoneHour().isEmpty()) {
            remarks.add(words.of("no-phone-hour"));
        }
        if (register.staff(occasion.pupil().mentor())
                .flatMap(StaffMember::phone)
                .isEmpty()) {
            remarks.add(words.of("school-phone"));
        }
        return remarks;
    }

    /** The home's language first, where it is another than the school's and may go. */
    private List<LetterTemplate> pages(Occasion occasion, Guardian guardian) {
        LetterTemplate schools = templates.of(occasion.school().language());
        return Stream.concat(
                        language(occasion, guardian)
                                .flatMap(templates::find)
                                .filter(homes -> !homes.language().equals(schools.language()))
                                .filter(homes ->
                                        !homes.isDraft() || occasion.order().draftToo())
                                .stream(),
                        Stream.of(schools))
                .toList();
    }

    private static Optional<String> language(Occasion occasion, Guardian guardian) {
        return occasion.order()
                .language()
                .or(guardian::language)
                .or(() -> occasion.pupil().homeLanguage());
    }

    private List<Recipient> guardians(Pupil pupil) {
        List<Recipient> numbered = new ArrayList<>();
        register.guardiansOf(pupil.id())
                .forEach(guardian -> numbered.add(new Recipient(numbered.size() + 1, guardian)));
        return numbered;
    }

    private List<Recipient> recipients(Pupil pupil, LetterOrder order) {
        return guardians(pupil).stream()
                .filter(recipient -> recipient.guardian().receivesLetters())
                .filter(recipient -> order.recipients().isEmpty()
                        || order.recipients().contains("guardian-" + recipient.number())
                        || order.recipients().contains("foster-home") && isFosterHome(recipient.guardian()))
                .toList();
    }

    /** Where the guardian's letter goes by e-mail, if the municipality has decided so and the register has an address. */
    private Optional<String> email(School school, Guardian guardian) {
        return guardian.email()
                .map(String::strip)
                .filter(address -> !address.isEmpty() && routine.letterByEmail(school, calendar.today(school.id())));
    }

    private static boolean isFosterHome(Guardian guardian) {
        return guardian.relation() == Relation.FOSTER_HOME || guardian.relation() == Relation.INSTITUTION;
    }

    /** The mentor, with a telephone: the mentor's own, else the school office's, else the sender's. */
    private Optional<Contact> contact(Pupil pupil, String sender) {
        LocalDate today = calendar.today(pupil.schoolId());
        Optional<StaffMember> mentor = register.staff(pupil.mentor()).filter(person -> person.employedOn(today));
        Stream<StaffMember> answering = Stream.concat(
                mentor.stream(),
                Stream.concat(
                        register.staffOf(pupil.schoolId(), Role.SCHOOL_OFFICE).stream()
                                .filter(person -> person.employedOn(today)),
                        register.staff(sender).stream()));
        return answering
                .filter(person -> person.phone().isPresent())
                .findFirst()
                .map(person ->
                        new Contact(mentor.orElse(person).name(), person.phone().orElseThrow(), person.phoneHour()));
    }

    private School school(Pupil pupil) {
        return register.school(pupil.schoolId()).orElseThrow();
    }

    /** Today once the school day is over, before that yesterday: lessons to come are nobody's absence. */
    private LocalDate lastDayOver(School school) {
        LocalDate today = calendar.today(school.id());
        return clock.instant().isBefore(calendar.deadline(school.id(), today)) ? today.minusDays(1) : today;
    }

    /** What a language is called at the school. */
    private String nameOf(String named, String schoolId) {
        return Locale.forLanguageTag(named.equals("fa-AF") ? "prs" : named)
                .getDisplayLanguage(Locale.forLanguageTag(language.of(schoolId)));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(SWEDISH) + word.substring(1);
    }
}
