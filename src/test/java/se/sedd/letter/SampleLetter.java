package se.sedd.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.sedd.attendance.DaysAndHours;
import se.sedd.letter.LetterWriting.Contact;
import se.sedd.letter.LetterWriting.Occasion;
import se.sedd.register.Enrolment;
import se.sedd.register.Guardian;
import se.sedd.register.Marking;
import se.sedd.register.Pupil;
import se.sedd.register.Relation;
import se.sedd.register.School;
import se.sedd.register.SchoolForm;

/** A letter about nobody, in any language there is: to look at, to measure, to attack. */
final class SampleLetter {

    static final Instant WRITTEN = Instant.parse("2026-03-16T06:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final LetterTemplates TEMPLATES = new LetterTemplates();

    private SampleLetter() {}

    static Letter in(String language) {
        return in(language, "Exempelrad från mentorn: vi ses gärna hos er om det passar bättre.", 1);
    }

    /** @param number makes one letter unlike the next */
    static Letter in(String language, String personalLine, int number) {
        String schools = language.equals("nb") ? "nb" : "sv";
        School school = new School(
                "s1",
                schools.equals("nb") ? "Eksempelskolen" : "Exempelskolan",
                schools.equals("nb") ? "NO" : "SE",
                schools,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SchoolForm.COMPULSORY);
        LetterOrder order = new LetterOrder(
                List.of(),
                Optional.empty(),
                true,
                Optional.of(personalLine),
                Optional.of(new LetterOrder.Meeting(TODAY.plusDays(8), "15:30", Optional.of("rum B12"))));
        List<LetterTemplate> pages =
                Stream.of(language, schools).distinct().map(TEMPLATES::of).toList();
        return new LetterWriting()
                .write(
                        new Occasion(
                                school,
                                pupil(),
                                TODAY,
                                figures(),
                                new Contact("Mentor Exempelsson", "070-174 06 05", Optional.of("tisdagar 15–16")),
                                "Samordnare Provström",
                                order),
                        guardian(language, number),
                        pages);
    }

    private static Pupil pupil() {
        return new Pupil(
                "p1",
                "ref",
                "Elin",
                "Provelev",
                "s1",
                "8B",
                "8",
                "mentor",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Marking.NONE,
                false,
                Optional.empty(),
                Optional.empty(),
                Enrolment.REGULAR,
                false,
                Optional.empty());
    }

    private static Guardian guardian(String language, int number) {
        return new Guardian(
                "g" + number,
                "p1",
                "Förälder",
                "Provsson",
                Optional.empty(),
                Optional.empty(),
                Optional.of(language),
                true,
                true,
                Optional.of("Provgatan " + number),
                Optional.of("123 45"),
                Optional.of("Exempelstad"),
                Relation.CUSTODIAN,
                false,
                Marking.NONE,
                Optional.empty());
    }

    private static final DaysAndHours NOT_COUNTED = new DaysAndHours(0, 0);

    private static AbsenceFigures figures() {
        LocalDate monday = LocalDate.of(2026, 2, 16);
        List<AbsenceFigures.Week> weeks = List.of(
                new AbsenceFigures.Week(monday, monday.plusDays(4), 1590, 1590, 330, 0, NOT_COUNTED),
                new AbsenceFigures.Week(monday.plusDays(7), monday.plusDays(11), 1590, 1590, 330, 160, NOT_COUNTED),
                new AbsenceFigures.Week(monday.plusDays(14), monday.plusDays(18), 1560, 1560, 0, 480, NOT_COUNTED),
                new AbsenceFigures.Week(monday.plusDays(21), monday.plusDays(25), 1590, 1300, 330, 120, NOT_COUNTED));
        return new AbsenceFigures(
                weeks.get(0).from(), weeks.get(3).to(), 6330, 6040, 990, 760, Optional.empty(), weeks);
    }
}
