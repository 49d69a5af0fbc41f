package se.sedd.measure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something a school and its neighbourhood have on offer for single pupils.
 *
 * @param contributor who gives it: the school, a service of the district, an association
 * @param weekday empty where it has no day of its own
 * @param hours in words
 * @param places how many pupils it has room for at a time
 * @param leader userId of the member of the school's staff who leads it
 */
public record Offer(
        String id,
        String schoolId,
        Kind kind,
        String name,
        String contributor,
        Optional<String> place,
        Optional<DayOfWeek> weekday,
        Optional<String> hours,
        LocalDate firstDay,
        LocalDate lastDay,
        int places,
        Optional<String> leader) {

    /** What it is. */
    public enum Kind {
        /** Praksisnært valgfag: practical work in school hours, with a note each week. */
        PRACTICAL_ELECTIVE,
        AFTER_SCHOOL,
        HOLIDAY
    }

    /** Whether somebody notes each week how it goes. */
    public boolean hasWeeklyNotes() {
        return kind == Kind.PRACTICAL_ELECTIVE;
    }

    /** Name and contributor, and where and when, as far as they are known. */
    public String inWords() {
        return Stream.of(Optional.of(name), Optional.of(contributor), hours, place)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
