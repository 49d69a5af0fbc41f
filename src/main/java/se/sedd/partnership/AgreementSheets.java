package se.sedd.partnership;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.partnership.Agreement.Party;
import se.sedd.partnership.AgreementHistory.Event;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** An agreement as somebody reads or prints it: what it says now, what has become of it, what it said before. In bokmål. */
@Component
public class AgreementSheets {

    private static final Sentences SENTENCES = new Sentences("se.sedd.partnership.sentences");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.forLanguageTag("nb"));

    private final AgreementHistory history;
    private final Register register;
    private final SchoolCalendar calendar;

    AgreementSheets(AgreementHistory history, Register register, SchoolCalendar calendar) {
        this.history = history;
        this.register = register;
        this.calendar = calendar;
    }

    /**
     * @param waits what is to be done next, and by when
     * @param late whether that day has passed
     */
    record Sheet(
            String number,
            String title,
            String school,
            String state,
            String reach,
            Optional<String> waits,
            boolean late,
            List<Party> parties,
            Optional<String> purpose,
            Optional<String> scope,
            Optional<String> commitments,
            Optional<String> signedOn,
            Optional<String> period,
            Optional<String> nextReview,
            Optional<Kept> text,
            List<Kept> annexes,
            List<Happened> history,
            List<Before> before,
            String printedOn) {}

    /** @param link where it can be opened, if it has an address */
    record Kept(String title, String reference, Optional<String> link) {}

    record Happened(String day, String what, String who, Optional<String> with, String note) {}

    record Before(String signedOn, String replacedOn, AgreementHistory.Earlier said) {}

    Sheet of(Agreement agreement) {
        ZoneId zone = calendar.zone(agreement.schoolId());
        LocalDate today = calendar.today(agreement.schoolId());
        return new Sheet(
                agreement.number(),
                agreement.title(),
                register.school(agreement.schoolId()).map(School::name).orElse(""),
                SENTENCES.of("state." + code(agreement.state())),
                SENTENCES.of("reach." + code(agreement.reach())),
                waits(agreement),
                agreement.dueOn().filter(today::isAfter).isPresent(),
                agreement.parties(),
                agreement.purpose(),
                agreement.scope(),
                agreement.commitments(),
                agreement.signedOn().map(DAY::format),
                period(agreement),
                agreement.nextReview().map(DAY::format),
                agreement.reference().map(reference -> kept("Avtaleteksten", reference)),
                agreement.annexes().stream()
                        .map(annex -> kept(annex.title(), annex.reference()))
                        .toList(),
                history.of(agreement.number()).stream()
                        .map(event -> happened(event, zone))
                        .toList(),
                history.earlier(agreement.number()).stream()
                        .map(one -> new Before(DAY.format(one.signedOn()), DAY.format(one.replacedOn()), one))
                        .toList(),
                DAY.format(today));
    }

    /** What is to be done next about it and by when, in a sentence; empty when nothing is. */
    public static Optional<String> waits(Agreement agreement) {
        return agreement
                .step()
                .map(step -> SENTENCES.of(
                        "waits." + step, DAY.format(agreement.dueOn().orElseThrow())));
    }

    private static Optional<String> period(Agreement agreement) {
        return agreement
                .validFrom()
                .or(agreement::signedOn)
                .map(from -> "Fra " + DAY.format(from)
                        + agreement
                                .validUntil()
                                .map(until -> " til og med " + DAY.format(until))
                                .orElse(" til noen avslutter den"));
    }

    private static Kept kept(String title, String reference) {
        return new Kept(title, reference, Optional.of(reference).filter(text -> text.matches("https://[^\\s\"'<>]+")));
    }

    private Happened happened(Event event, ZoneId zone) {
        String what = event.outcome()
                .map(outcome -> SENTENCES.of("event." + event.kind()) + ". "
                        + SENTENCES.of(
                                "outcome." + (outcome.equals("continue") ? event.kind() + "-continue" : outcome)))
                .orElseGet(() -> SENTENCES.of("event." + event.kind()));
        return new Happened(
                DAY.format(event.at().atZone(zone)),
                what,
                register.staff(event.userId()).map(StaffMember::name).orElse(event.userId()),
                Optional.of(event.people())
                        .filter(people -> !people.isEmpty())
                        .map(people -> SENTENCES.of(
                                "with",
                                people.stream()
                                        .map(one -> SENTENCES.of("people." + one))
                                        .collect(Collectors.joining(", ")))),
                event.note());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
