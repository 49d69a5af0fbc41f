package se.sedd.routine;

import java.time.LocalTime;
import java.util.Optional;
import se.sedd.engine.DecisionRow;

/**
 * When and where a school receives for meetings on one day: meetings of the same length, one after the other.
 *
 * @param minutes length of a meeting
 */
public record MeetingHours(LocalTime firstStart, LocalTime lastEnd, int minutes, String room) {

    /** A row without hours says that there are no meetings that day. */
    static Optional<MeetingHours> of(DecisionRow row) {
        return row.optionalText("firstStart")
                .map(first -> new MeetingHours(
                        LocalTime.parse(first),
                        LocalTime.parse(row.text("lastEnd")),
                        row.number("minutes"),
                        row.text("room")));
    }
}
