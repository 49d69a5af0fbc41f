package se.sedd.meeting;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time for one meeting in one room.
 *
 * @param start local time at the school
 * @param end local time at the school
 */
public record Slot(LocalDateTime start, LocalDateTime end, String room) {

    private static final DateTimeFormatter IN_ID = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d. MMMM yyyy", Locale.forLanguageTag("nb"));
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH.mm");

    /** Says when and where: stays the same as long as the time is offered. */
    public String id() {
        return start.format(IN_ID) + "-" + Integer.toHexString(room.hashCode());
    }

    public LocalDate day() {
        return start.toLocalDate();
    }

    /** As people read it: <em>mandag 13. april 2026 kl. 13.00–13.30, Møterommet i bygg A</em>. */
    public String inWords() {
        return when() + ", " + room;
    }

    /** The same without the room. */
    public String when() {
        return inWords(day()) + " kl. " + start.format(HOUR) + "–" + end.format(HOUR);
    }

    /** A day as people read it: <em>mandag 13. april 2026</em>. */
    public static String inWords(LocalDate day) {
        return day.format(DAY);
    }

    /** The day in an id, for looking up which times that day has. */
    static java.util.Optional<LocalDate> dayIn(String slotId) {
        try {
            return java.util.Optional.of(LocalDate.parse(slotId.substring(0, Math.min(10, slotId.length()))));
        } catch (java.time.DateTimeException e) {
            return java.util.Optional.empty();
        }
    }
}
