package se.sedd.insight.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.measure.Measure;
import se.sedd.measure.MeasureRegister;
import se.sedd.measure.Measures;
import se.sedd.register.Pupil;

/** The measures that a pupil has or has had at a school: what it was, since when, and how it ended. */
@Component
class MeasuresBeside {

    private final MeasureRegister measures;
    private final Measures work;

    MeasuresBeside(MeasureRegister measures, Measures work) {
        this.measures = measures;
        this.work = work;
    }

    /**
     * @param what the offer in words
     * @param status proposed, running, declined, evaluated, stopped
     * @param outcome helped, helped-partly, not-helped, too-early
     */
    record InForce(
            String what,
            String status,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<String> outcome) {}

    List<InForce> of(Pupil pupil, String schoolId) {
        return measures.ofPupil(pupil.ref(), schoolId).stream()
                .map(this::inForce)
                .toList();
    }

    private InForce inForce(Measure measure) {
        return new InForce(
                work.offerOf(measure).inWords(),
                measure.status().name().toLowerCase(Locale.ROOT),
                measure.startsOn(),
                measure.closedOn().or(measure::endsOn),
                measure.outcome());
    }
}
