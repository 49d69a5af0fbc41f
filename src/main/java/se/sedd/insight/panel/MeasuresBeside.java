package se.sedd.insight.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
     * @param weeks how the sessions went; empty where none is noted
     */
    record InForce(
            String what,
            String status,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<String> outcome,
            Optional<MeasureRegister.Weeks> weeks) {}

    List<InForce> of(Pupil pupil, String schoolId) {
        List<Measure> all = measures.ofPupil(pupil.ref(), schoolId);
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, MeasureRegister.Weeks> weeks = measures.weeks(pupil.ref(), schoolId);
        return all.stream()
                .map(measure -> inForce(measure, Optional.ofNullable(weeks.get(measure.number()))))
                .toList();
    }

    private InForce inForce(Measure measure, Optional<MeasureRegister.Weeks> weeks) {
        return new InForce(
                work.offerOf(measure).inWords(),
                measure.status().name().toLowerCase(Locale.ROOT),
                measure.startsOn(),
                measure.closedOn().or(measure::endsOn),
                measure.outcome(),
                weeks);
    }
}
