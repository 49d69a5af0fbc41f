package se.sedd.demo;

import java.time.LocalDate;
import java.util.List;
import se.sedd.demo.Town.Closed;

/** When the demo's schools are closed, beside public holidays: in each municipality its own weeks. */
final class Breaks {

    private Breaks() {}

    static List<Closed> inSjovik() {
        return List.of(
                closed("2026-01-01", "2026-01-09"),
                closed("2026-02-09", "2026-02-13"),
                closed("2026-04-07", "2026-04-10"),
                closed("2026-05-15", "2026-05-15"),
                closed("2026-06-12", "2026-08-14"),
                closed("2026-09-25", "2026-09-25"),
                closed("2026-10-26", "2026-10-30"),
                closed("2026-12-21", "2027-01-08"),
                closed("2027-02-15", "2027-02-19"),
                closed("2027-03-29", "2027-04-02"),
                closed("2027-06-11", "2027-08-13"));
    }

    static List<Closed> inGranby() {
        return List.of(
                closed("2026-01-01", "2026-01-09"),
                closed("2026-02-16", "2026-02-20"),
                closed("2026-03-30", "2026-04-02"),
                closed("2026-05-15", "2026-05-15"),
                closed("2026-06-10", "2026-08-17"),
                closed("2026-10-26", "2026-10-30"),
                closed("2026-12-22", "2027-01-11"),
                closed("2027-02-22", "2027-02-26"),
                closed("2027-03-22", "2027-03-25"),
                closed("2027-06-10", "2027-08-16"));
    }

    static List<Closed> inOslo() {
        return List.of(
                closed("2026-01-01", "2026-01-02"),
                closed("2026-02-16", "2026-02-20"),
                closed("2026-03-30", "2026-04-06"),
                closed("2026-05-15", "2026-05-15"),
                closed("2026-06-20", "2026-08-16"),
                closed("2026-09-28", "2026-10-02"),
                closed("2026-12-21", "2027-01-01"),
                closed("2027-02-22", "2027-02-26"),
                closed("2027-03-22", "2027-03-29"),
                closed("2027-06-19", "2027-08-15"));
    }

    private static Closed closed(String first, String last) {
        return new Closed(LocalDate.parse(first), LocalDate.parse(last));
    }
}
