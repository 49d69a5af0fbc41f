package se.sedd.insight.panel;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.sedd.attendance.AbsencePattern;
import se.sedd.attendance.AbsencePattern.Finding;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.DaysAndHours;
import se.sedd.attendance.Lesson;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.insight.Counted;
import se.sedd.register.Pupil;
import se.sedd.register.School;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.AbsenceWindows;
import se.sedd.routine.AbsenceWindows.AbsenceWindow;
import se.sedd.routine.Standing;

/** How a pupil's absence stands, as the routine counts it, for people to look at. */
@Component
class AbsencePicture {

    private final AbsenceWindows windows;
    private final SchoolCalendar calendar;
    private final MessageSource words;
    private final Clock clock;

    AbsencePicture(AbsenceWindows windows, SchoolCalendar calendar, MessageSource words, Clock clock) {
        this.windows = windows;
        this.calendar = calendar;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Minutes of a stretch of days; what is offered and not reported is unknown, neither presence nor absence.
     *
     * @param since the contact it is counted from, which itself is not part of it; empty for the rolling window
     * @param from the first offered day
     * @param to the last offered day
     * @param days how many offered days it holds
     * @param enough whether there are enough days, reported well enough, to judge by
     * @param above whether it is more than the routine's limit
     * @param counted where the routine counts in days and hours, what it counts
     */
    record Stretch(
            Optional<LocalDate> since,
            LocalDate from,
            LocalDate to,
            int days,
            int offeredMinutes,
            int reportedMinutes,
            int validMinutes,
            int invalidMinutes,
            double ratePercent,
            double coveragePercent,
            boolean enough,
            boolean above,
            Optional<Counted> counted) {}

    /**
     * What the window is made of.
     *
     * @param days each day, in order of date
     * @param weekdays the lessons of each weekday together, from 1 for Monday; five of them
     * @param lessons the first lessons of all days together, the second ones, and so on, from 1; where days and hours are counted
     *     apart, without the days that were missed whole
     * @param patterns what stands out, as a person is told of it
     */
    record Chart(List<Day> days, List<Part> weekdays, List<Part> lessons, List<Told> patterns) {}

    record Day(LocalDate date, int offeredMinutes, int reportedMinutes, int validMinutes, int invalidMinutes) {}

    record Part(int number, int offeredMinutes, int reportedMinutes, int validMinutes, int invalidMinutes) {}

    /**
     * @param code the option of the mapping form
     * @param sentence the same with its figures, in the reader's language
     */
    record Told(String code, String sentence) {}

    /**
     * The rolling window up to the last school day that is over, and what came after the last contact where there was one.
     *
     * @param rules what holds at the school on that day
     */
    record Picture(Stretch window, Optional<Stretch> sinceContact, Chart chart, AbsenceRules rules) {}

    Picture of(Pupil pupil, School school, Optional<LocalDate> lastContact, Locale language) {
        LocalDate date = lastDayOver(school);
        AbsenceWindow window = windows.of(pupil, school, date);
        return new Picture(
                stretch(
                        Optional.empty(),
                        window.days(),
                        date,
                        window.rules(),
                        window.rules().above(window.schoolYear(), date),
                        window.schoolYear()),
                lastContact.map(contact -> since(contact, window, date)),
                chart(window, language),
                window.rules());
    }

    private static Stretch since(LocalDate contact, AbsenceWindow window, LocalDate date) {
        AbsenceRules rules = window.rules();
        List<DayTotal> days = window.schoolYear().stream()
                .filter(day -> day.date().isAfter(contact))
                .toList();
        boolean above = rules.stillAbove(days, date, days.size());
        return stretch(Optional.of(contact), days, date, rules, above, days);
    }

    private static Stretch stretch(
            Optional<LocalDate> since,
            List<DayTotal> days,
            LocalDate date,
            AbsenceRules rules,
            boolean above,
            List<DayTotal> counted) {
        Window window = Window.of(days, date, days.size());
        return new Stretch(
                since,
                days.isEmpty() ? date : days.get(0).date(),
                days.isEmpty() ? date : days.get(days.size() - 1).date(),
                window.days(),
                window.offered(),
                window.reported(),
                window.valid(),
                window.invalid(),
                window.ratePercent(),
                window.coveragePercent(),
                window.days() >= rules.minimumDays() && window.covers(rules.coveragePercent()),
                above,
                Standing.of(counted, date, rules).counted().map(some -> Counted.of(DaysAndHours.of(days), some)));
    }

    private Chart chart(AbsenceWindow window, Locale language) {
        Map<DayOfWeek, List<Lesson>> byWeekday = window.lessons().stream()
                .collect(Collectors.groupingBy(lesson -> lesson.date().getDayOfWeek()));
        return new Chart(
                window.days().stream().map(AbsencePicture::day).toList(),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(number -> part(number, byWeekday.getOrDefault(DayOfWeek.of(number), List.of())))
                        .toList(),
                lessonsOfTheDay(window.rules().dayLimits().isPresent() ? outsideWholeDays(window) : window.lessons()),
                window.patterns().stream()
                        .map(found -> told(found, window.rules(), language))
                        .toList());
    }

    private static Day day(DayTotal day) {
        return new Day(day.date(), day.offered(), day.reported(), day.valid(), day.invalid());
    }

    /** Where days and hours are counted apart, a day away has no lessons that were missed. */
    private static List<Lesson> outsideWholeDays(AbsenceWindow window) {
        Set<LocalDate> whole = window.days().stream()
                .filter(DayTotal::whollyAbsent)
                .map(DayTotal::date)
                .collect(Collectors.toSet());
        return window.lessons().stream()
                .filter(lesson -> !whole.contains(lesson.date()))
                .toList();
    }

    private static List<Part> lessonsOfTheDay(List<Lesson> inOrder) {
        List<List<Lesson>> byPlace = new ArrayList<>();
        Map<LocalDate, List<Lesson>> byDay =
                inOrder.stream().collect(Collectors.groupingBy(Lesson::date, TreeMap::new, Collectors.toList()));
        for (List<Lesson> day : byDay.values()) {
            for (int place = 0; place < day.size(); place++) {
                if (place == byPlace.size()) {
                    byPlace.add(new ArrayList<>());
                }
                byPlace.get(place).add(day.get(place));
            }
        }
        return IntStream.range(0, byPlace.size())
                .mapToObj(place -> part(place + 1, byPlace.get(place)))
                .toList();
    }

    private static Part part(int number, Collection<Lesson> lessons) {
        List<Lesson> reported = lessons.stream().filter(Lesson::reported).toList();
        return new Part(
                number,
                lessons.stream().mapToInt(Lesson::minutes).sum(),
                reported.stream().mapToInt(Lesson::minutes).sum(),
                reported.stream().mapToInt(Lesson::valid).sum(),
                reported.stream().mapToInt(Lesson::invalid).sum());
    }

    private Told told(Finding found, AbsenceRules rules, Locale language) {
        String code = found.pattern().code();
        String key = found.pattern() == AbsencePattern.CERTAIN_WEEKS
                ? code + "." + found.what().orElseThrow()
                : code;
        boolean inHours = rules.dayLimits().isPresent() && found.otherOf() > 0;
        return new Told(
                code,
                words.getMessage(
                        "pattern." + key + (inHours ? ".in-hours" : ""),
                        new Object[] {
                            found.absent(),
                            found.of(),
                            found.percent(),
                            found.otherPercent(),
                            found.what().orElse(""),
                            hours(found.absent()),
                            hours(found.of()),
                            hours(found.otherAbsent()),
                            hours(found.otherOf())
                        },
                        language));
    }

    private static double hours(int minutes) {
        return minutes / 60.0;
    }

    /** Today once the school day is over, before that yesterday: lessons to come are nobody's absence. */
    private LocalDate lastDayOver(School school) {
        LocalDate today = calendar.today(school.id());
        return clock.instant().isBefore(calendar.deadline(school.id(), today)) ? today.minusDays(1) : today;
    }
}
