package se.sedd.routine;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.attendance.AbsencePattern;
import se.sedd.attendance.AbsencePatterns;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.Lesson;
import se.sedd.calendar.SchoolYear;
import se.sedd.register.Pupil;
import se.sedd.register.School;

/** The rolling window of one pupil with its lessons, for people who want to see what the percentage is made of. */
@Component
public class AbsenceWindows {

    private final Attendance attendance;
    private final Routine routine;

    AbsenceWindows(Attendance attendance, Routine routine) {
        this.attendance = attendance;
        this.routine = routine;
    }

    /**
     * @param schoolYear the pupil's totals on the school days of the school year on which time was offered, in order of date
     * @param days the last of them, as many as the window holds
     * @param lessons the lessons of these days in order of time, cancelled ones left out
     * @param rules what holds at the school on the day
     */
    public record AbsenceWindow(
            List<DayTotal> schoolYear, List<DayTotal> days, List<Lesson> lessons, AbsenceRules rules) {

        public List<AbsencePattern.Finding> patterns() {
            return AbsencePatterns.in(lessons, schoolYear);
        }
    }

    /** The window up to and including the date. Two statements. */
    public AbsenceWindow of(Pupil pupil, School school, LocalDate date) {
        AbsenceRules rules = routine.absenceRules(school, date);
        List<DayTotal> schoolYear =
                attendance
                        .schoolDays(pupil.id(), school.id(), SchoolYear.of(date).start(), date)
                        .stream()
                        .filter(day -> day.offered() > 0)
                        .toList();
        List<DayTotal> days =
                schoolYear.subList(Math.max(0, schoolYear.size() - rules.windowDays()), schoolYear.size());
        return new AbsenceWindow(schoolYear, days, lessons(pupil, days), rules);
    }

    private List<Lesson> lessons(Pupil pupil, List<DayTotal> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        Set<LocalDate> dates = days.stream().map(DayTotal::date).collect(toSet());
        return attendance
                .lessons(
                        pupil.id(),
                        days.get(0).date(),
                        days.get(days.size() - 1).date())
                .stream()
                .filter(lesson -> !lesson.cancelled() && dates.contains(lesson.date()))
                .toList();
    }
}
