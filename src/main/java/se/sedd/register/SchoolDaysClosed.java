package se.sedd.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Days that an import has made holidays; published in its transaction, before the commit.
 *
 * @param days of each school, by its id
 */
public record SchoolDaysClosed(Map<String, Set<LocalDate>> days) {

    public boolean concerns(String schoolId, LocalDate day) {
        return days.getOrDefault(schoolId, Set.of()).contains(day);
    }
}
