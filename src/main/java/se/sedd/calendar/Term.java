package se.sedd.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;

/** A school term: spring is 1 January to 30 June, autumn 1 July to 31 December. */
public record Term(int year, Season season) {

    public enum Season {
        SPRING,
        AUTUMN
    }

    public static Term of(LocalDate date) {
        return new Term(date.getYear(), date.getMonthValue() <= 6 ? Season.SPRING : Season.AUTUMN);
    }

    /** @throws IllegalArgumentException when the text is no {@link #id()} */
    public static Term ofId(String id) {
        int dash = id.indexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("No term: " + id);
        }
        return new Term(
                Integer.parseInt(id.substring(0, dash)),
                Season.valueOf(id.substring(dash + 1).toUpperCase(Locale.ROOT)));
    }

    /** As stored and shown to machines, for example {@code 2026-spring}. */
    public String id() {
        return year + "-" + season.name().toLowerCase(Locale.ROOT);
    }

    public LocalDate start() {
        return LocalDate.of(year, season == Season.SPRING ? Month.JANUARY : Month.JULY, 1);
    }

    /** The last day, itself part of the term. */
    public LocalDate end() {
        return season == Season.SPRING ? LocalDate.of(year, Month.JUNE, 30) : LocalDate.of(year, Month.DECEMBER, 31);
    }

    public Term next() {
        return of(end().plusDays(1));
    }
}
