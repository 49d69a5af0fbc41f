package se.sedd.followup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import se.sedd.calendar.SchoolCalendar;

/**
 * Spreads first calls over the mentor's coming school days, so that nobody gets more than the routine's number a day. Ask for
 * the worst absence first.
 */
final class FirstCalls {

    private final SchoolCalendar calendar;
    private final String schoolId;
    private final LocalDate first;
    private final int perDay;
    private final Map<String, Map<LocalDate, Integer>> planned;

    /**
     * @param first the first day on which a call can be due
     * @param planned calls that are planned already, by mentor and day
     */
    FirstCalls(
            SchoolCalendar calendar,
            String schoolId,
            LocalDate first,
            int perDay,
            Map<String, Map<LocalDate, Integer>> planned) {
        this.calendar = calendar;
        this.schoolId = schoolId;
        this.first = first;
        this.perDay = perDay;
        this.planned = new HashMap<>(planned);
    }

    /** The first school day on which the mentor still has room; taken from now on. */
    LocalDate next(String mentor) {
        Map<LocalDate, Integer> calls = planned.computeIfAbsent(mentor, key -> new HashMap<>());
        LocalDate day = first;
        while (calls.getOrDefault(day, 0) >= perDay) {
            day = calendar.plus(schoolId, day, 1);
        }
        calls.merge(day, 1, Integer::sum);
        return day;
    }
}
