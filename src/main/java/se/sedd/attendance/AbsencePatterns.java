package se.sedd.attendance;

import static java.util.stream.Collectors.groupingBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.sedd.attendance.AbsencePattern.Finding;

/**
 * Finds patterns in a pupil's absence, for a person to confirm or correct. A pattern is a place in the week where the pupil is
 * away at least {@value #TIMES} times as much as elsewhere, on at least {@value #OCCASIONS} days. Nothing is decided by it,
 * so these numbers are constants and no municipality's rule.
 *
 * <p>Only reported lessons count. Where in the day the absence lies is asked of the days on which the pupil was there at all:
 * whole days away would colour every lesson alike.
 */
public final class AbsencePatterns {

    /** Twice as much is what people see in a list without counting. */
    static final int TIMES = 2;

    /** Twice may be chance, three times is worth a question. */
    static final int OCCASIONS = 3;

    /** Late at least one day in five: once a week. Less is everybody's. */
    private static final int DAYS_PER_LATE_DAY = 5;

    /** There are few holidays in a school year; two returns that failed are what can be asked for. */
    private static final int RETURNS = 2;

    /** Days from the last school day before a holiday to the first after it: more than a long week-end, which has five. */
    private static final int HOLIDAY_DAYS = 6;

    /** Lunch is the longest break that begins between these times; it is found in the timetable because schools differ. */
    private static final LocalTime EARLIEST_LUNCH = LocalTime.of(10, 30);

    private static final LocalTime LATEST_LUNCH = LocalTime.of(13, 0);
    private static final Duration SHORTEST_LUNCH = Duration.ofMinutes(20);

    /** More subjects than this are no longer certain ones. */
    private static final int MOST_SUBJECTS = 2;

    private static final Set<DayOfWeek> EDGES_OF_THE_WEEK = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final List<Lesson> lessons;
    private final List<Lesson> onDaysAttended;
    private final List<DayTotal> days;
    private final List<DayTotal> schoolYear;
    private final List<Finding> found = new ArrayList<>();

    private AbsencePatterns(List<Lesson> lessons, List<DayTotal> schoolYear) {
        this.lessons = lessons.stream()
                .filter(lesson -> lesson.reported() && !lesson.cancelled())
                .toList();
        Set<LocalDate> dates = this.lessons.stream().map(Lesson::date).collect(Collectors.toSet());
        this.schoolYear = schoolYear;
        this.days =
                schoolYear.stream().filter(day -> dates.contains(day.date())).toList();
        Set<LocalDate> attended =
                days.stream().filter(DayTotal::attended).map(DayTotal::date).collect(Collectors.toSet());
        this.onDaysAttended = this.lessons.stream()
                .filter(lesson -> attended.contains(lesson.date()))
                .toList();
    }

    /**
     * What is found, in the order of the mapping form; {@link AbsencePattern#NO_PATTERN} alone where there is absence and
     * nothing is found, and nothing at all where there is no absence.
     *
     * @param lessons the pupil's lessons on the school days of the rolling window
     * @param schoolYear the totals of the school year's days on which time was offered, in order of date
     */
    public static List<Finding> in(List<Lesson> lessons, List<DayTotal> schoolYear) {
        return new AbsencePatterns(lessons, schoolYear).find();
    }

    private List<Finding> find() {
        if (absent(lessons) == 0) {
            return List.of();
        }
        compare(
                AbsencePattern.MONDAYS_FRIDAYS,
                lessons,
                lesson -> EDGES_OF_THE_WEEK.contains(lesson.date().getDayOfWeek()));
        compare(AbsencePattern.FIRST_LESSON, onDaysAttended, firstOfTheirDay()::contains);
        compare(AbsencePattern.AFTER_LUNCH, onDaysAttended, afterLunch()::contains);
        certainSubjects();
        wholeDays();
        singleLessons();
        lateArrivals();
        afterHolidays();
        certainWeeks();
        if (found.isEmpty()) {
            found.add(finding(AbsencePattern.NO_PATTERN, absent(lessons), reported(lessons)));
        }
        return List.copyOf(found);
    }

    private void compare(AbsencePattern pattern, List<Lesson> among, Predicate<Lesson> here) {
        contrast(pattern, among, here, Optional.empty()).ifPresent(found::add);
    }

    /** One week away is an illness, two of the same kind may be a pattern. */
    private void compareWeeks(String which, Set<Integer> weeksAway, int parity) {
        if (weeksAway.stream().filter(week -> week % 2 == parity).count() >= 2) {
            contrast(AbsencePattern.CERTAIN_WEEKS, lessons, lesson -> week(lesson) % 2 == parity, Optional.of(which))
                    .ifPresent(found::add);
        }
    }

    private static Optional<Finding> contrast(
            AbsencePattern pattern, List<Lesson> among, Predicate<Lesson> here, Optional<String> what) {
        Map<Boolean, List<Lesson>> parted = among.stream().collect(Collectors.partitioningBy(here));
        List<Lesson> inside = parted.get(true);
        List<Lesson> outside = parted.get(false);
        long occasions = inside.stream()
                .filter(lesson -> absent(lesson) > 0)
                .map(Lesson::date)
                .distinct()
                .count();
        boolean often = (long) absent(inside) * reported(outside) >= (long) TIMES * absent(outside) * reported(inside);
        return occasions >= OCCASIONS && !outside.isEmpty() && often
                ? Optional.of(new Finding(
                        pattern, absent(inside), reported(inside), absent(outside), reported(outside), what))
                : Optional.empty();
    }

    private Set<Lesson> firstOfTheirDay() {
        Set<Lesson> first = new HashSet<>();
        byDay(onDaysAttended).values().forEach(day -> first.add(day.get(0)));
        return first;
    }

    private Set<Lesson> afterLunch() {
        Set<Lesson> after = new HashSet<>();
        for (List<Lesson> day : byDay(onDaysAttended).values()) {
            lunchEnd(day)
                    .ifPresent(end -> day.stream()
                            .filter(lesson -> !lesson.start().isBefore(end))
                            .forEach(after::add));
        }
        return after;
    }

    private static Optional<LocalTime> lunchEnd(List<Lesson> day) {
        Duration longest = SHORTEST_LUNCH;
        Optional<LocalTime> end = Optional.empty();
        for (int n = 1; n < day.size(); n++) {
            LocalTime from = day.get(n - 1).start().plusMinutes(day.get(n - 1).minutes());
            LocalTime until = day.get(n).start();
            Duration gap = Duration.between(from, until);
            if (!from.isBefore(EARLIEST_LUNCH) && !from.isAfter(LATEST_LUNCH) && gap.compareTo(longest) >= 0) {
                longest = gap;
                end = Optional.of(until);
            }
        }
        return end;
    }

    private static Map<LocalDate, List<Lesson>> byDay(List<Lesson> lessons) {
        return lessons.stream()
                .sorted(Comparator.comparing(Lesson::date).thenComparing(Lesson::start))
                .collect(groupingBy(Lesson::date, TreeMap::new, Collectors.toList()));
    }

    private void certainSubjects() {
        onDaysAttended.stream()
                .flatMap(lesson -> lesson.subject().stream())
                .distinct()
                .map(Optional::of)
                .flatMap(subject -> contrast(
                        AbsencePattern.CERTAIN_SUBJECT,
                        onDaysAttended,
                        lesson -> lesson.subject().equals(subject),
                        subject)
                        .stream())
                .sorted(Comparator.comparing(Finding::percent)
                        .reversed()
                        .thenComparing(finding -> finding.what().orElseThrow()))
                .limit(MOST_SUBJECTS)
                .forEach(found::add);
    }

    /** Days wholly away hold at least half of the absence. */
    private void wholeDays() {
        List<DayTotal> whole = days.stream().filter(DayTotal::whollyAbsent).toList();
        int minutes = whole.stream().mapToInt(DayTotal::absent).sum();
        if (whole.size() >= OCCASIONS && 2 * minutes >= absent(lessons)) {
            found.add(finding(AbsencePattern.WHOLE_DAYS, whole.size(), days.size()));
        }
    }

    /** Whole lessons missed on days attended hold at least half of the absence. */
    private void singleLessons() {
        List<Lesson> missed = onDaysAttended.stream()
                .filter(lesson -> absent(lesson) == lesson.minutes())
                .toList();
        if (missed.size() >= OCCASIONS && 2 * absent(missed) >= absent(lessons)) {
            found.add(finding(AbsencePattern.SINGLE_LESSONS, missed.size(), onDaysAttended.size()));
        }
    }

    /** Somebody away for at most half a lesson and there for the rest. The time of arrival is not reported. */
    private void lateArrivals() {
        List<DayTotal> attended = days.stream().filter(DayTotal::attended).toList();
        int late = (int) onDaysAttended.stream()
                .filter(lesson -> absent(lesson) > 0 && 2 * absent(lesson) <= lesson.minutes())
                .map(Lesson::date)
                .distinct()
                .count();
        if (late >= OCCASIONS && late * DAYS_PER_LATE_DAY >= attended.size()) {
            found.add(finding(AbsencePattern.LATE_ARRIVALS, late, attended.size()));
        }
    }

    /** Most first days after the school year's holidays were, for at least half, absence. */
    private void afterHolidays() {
        int holidays = 0;
        int failed = 0;
        for (int n = 1; n < schoolYear.size(); n++) {
            DayTotal day = schoolYear.get(n);
            if (day.reported() > 0
                    && ChronoUnit.DAYS.between(schoolYear.get(n - 1).date(), day.date()) >= HOLIDAY_DAYS) {
                holidays++;
                failed += 2 * day.absent() >= day.reported() ? 1 : 0;
            }
        }
        if (failed >= RETURNS && 2 * failed > holidays) {
            found.add(finding(AbsencePattern.AFTER_HOLIDAYS, failed, holidays));
        }
    }

    /** Every other week: even or odd ones, as children know who live by turns in two homes. */
    private void certainWeeks() {
        Set<Integer> weeksAway = lessons.stream()
                .filter(lesson -> absent(lesson) > 0)
                .map(AbsencePatterns::week)
                .collect(Collectors.toSet());
        Map<Boolean, List<Lesson>> byParity =
                lessons.stream().collect(Collectors.partitioningBy(lesson -> week(lesson) % 2 == 0));
        boolean comparable = byParity.values().stream()
                .allMatch(some ->
                        some.stream().map(AbsencePatterns::week).distinct().count() >= 2);
        if (comparable) {
            compareWeeks("even", weeksAway, 0);
            compareWeeks("odd", weeksAway, 1);
        }
    }

    private static int week(Lesson lesson) {
        return lesson.date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static Finding finding(AbsencePattern pattern, int absent, int of) {
        return new Finding(pattern, absent, of, 0, 0, Optional.empty());
    }

    private static int absent(Lesson lesson) {
        return lesson.valid() + lesson.invalid();
    }

    private static int absent(List<Lesson> lessons) {
        return lessons.stream().mapToInt(AbsencePatterns::absent).sum();
    }

    private static int reported(List<Lesson> lessons) {
        return lessons.stream().mapToInt(Lesson::minutes).sum();
    }
}
