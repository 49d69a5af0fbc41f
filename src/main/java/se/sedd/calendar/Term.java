package se.sedd.calendar;

import java.time.LocalDate;
import java.time.Month;

/** A school term: spring is 1 January to 30 June, autumn 1 July to 31 December. */
public record Term(int year, Season season) {

    public enum Season {
        SPRING,
        AUTUMN
    }

    public static Term of(LocalDate date) {
        return new Term(date.getYear(), date.getMonthValue() <= 6 ? Season.SPRING : Season.AUTUMN);
    }

    /** As stored and shown to machines, for example {@code 2026-spring}; sorts in order of time within a year's pair. */
    public String id() {
        return year + "-" + season.name().toLowerCase(java.util.Locale.ROOT);
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
