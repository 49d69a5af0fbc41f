package se.sedd.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The school days the generator goes by: whatever the calendar says of a school, remembered. */
final class SchoolDays {

    static final int FARTHEST_BACK_IN_DAYS = 7;

    private final BiPredicate<String, LocalDate> calendar;
    private final Map<String, Map<LocalDate, List<LocalDate>>> lately = new HashMap<>();

    SchoolDays(BiPredicate<String, LocalDate> calendar) {
        this.calendar = calendar;
    }

    boolean open(String schoolId, LocalDate date) {
        return calendar.test(schoolId, date);
    }

    List<LocalDate> between(String schoolId, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .filter(day -> open(schoolId, day))
                .toList();
    }

    /** The date and the school days of the week before it, latest first: whoever falls ill before a holiday is well after it. */
    List<LocalDate> upTo(String schoolId, LocalDate date) {
        return lately.computeIfAbsent(schoolId, id -> new HashMap<>()).computeIfAbsent(date, day -> {
            List<LocalDate> days = new ArrayList<>();
            for (int back = 0; back <= FARTHEST_BACK_IN_DAYS; back++) {
                if (open(schoolId, day.minusDays(back))) {
                    days.add(day.minusDays(back));
                }
            }
            return List.copyOf(days);
        });
    }
}
