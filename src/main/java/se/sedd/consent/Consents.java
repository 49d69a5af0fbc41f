package se.sedd.consent;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent.Ended;
import se.sedd.consent.Consent.Ending;
import se.sedd.engine.Sentences;
import se.sedd.journal.Compartment;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Relation;
import se.sedd.routine.ConsentRule;
import se.sedd.routine.Routine;

/**
 * Whose yes it takes before others are told about a pupil, and what happens when it is taken back (OSL 10:1, 12 kap.;
 * föräldrabalken 6:11, 6:13). A concern report needs none of this.
 */
@Component
public class Consents {

    private static final Sentences SENTENCES = new Sentences("se.sedd.consent.sentences");

    /** Who decides about a child; a foster home or an institution does not. */
    private static final Set<Relation> CUSTODIANS = Set.of(Relation.CUSTODIAN, Relation.GUARDIAN_AD_LITEM);

    private final ConsentRegister consents;
    private final Register register;
    private final Routine routine;
    private final SchoolCalendar calendar;
    private final ApplicationEventPublisher events;

    Consents(
            ConsentRegister consents,
            Register register,
            Routine routine,
            SchoolCalendar calendar,
            ApplicationEventPublisher events) {
        this.consents = consents;
        this.register = register;
        this.routine = routine;
        this.calendar = calendar;
        this.events = events;
    }

    /** Why this consent cannot be relied on, as a sentence that says what to mend, or empty. */
    public Optional<String> refusal(Pupil pupil, ConsentAsked asked) {
        LocalDate today = calendar.today(pupil.schoolId());
        if (asked.givenOn().isAfter(today)) {
            return Optional.of(sentences(pupil.schoolId()).of("given-in-the-future"));
        }
        if (asked.until().filter(until -> !until.isAfter(today)).isPresent()) {
            return Optional.of(sentences(pupil.schoolId()).of("until-in-the-past"));
        }
        ConsentRule rule = rule(pupil, today);
        LocalDate last = asked.givenOn().plusDays(rule.longestDays());
        if (asked.until().filter(until -> until.isAfter(last)).isPresent()) {
            return Optional.of(sentences(pupil.schoolId()).of("until-too-long", last.toString()));
        }
        if (rule.pupil() && !asked.from().contains(Giver.PUPIL)) {
            return Optional.of(sentences(pupil.schoolId())
                    .of("pupil-asked", age(pupil, today).orElseThrow()));
        }
        return unknownGuardian(pupil, asked.from())
                .or(() -> rule.everyCustodian() ? silentCustodian(pupil, asked.from()) : Optional.empty());
    }

    /** A pupil whose guardians the register does not know at all is believed to have the ones the form names. */
    private Optional<String> unknownGuardian(Pupil pupil, List<String> from) {
        Set<String> known =
                guardians(pupil).keySet().stream().map(Giver::guardian).collect(toSet());
        return from.stream()
                .filter(code -> !known.isEmpty() && !code.equals(Giver.PUPIL) && !known.contains(code))
                .findFirst()
                .map(code -> sentences(pupil.schoolId()).of("guardian-unknown", Giver.number(code)));
    }

    private Optional<String> silentCustodian(Pupil pupil, List<String> from) {
        return guardians(pupil).entrySet().stream()
                .filter(guardian -> CUSTODIANS.contains(guardian.getValue().relation()))
                .filter(guardian -> !from.contains(Giver.guardian(guardian.getKey())))
                .findFirst()
                .map(guardian -> sentences(pupil.schoolId()).of("custodian-asked", guardian.getKey()));
    }

    /** Keeps a consent that {@link #refusal} has let pass. An earlier one for the same purpose of the same case gives way to it. */
    @Transactional
    public Consent give(Pupil pupil, ConsentAsked asked, String author) {
        LocalDate today = calendar.today(pupil.schoolId());
        List<Consent> before = consents.running(asked.processNumber(), asked.purpose());
        before.forEach(earlier -> consents.end(earlier.id(), new Ended(today, Ending.RENEWED), Optional.of(author)));
        LocalDate until = asked.until()
                .orElseGet(() -> asked.givenOn().plusDays(rule(pupil, today).longestDays()));
        Map<Integer, Guardian> guardians = guardians(pupil);
        List<Giver> givers = asked.from().stream()
                .map(code -> new Giver(
                        code,
                        guardians.entrySet().stream()
                                .filter(guardian ->
                                        Giver.guardian(guardian.getKey()).equals(code))
                                .map(guardian -> guardian.getValue().id())
                                .findFirst(),
                        Optional.empty()))
                .toList();
        String id = consents.add(asked, pupil.ref(), pupil.schoolId(), until, givers, author);
        Consent now = consents.find(id).orElseThrow();
        before.forEach(earlier -> events.publishEvent(new ConsentRenewed(earlier, now)));
        return now;
    }

    /** Whether what this case or referral does for this purpose still rests on a consent. */
    public boolean holds(String processNumber, Purpose purpose) {
        return consents.running(processNumber, purpose).stream()
                .anyMatch(consent -> consent.holdsOn(calendar.today(consent.schoolId())));
    }

    /** The pupil's consents that stand in these compartments, newest first, those that have ended too. */
    public List<Consent> ofPupil(String pupilRef, Collection<Compartment> readable) {
        return consents.ofPupil(pupilRef, readable);
    }

    /**
     * One of those who gave it takes it back: it ends for all, and what rests on it stops at once.
     *
     * @param giver code of the one who takes it back
     * @param author who was told so and writes it down
     * @return why that cannot be, as a sentence, or empty when it is done
     */
    @Transactional
    public Optional<String> withdraw(Consent consent, String giver, String author) {
        if (consent.givers().stream().noneMatch(known -> known.code().equals(giver))) {
            return Optional.of(sentences(consent.schoolId()).of("not-given-by"));
        }
        LocalDate today = calendar.today(consent.schoolId());
        if (!end(consent, new Ended(today, Ending.WITHDRAWN), Optional.of(author), false)) {
            return Optional.of(sentences(consent.schoolId()).of("ended-already"));
        }
        consents.takenBack(consent.id(), giver, today);
        return Optional.empty();
    }

    /**
     * Whoever follows up what rests on it has learned that it holds no longer. Their own task ends now, and the process asks before
     * it goes on; whatever else rests on it stops.
     */
    @Transactional
    public void noLongerHolds(String processNumber, Purpose purpose, String author) {
        consents.running(processNumber, purpose)
                .forEach(consent -> end(
                        consent,
                        new Ended(calendar.today(consent.schoolId()), Ending.WITHDRAWN),
                        Optional.of(author),
                        true));
    }

    /** Ends those whose last day has passed. */
    @Transactional
    public void expire(LocalDate today) {
        consents.overdue(today)
                .forEach(consent -> end(consent, new Ended(today, Ending.EXPIRED), Optional.empty(), false));
    }

    private Sentences sentences(String schoolId) {
        return register.school(schoolId)
                .map(school -> SENTENCES.in(school.language()))
                .orElse(SENTENCES);
    }

    private boolean end(Consent consent, Ended ended, Optional<String> author, boolean learned) {
        boolean first = consents.end(consent.id(), ended, author);
        if (first) {
            events.publishEvent(new ConsentEnded(consents.find(consent.id()).orElseThrow(), learned));
        }
        return first;
    }

    private ConsentRule rule(Pupil pupil, LocalDate today) {
        return routine.consentRule(register.school(pupil.schoolId()).orElseThrow(), today, age(pupil, today));
    }

    private static OptionalInt age(Pupil pupil, LocalDate today) {
        return pupil.birthDate()
                .map(born -> OptionalInt.of(Period.between(born, today).getYears()))
                .orElse(OptionalInt.empty());
    }

    /** The guardians by the number that forms and the panel give them. */
    private Map<Integer, Guardian> guardians(Pupil pupil) {
        Map<Integer, Guardian> numbered = new LinkedHashMap<>();
        register.guardiansOf(pupil.id()).forEach(guardian -> numbered.put(numbered.size() + 1, guardian));
        return numbered;
    }
}
