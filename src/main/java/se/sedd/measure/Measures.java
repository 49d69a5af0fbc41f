package se.sedd.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.consent.Consent.Ended;
import se.sedd.consent.Consent.Ending;
import se.sedd.consent.ConsentAsked;
import se.sedd.consent.ConsentEnded;
import se.sedd.consent.Consents;
import se.sedd.consent.Purpose;
import se.sedd.engine.Sentences;
import se.sedd.journal.Compartment;
import se.sedd.measure.Measure.Status;
import se.sedd.register.Pupil;
import se.sedd.register.PupilsChanged;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * Measures for single pupils: something that exists is proposed, its place is held, the guardians say yes or no, it goes on for a
 * period and is evaluated. Only whoever gives it is told of the pupil, and only for as long as a consent holds.
 */
@Component
public class Measures {

    private static final Sentences SENTENCES = new Sentences("se.sedd.measure.sentences");

    /** Whoever gives the measure, as the consent's recipient. */
    private static final String PROVIDER = "measure-provider";

    private final MeasureRegister measures;
    private final Offers offers;
    private final MeasureProcesses processes;
    private final Consents consents;
    private final Register register;
    private final SchoolCalendar calendar;

    Measures(
            MeasureRegister measures,
            Offers offers,
            MeasureProcesses processes,
            Consents consents,
            Register register,
            SchoolCalendar calendar) {
        this.measures = measures;
        this.offers = offers;
        this.processes = processes;
        this.consents = consents;
        this.register = register;
        this.calendar = calendar;
    }

    /** Begins the task in which somebody proposes a measure for the pupil; the task's id. */
    @Transactional
    public String begin(Pupil pupil, StaffMember person) {
        return processes.begin(
                measures.begin(pupil, person.userId(), Optional.empty(), calendar.today(pupil.schoolId())));
    }

    /** What can be given to a pupil of the school now: what is not over, and has a place. */
    public List<Offer> available(String schoolId) {
        return offers.at(schoolId).stream()
                .filter(Offers.Standing::hasPlace)
                .map(Offers.Standing::offer)
                .filter(offer ->
                        offers.nextAfter(offer, calendar.today(schoolId)).isPresent())
                .toList();
    }

    /** Why this offer cannot be proposed for the pupil, in a sentence that says what to do, or empty. */
    public Optional<String> refusal(Pupil pupil, String offerId) {
        Optional<Offer> asked =
                offers.find(offerId).filter(offer -> offer.schoolId().equals(pupil.schoolId()));
        if (asked.isEmpty()
                || offers.nextAfter(asked.get(), calendar.today(pupil.schoolId()))
                        .isEmpty()) {
            return Optional.of(SENTENCES.of("offer-over"));
        }
        if (!pupil.attendsOn(calendar.today(pupil.schoolId()))) {
            return Optional.of(SENTENCES.of("pupil-left"));
        }
        return measures.hasOpen(pupil.id(), offerId)
                ? Optional.of(SENTENCES.of("has-it-already", asked.get().name()))
                : Optional.empty();
    }

    /**
     * Proposes the offer that {@link #refusal} has let pass, and holds a place for the pupil while the guardians are asked.
     *
     * @return why that cannot be, or empty when it is done
     */
    @Transactional
    public Optional<String> propose(Measure measure, String offerId, Optional<String> cause) {
        Offer offer = offers.find(offerId).orElseThrow();
        if (!offers.takePlace(offerId, measure.number())) {
            return Optional.of(full(measure.schoolId(), offer));
        }
        measures.proposed(measure, offer, cause);
        return Optional.empty();
    }

    private String full(String schoolId, Offer offer) {
        List<String> others =
                available(schoolId).stream().map(Offer::name).limit(3).toList();
        return SENTENCES.of("offer-full", offer.name(), offer.places())
                + " "
                + (others.isEmpty()
                        ? SENTENCES.of("no-other-offers")
                        : SENTENCES.of("other-offers", String.join("; ", others)));
    }

    /**
     * A meeting, or the step of a case, has agreed on a measure that exists: its place is held, and the pupil's teacher registers the
     * guardians' answer.
     *
     * @param origin number of the meeting or case
     * @return why that cannot be, in a sentence, or empty when it is done
     */
    @Transactional
    public Optional<String> agreeAt(Pupil pupil, String offerId, String origin, String author) {
        Optional<String> refused = refusal(pupil, offerId);
        if (refused.isPresent()) {
            return refused;
        }
        Measure measure = measures.begin(pupil, author, Optional.of(origin), calendar.today(pupil.schoolId()));
        Optional<String> full = propose(measure, offerId, Optional.empty());
        if (full.isEmpty()) {
            processes.agreed(measure, offers.find(offerId).orElseThrow());
        }
        return full;
    }

    /** The offer that the measure is about. */
    public Offer offerOf(Measure measure) {
        return measure.offerId()
                .flatMap(offers::find)
                .orElseThrow(() -> new IllegalStateException(measure.number() + " has no offer"));
    }

    /** When it can begin: the next time it is held. */
    public LocalDate firstTime(Measure measure) {
        LocalDate today = calendar.today(measure.schoolId());
        return offers.nextAfter(offerOf(measure), today).orElse(today);
    }

    /** Why the guardians' yes cannot be relied on as it stands, or empty. */
    public Optional<String> refusalOfYes(Measure measure, List<String> from, LocalDate start, LocalDate end) {
        return end.isBefore(start)
                ? Optional.of(SENTENCES.of("ends-before-it-begins"))
                : consents.refusal(pupilOf(measure), asked(measure, from, end));
    }

    /** The guardians have said yes: it runs, and whoever gives it may know of the pupil until its last day. */
    @Transactional
    public void runs(Measure measure, List<String> from, LocalDate start, LocalDate end, String author) {
        consents.give(pupilOf(measure), asked(measure, from, end), author);
        measures.runs(measure.number(), start, end);
    }

    private ConsentAsked asked(Measure measure, List<String> from, LocalDate end) {
        LocalDate today = calendar.today(measure.schoolId());
        return new ConsentAsked(
                Compartment.SCHOOL,
                measure.number(),
                Purpose.MEASURE,
                from,
                List.of(PROVIDER),
                Optional.of(offerOf(measure).inWords()),
                today,
                Optional.of(end.isAfter(today) ? end : today.plusDays(1)));
    }

    /** The next session that nobody has noted anything about. */
    public LocalDate nextSession(Measure measure) {
        LocalDate start = measure.startsOn().orElseThrow();
        return measures.lastSession(measure.number())
                .map(last -> offers.nextAfter(offerOf(measure), last).orElse(last.plusDays(1)))
                .orElse(start);
    }

    /** Whether the next session is the last one of the period. */
    public boolean isLastSession(Measure measure) {
        LocalDate end = measure.endsOn().orElseThrow();
        return offers.nextAfter(offerOf(measure), nextSession(measure))
                .filter(next -> !next.isAfter(end))
                .isEmpty();
    }

    /** @param attended yes, partly, no, or unknown where the week has passed without a note */
    @Transactional
    public void week(Measure measure, String attended) {
        measures.week(measure.number(), nextSession(measure), attended);
    }

    /** The session that has just been noted was the last one, before the day that had been agreed. */
    @Transactional
    public void endsEarly(Measure measure) {
        measures.lastSession(measure.number()).ifPresent(day -> measures.endsBy(measure.number(), day));
    }

    /** Its last session is over: others may have the place. */
    @Transactional
    public void periodOver(Measure measure) {
        offers.givePlaceBack(measure.number());
    }

    /** It is over, one way or another. */
    @Transactional
    public void close(Measure measure, Status how, Optional<String> outcome) {
        offers.givePlaceBack(measure.number());
        measures.closed(measure.number(), how, outcome, calendar.today(measure.schoolId()));
    }

    /** Consent that is taken back ends the measure at once; one whose day has come ends with the period itself. */
    @EventListener(condition = "#ended.consent.purpose.name() == 'MEASURE'")
    void ended(ConsentEnded ended) {
        boolean takenBack = ended.consent()
                .ended()
                .map(Ended::how)
                .filter(Ending.WITHDRAWN::equals)
                .isPresent();
        if (takenBack) {
            measures.find(ended.consent().processNumber())
                    .filter(measure -> measure.status().isOpen())
                    .ifPresent(this::stop);
        }
    }

    /** A pupil who has left, or changed school, has no measure there. */
    @EventListener
    void changed(PupilsChanged event) {
        for (Measure measure : measures.open()) {
            if (event.pupilIds().contains(measure.pupilId()) && !attends(measure)) {
                stop(measure);
            }
        }
    }

    private void stop(Measure measure) {
        measures.endsBy(measure.number(), calendar.today(measure.schoolId()));
        close(measure, Status.STOPPED, Optional.empty());
        processes.stopped(measure);
    }

    private boolean attends(Measure measure) {
        return register.pupil(measure.pupilId())
                .filter(pupil -> pupil.schoolId().equals(measure.schoolId()))
                .filter(pupil -> pupil.attendsOn(calendar.today(measure.schoolId())))
                .isPresent();
    }

    private Pupil pupilOf(Measure measure) {
        return register.pupilBehind(measure.pupilRef());
    }
}
