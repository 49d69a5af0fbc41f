package se.sedd.calendar;

import java.time.LocalDate;
import java.time.Month;

/** A school year, 1 July to 30 June, in both countries. The absence window never reaches back over its start. */
public record SchoolYear(int startYear) {

    public static SchoolYear of(LocalDate date) {
        return new SchoolYear(date.getMonthValue() >= Month.JULY.getValue() ? date.getYear() : date.getYear() - 1);
    }

    public LocalDate start() {
        return LocalDate.of(startYear, Month.JULY, 1);
    }

    /** The last day, itself part of the year. */
    public LocalDate end() {
        return LocalDate.of(startYear + 1, Month.JUNE, 30);
    }
}
