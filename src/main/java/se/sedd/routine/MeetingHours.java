package se.sedd.routine;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sedd.engine.DecisionRow;

/**
 * When and where a school receives for meetings on one day: meetings of the same length, one after the other.
 *
 * @param minutes length of a meeting
 */
public record MeetingHours(LocalTime firstStart, LocalTime lastEnd, int minutes, String room) {

    private static final Logger LOG = LoggerFactory.getLogger(MeetingHours.class);

    /** Shorter ones are a slip of the pen. */
    private static final int SHORTEST_MINUTES = 5;

    public MeetingHours {
        if (minutes < SHORTEST_MINUTES || MINUTES.between(firstStart, lastEnd) < minutes) {
            throw new IllegalArgumentException(
                    "no meeting of %d minutes fits between %s and %s".formatted(minutes, firstStart, lastEnd));
        }
    }

    /**
     * A row without hours says that there are no meetings that day. One that cannot be read says so too, with a warning in the
     * log: a mistake in one row must not stop the booking of all other days.
     */
    static Optional<MeetingHours> of(DecisionRow row) {
        try {
            return row.optionalText("firstStart")
                    .map(first -> new MeetingHours(
                            LocalTime.parse(first),
                            LocalTime.parse(row.text("lastEnd")),
                            row.number("minutes"),
                            row.text("room")));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException | IllegalStateException e) {
            LOG.warn("There are no meetings on the days of a row of meeting-slots.dmn: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
