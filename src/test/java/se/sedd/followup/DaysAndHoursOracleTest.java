package se.sedd.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import se.sedd.attendance.DayTotal;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.DayLimits;

/**
 * Oslo's limits equal an oracle that counts lesson by lesson over random absence: whole days and the minutes of other days, of the
 * calendar month and of the half-year, never one as the other.
 */
class DaysAndHoursOracleTest {

    /** Terms that go over the turn of the half-year and of the year, a leap day, a week 53, both changes of the clock. */
    private static final List<LocalDate> FIRST_DAYS = List.of(
            LocalDate.of(2026, 1, 5),
            LocalDate.of(2026, 5, 18),
            LocalDate.of(2026, 9, 21),
            LocalDate.of(2026, 11, 16),
            LocalDate.of(2020, 11, 30),
            LocalDate.of(2028, 1, 31));

    private static final int MONTH_DAYS = 3;
    private static final int HALF_YEAR_DAYS = 10;
    private static final int ROW_DAYS = 5;
    private static final int MONTH_MINUTES = 600;

    private static final AbsenceRules RULES = new AbsenceRules(
            true,
            20,
            5,
            80,
            10,
            20,
            15,
            20,
            5,
            10,
            3,
            20,
            3,
            Optional.of(new DayLimits(MONTH_DAYS, HALF_YEAR_DAYS, ROW_DAYS, MONTH_MINUTES / 60, 5)));

    /** One lesson: reported or not, and the minutes away. */
    record Lesson(int minutes, boolean reported, int away) {}

    @Provide
    Arbitrary<List<Lesson>> schoolDay() {
        Arbitrary<Lesson> lesson = Combinators.combine(
                        Arbitraries.of(45, 60, 90),
                        Arbitraries.frequency(Tuple.of(19, true), Tuple.of(1, false)),
                        Arbitraries.of(0, 0, 0, 0, 15, 1000))
                .as((minutes, reported, away) -> new Lesson(minutes, reported, reported ? Math.min(minutes, away) : 0));
        Arbitrary<List<Lesson>> ordinary = lesson.list().ofMinSize(1).ofMaxSize(6);
        Arbitrary<List<Lesson>> away = ordinary.map(lessons -> lessons.stream()
                .map(one -> new Lesson(one.minutes(), one.reported(), one.reported() ? one.minutes() : 0))
                .toList());
        return Arbitraries.frequencyOf(
                Tuple.of(7, ordinary.filter(day -> day.stream().anyMatch(one -> one.away() == 0))), Tuple.of(1, away));
    }

    @Provide
    Arbitrary<LocalDate> firstDays() {
        return Arbitraries.of(FIRST_DAYS);
    }

    @Property(tries = 600)
    void equalsTheOracle(
            @ForAll @Size(min = 1, max = 110) List<@From("schoolDay") List<Lesson>> lessons,
            @ForAll("firstDays") LocalDate first,
            @ForAll @IntRange(min = -1, max = 60) int contactDay) {
        List<LocalDate> days = first.datesUntil(first.plusYears(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(lessons.size())
                .toList();
        LocalDate date = days.get(days.size() - 1);
        List<DayTotal> totals = new ArrayList<>();
        for (int n = 0; n < days.size(); n++) {
            totals.add(total(days.get(n), lessons.get(n)));
        }
        Optional<LocalDate> contact =
                contactDay < 0 || contactDay >= days.size() ? Optional.empty() : Optional.of(days.get(contactDay));

        boolean expected = contact.map(day -> isTooMuch(days, lessons, day.plusDays(1), date)
                        && isTooMuch(days, lessons, firstAttended(days, lessons, day), date))
                .orElseGet(() -> isTooMuch(days, lessons, first, date));

        assertThat(new Situation(date, RULES, totals).callsForCase(contact)).isEqualTo(expected);
    }

    /** The first day on or after the contact on which the pupil was seen; the day after the contact if there is none. */
    private static LocalDate firstAttended(List<LocalDate> days, List<List<Lesson>> lessons, LocalDate contact) {
        for (int n = 0; n < days.size(); n++) {
            if (!days.get(n).isBefore(contact)
                    && lessons.get(n).stream().anyMatch(one -> one.reported() && one.away() < one.minutes())) {
                return days.get(n);
            }
        }
        return contact.plusDays(1);
    }

    private static boolean isTooMuch(List<LocalDate> days, List<List<Lesson>> lessons, LocalDate from, LocalDate date) {
        int inMonth = 0;
        int inHalfYear = 0;
        int minutesInMonth = 0;
        int inARow = 0;
        boolean stillInARow = true;
        int counted = 0;
        int offered = 0;
        int reported = 0;
        for (int n = days.size() - 1; n >= 0 && !days.get(n).isBefore(from); n--) {
            LocalDate day = days.get(n);
            if (counted < 20) {
                counted++;
                offered += lessons.get(n).stream().mapToInt(Lesson::minutes).sum();
                reported += lessons.get(n).stream()
                        .filter(Lesson::reported)
                        .mapToInt(Lesson::minutes)
                        .sum();
            }
            boolean seen = false;
            int missed = 0;
            for (Lesson one : lessons.get(n)) {
                seen |= one.reported() && one.away() < one.minutes();
                missed += one.away();
            }
            boolean known = lessons.get(n).stream().anyMatch(Lesson::reported);
            stillInARow &= !known || missed > 0 && !seen;
            inARow += known && stillInARow ? 1 : 0;
            boolean sameMonth = day.getMonthValue() == date.getMonthValue();
            boolean sameHalfYear = (day.getMonthValue() <= 6) == (date.getMonthValue() <= 6);
            if (missed > 0 && !seen) {
                inMonth += sameMonth ? 1 : 0;
                inHalfYear += sameHalfYear ? 1 : 0;
            } else if (sameMonth) {
                minutesInMonth += missed;
            }
        }
        return counted >= 5
                && 100 * reported >= 80 * offered
                && (inMonth > MONTH_DAYS
                        || inHalfYear > HALF_YEAR_DAYS
                        || inARow > ROW_DAYS
                        || minutesInMonth > MONTH_MINUTES);
    }

    @Example
    void moreThanFiveDaysInARowCountAcrossAMonth() {
        for (int away : new int[] {5, 6}) {
            List<LocalDate> days = LocalDate.of(2026, 1, 5)
                    .datesUntil(LocalDate.of(2026, 2, 5))
                    .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                    .toList();
            int first = days.indexOf(LocalDate.of(2026, 2, 4)) - away + 1;
            List<DayTotal> totals = new ArrayList<>();
            for (int n = 0; n < days.size(); n++) {
                int missed = n < first ? 0 : 300;
                totals.add(new DayTotal(days.get(n), 300, 300, missed, 0, 0, 5));
            }
            assertThat(new Situation(LocalDate.of(2026, 2, 4), RULES, totals).callsForCase(Optional.empty()))
                    .as("%s days, three of them in February", away)
                    .isEqualTo(away > ROW_DAYS);
        }
    }

    private static DayTotal total(LocalDate day, List<Lesson> lessons) {
        int offered = lessons.stream().mapToInt(Lesson::minutes).sum();
        int reported = lessons.stream()
                .filter(Lesson::reported)
                .mapToInt(Lesson::minutes)
                .sum();
        int away = lessons.stream().mapToInt(Lesson::away).sum();
        return new DayTotal(day, offered, reported, away / 3, away - away / 3, 0, lessons.size());
    }
}
