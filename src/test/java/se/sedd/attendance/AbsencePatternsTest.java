package se.sedd.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.attendance.AbsencePattern.Finding;

/** Four school weeks of five lessons a day, of which the pupil misses what each test says. */
class AbsencePatternsTest {

    private static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 1, 12);
    private static final List<String> SUBJECTS = List.of("Svenska", "Matematik", "Slöjd", "Musik", "Engelska", "Kemi");

    @Test
    @DisplayName("who is never away has no pattern, not even none")
    void neverAway() {
        assertThat(patterns(lesson -> false)).isEmpty();
    }

    @Test
    @DisplayName("away every Monday: Mondays and Fridays, and whole days")
    void mondays() {
        List<Finding> found = find(lesson -> lesson.date().getDayOfWeek() == DayOfWeek.MONDAY);

        assertThat(found)
                .extracting(Finding::pattern)
                .containsExactly(AbsencePattern.MONDAYS_FRIDAYS, AbsencePattern.WHOLE_DAYS);
        assertThat(found.get(0).percent()).isEqualTo(50);
        assertThat(found.get(0).otherPercent()).isZero();
        assertThat(found.get(1).absent()).isEqualTo(4);
        assertThat(found.get(1).of()).isEqualTo(20);
    }

    @Test
    @DisplayName("misses the first lesson of most days, whatever the subject")
    void firstLesson() {
        assertThat(patterns(lesson -> isAt(lesson, 8) && lesson.date().getDayOfWeek() != DayOfWeek.FRIDAY))
                .containsExactly(AbsencePattern.FIRST_LESSON, AbsencePattern.SINGLE_LESSONS);
    }

    @Test
    @DisplayName("does not come back after lunch, which is the long break in the middle of the day")
    void afterLunch() {
        assertThat(patterns(lesson ->
                        lesson.start().getHour() >= 12 && lesson.date().getDayOfMonth() % 2 == 0))
                .contains(AbsencePattern.AFTER_LUNCH);
    }

    @Test
    @DisplayName("misses one subject and says which")
    void oneSubject() {
        List<Finding> found = find(lesson -> lesson.subject().equals(Optional.of("Matematik")));

        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.pattern()).isEqualTo(AbsencePattern.CERTAIN_SUBJECT);
            assertThat(finding.what()).contains("Matematik");
            assertThat(finding.percent()).isEqualTo(100);
        });
    }

    @Test
    @DisplayName("away every other week")
    void everyOtherWeek() {
        List<Finding> found = find(lesson -> lesson.date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == 1
                && lesson.date().getDayOfMonth() % 3 != 0);

        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.pattern()).isEqualTo(AbsencePattern.CERTAIN_WEEKS);
            assertThat(finding.what()).contains("odd");
        });
    }

    @Test
    @DisplayName("comes a quarter of an hour late once a week")
    void late() {
        List<Lesson> lessons = weeks(lesson -> false).stream()
                .map(lesson -> isAt(lesson, 8) && lesson.date().getDayOfWeek() == DayOfWeek.WEDNESDAY
                        ? away(lesson, 15)
                        : lesson)
                .toList();

        assertThat(AbsencePatterns.in(lessons, totals(lessons)))
                .extracting(Finding::pattern)
                .contains(AbsencePattern.LATE_ARRIVALS)
                .doesNotContain(AbsencePattern.SINGLE_LESSONS);
    }

    @Test
    @DisplayName("stays away the first day after both holidays of the school year")
    void afterHolidays() {
        List<Lesson> lessons = weeks(lesson -> false);
        List<DayTotal> schoolYear = new ArrayList<>(List.of(
                day(LocalDate.of(2025, 10, 24), 0), day(LocalDate.of(2025, 11, 3), 50),
                day(LocalDate.of(2025, 12, 19), 0), day(LocalDate.of(2026, 1, 8), 50)));
        schoolYear.addAll(totals(lessons));
        List<Lesson> withOneMissed = new ArrayList<>(lessons);
        withOneMissed.set(7, away(lessons.get(7), 50));

        assertThat(AbsencePatterns.in(withOneMissed, schoolYear))
                .extracting(Finding::pattern)
                .containsExactly(AbsencePattern.AFTER_HOLIDAYS);
    }

    @Test
    @DisplayName("two days of illness are no pattern")
    void chance() {
        LocalDate tuesday = FIRST_MONDAY.plusDays(8);
        assertThat(patterns(
                        lesson -> lesson.date().equals(tuesday) || lesson.date().equals(tuesday.plusDays(1))))
                .containsExactly(AbsencePattern.NO_PATTERN);
    }

    @Test
    @DisplayName("what is not reported and what is cancelled says nothing")
    void unknown() {
        List<Lesson> lessons = weeks(lesson -> lesson.date().getDayOfWeek() == DayOfWeek.MONDAY).stream()
                .map(lesson -> new Lesson(
                        lesson.date(),
                        lesson.start(),
                        lesson.minutes(),
                        lesson.date().getDayOfMonth() % 2 == 0,
                        lesson.date().getDayOfMonth() % 2 == 0,
                        lesson.valid(),
                        lesson.invalid(),
                        0,
                        lesson.subject()))
                .toList();

        assertThat(AbsencePatterns.in(lessons, totals(lessons))).isEmpty();
    }

    private static List<AbsencePattern> patterns(Predicate<Lesson> missed) {
        return find(missed).stream().map(Finding::pattern).toList();
    }

    private static List<Finding> find(Predicate<Lesson> missed) {
        List<Lesson> lessons = weeks(missed);
        return AbsencePatterns.in(lessons, totals(lessons));
    }

    private static List<Lesson> weeks(Predicate<Lesson> missed) {
        List<Lesson> lessons = new ArrayList<>();
        for (int week = 0; week < 4; week++) {
            for (int weekday = 0; weekday < 5; weekday++) {
                LocalDate date = FIRST_MONDAY.plusWeeks(week).plusDays(weekday);
                for (int hour : new int[] {8, 9, 10, 12, 13}) {
                    Lesson lesson = new Lesson(
                            date,
                            LocalTime.of(hour, 10),
                            50,
                            true,
                            false,
                            0,
                            0,
                            0,
                            Optional.of(SUBJECTS.get((date.getDayOfYear() * 5 + hour) % SUBJECTS.size())));
                    lessons.add(missed.test(lesson) ? away(lesson, 50) : lesson);
                }
            }
        }
        return lessons;
    }

    private static boolean isAt(Lesson lesson, int hour) {
        return lesson.start().getHour() == hour;
    }

    private static Lesson away(Lesson lesson, int minutes) {
        return new Lesson(
                lesson.date(), lesson.start(), lesson.minutes(), true, false, 0, minutes, 0, lesson.subject());
    }

    private static List<DayTotal> totals(List<Lesson> lessons) {
        return lessons.stream().collect(Collectors.groupingBy(Lesson::date)).entrySet().stream()
                .map(day -> new DayTotal(
                        day.getKey(),
                        250,
                        250,
                        0,
                        day.getValue().stream().mapToInt(Lesson::invalid).sum(),
                        0,
                        5))
                .sorted(Comparator.comparing(DayTotal::date))
                .toList();
    }

    private static DayTotal day(LocalDate date, int absent) {
        return new DayTotal(date, 50, 50, 0, absent, 0, 1);
    }
}
