package se.sedd.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A time of every day in Sweden and Norway, which share one: when work is due that the application does each day.
 *
 * @param at local time
 */
public record EveryDay(LocalTime at) {

    private static final ZoneId HERE = ZoneId.of("Europe/Stockholm");

    /** The first such moment strictly after the instant. */
    public Instant nextAfter(Instant instant) {
        ZonedDateTime today = instant.atZone(HERE).with(at);
        return (today.toInstant().isAfter(instant) ? today : today.plusDays(1)).toInstant();
    }

    /** The day on which the instant lies. */
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(HERE).toLocalDate();
    }
}
