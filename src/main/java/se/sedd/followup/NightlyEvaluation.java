package se.sedd.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.sedd.calendar.ScheduledWork;

/** Evaluates every day in the evening, when the day's lessons have come in. */
@Component
class NightlyEvaluation implements ScheduledWork {

    private static final Logger log = LoggerFactory.getLogger(NightlyEvaluation.class);
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Evaluation evaluation;

    NightlyEvaluation(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime today = instant.atZone(STOCKHOLM).with(EVENING);
        return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
    }

    /** The date of the last evening that had come at that instant. */
    static LocalDate lastEveningBefore(Instant instant) {
        ZonedDateTime there = instant.atZone(STOCKHOLM);
        return there.toLocalTime().isBefore(EVENING) ? there.toLocalDate().minusDays(1) : there.toLocalDate();
    }

    @Override
    public void runAt(Instant due) {
        LocalDate date = due.atZone(STOCKHOLM).toLocalDate();
        try {
            evaluation.evaluate(date);
        } catch (EvaluationFailed failed) {
            if (failed.everySchool()) {
                throw failed;
            }
            // Put back and tried again for ever, one school would keep all the others from their coming evenings. It
            // stands in
            // the log and in the health, and is tried again with the next evening.
            log.error("{}; every other school has been evaluated", failed.getMessage());
        }
    }

    @Override
    public int order() {
        return 20;
    }
}
