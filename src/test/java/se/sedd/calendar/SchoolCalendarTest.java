package se.sedd.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import se.sedd.GroundFloor;
import se.sedd.register.imports.Sent;

class SchoolCalendarTest {

    private static SchoolCalendar calendar;

    @BeforeContainer
    static void twoSchools() {
        Sent.csv(GroundFloor.shared(), "schools", """
                schoolId,name,country,language
                cal-se,Ekskolan,SE,sv
                cal-no,Bjørkeskolen,NO,nb
                """).wasTaken();
        Sent.csv(GroundFloor.shared(), "school-days", """
                schoolId,date,kind
                cal-se,2026-02-09,holiday
                cal-se,2026-02-10,holiday
                cal-se,2026-02-11,holiday
                cal-se,2026-02-12,holiday
                cal-se,2026-02-13,holiday
                cal-se,2026-02-21,school-day
                cal-se,2026-05-14,school-day
                """).wasTaken();
        calendar = GroundFloor.shared().getBean(SchoolCalendar.class);
    }

    @Example
    @Label(
            "Monday to Friday, without public holidays of the school's own country, unless the school's list says otherwise")
    void schoolDays() {
        assertThat(calendar.isSchoolDay("cal-se", day("2026-03-16"))).isTrue();
        assertThat(calendar.isSchoolDay("cal-se", day("2026-03-15"))).isFalse();
        assertThat(calendar.isSchoolDay("cal-se", day("2026-02-11"))).isFalse();
        assertThat(calendar.isSchoolDay("cal-se", day("2026-02-21"))).isTrue();
        assertThat(calendar.isSchoolDay("cal-se", day("2026-05-14"))).isTrue();
        assertThat(calendar.isSchoolDay("cal-no", day("2026-05-14"))).isFalse();
        assertThat(calendar.isSchoolDay("cal-se", day("2026-04-02"))).isTrue();
        assertThat(calendar.isSchoolDay("cal-no", day("2026-04-02"))).isFalse();
        assertThat(calendar.isSchoolDay("cal-se", day("2026-01-06"))).isFalse();
        assertThat(calendar.isSchoolDay("cal-no", day("2026-01-06"))).isTrue();
    }

    @Example
    @Label("counting school days jumps over the winter break")
    void countsOverABreak() {
        assertThat(calendar.plus("cal-se", day("2026-02-05"), 2)).isEqualTo(day("2026-02-16"));
        assertThat(calendar.plus("cal-se", day("2026-02-16"), -1)).isEqualTo(day("2026-02-06"));
        assertThat(calendar.plus("cal-se", day("2026-02-10"), 0)).isEqualTo(day("2026-02-16"));
        assertThat(calendar.between("cal-se", day("2026-02-05"), day("2026-02-17")))
                .isEqualTo(3);
    }

    @Example
    @Label("a deadline is at four in the afternoon at the school, winter and summer")
    void deadlines() {
        assertThat(calendar.deadline("cal-se", day("2026-03-27"))).hasToString("2026-03-27T15:00:00Z");
        assertThat(calendar.deadline("cal-no", day("2026-03-30"))).hasToString("2026-03-30T14:00:00Z");
        assertThat(calendar.deadline("cal-se", day("2026-03-30"))
                        .atZone(calendar.zone("cal-se"))
                        .toLocalTime())
                .isEqualTo(LocalTime.of(16, 0));
    }

    @Example
    @Label("a changed list counts at once, and an organisation that is no school follows Sweden")
    void changes() {
        assertThat(calendar.isSchoolDay("cal-no", day("2026-03-17"))).isTrue();
        Sent.csv(GroundFloor.shared(), "school-days", "schoolId,date,kind\ncal-no,2026-03-17,holiday\n")
                .wasTaken();
        assertThat(calendar.isSchoolDay("cal-no", day("2026-03-17"))).isFalse();
        assertThat(calendar.isSchoolDay("social-services", day("2026-01-06"))).isFalse();
    }

    @Property(tries = 300)
    @Label("n school days on, there are n school days in between, and back again is where one was")
    void plusAndBetweenAgree(
            @ForAll("schools") String school,
            @ForAll("dates") LocalDate from,
            @ForAll @IntRange(min = 1, max = 40) int n) {
        LocalDate later = calendar.plus(school, from, n);
        assertThat(calendar.isSchoolDay(school, later)).isTrue();
        assertThat(calendar.between(school, from, later)).isEqualTo(n);
        assertThat(calendar.between(school, from, later.minusDays(1))).isEqualTo(n - 1);
        assertThat(calendar.plus(school, later, -n)).isEqualTo(calendar.plus(school, from.plusDays(1), -1));
    }

    @Property(tries = 300)
    @Label("the first school day on or after a date is that date or has none before it")
    void onOrAfter(@ForAll("schools") String school, @ForAll("dates") LocalDate date) {
        LocalDate first = calendar.onOrAfter(school, date);
        assertThat(calendar.isSchoolDay(school, first)).isTrue();
        assertThat(first).isAfterOrEqualTo(date);
        assertThat(calendar.between(school, date.minusDays(1), first)).isEqualTo(1);
        assertThat(calendar.plus(school, date, 0)).isEqualTo(first);
    }

    @Property
    @Label("every date lies in one term and one school year, and a term's name finds it again")
    void terms(@ForAll("dates") LocalDate date) {
        Term term = Term.of(date);
        assertThat(date).isBetween(term.start(), term.end());
        assertThat(Term.ofId(term.id())).isEqualTo(term);
        assertThat(term.next().start()).isEqualTo(term.end().plusDays(1));
        SchoolYear year = SchoolYear.of(date);
        assertThat(date).isBetween(year.start(), year.end());
        assertThat(SchoolYear.of(year.end().plusDays(1)).start())
                .isEqualTo(year.end().plusDays(1));
    }

    @Provide
    Arbitrary<String> schools() {
        return Arbitraries.of("cal-se", "cal-no");
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().between(0, 1_200).map(day("2024-06-01")::plusDays);
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
