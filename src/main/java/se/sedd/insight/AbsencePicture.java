package se.sedd.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.register.Pupil;
import se.sedd.register.School;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Routine;

/** How a pupil's absence stands, as the routine counts it, for people to look at. */
@Component
class AbsencePicture {

    private final Attendance attendance;
    private final SchoolCalendar calendar;
    private final Routine routine;
    private final Clock clock;

    AbsencePicture(Attendance attendance, SchoolCalendar calendar, Routine routine, Clock clock) {
        this.attendance = attendance;
        this.calendar = calendar;
        this.routine = routine;
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
            boolean enough) {

        /** Strictly above that many percent of the reported time. */
        boolean above(int percent) {
            return 100L * (validMinutes + invalidMinutes) > (long) percent * reportedMinutes;
        }
    }

    /**
     * The rolling window up to the last school day that is over, and what came after the last contact where there was one.
     *
     * @param rules what holds at the school on that day
     */
    record Picture(Stretch window, Optional<Stretch> sinceContact, AbsenceRules rules) {}

    Picture of(Pupil pupil, School school, Optional<LocalDate> lastContact) {
        LocalDate date = lastDayOver(school);
        AbsenceRules rules = routine.absenceRules(school, date);
        List<DayTotal> days = attendance.days(pupil.id(), SchoolYear.of(date).start(), date).stream()
                .filter(day -> day.offered() > 0 && calendar.isSchoolDay(school.id(), day.date()))
                .toList();
        List<DayTotal> counted = days.subList(Math.max(0, days.size() - rules.windowDays()), days.size());
        return new Picture(
                stretch(Optional.empty(), counted, date, rules),
                lastContact.map(contact -> stretch(
                        Optional.of(contact),
                        days.stream().filter(day -> day.date().isAfter(contact)).toList(),
                        date,
                        rules)),
                rules);
    }

    private static Stretch stretch(Optional<LocalDate> since, List<DayTotal> days, LocalDate date, AbsenceRules rules) {
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
                window.days() >= rules.minimumDays() && window.covers(rules.coveragePercent()));
    }

    /** Today once the school day is over, before that yesterday: lessons to come are nobody's absence. */
    private LocalDate lastDayOver(School school) {
        LocalDate today = calendar.today(school.id());
        return clock.instant().isBefore(calendar.deadline(school.id(), today)) ? today.minusDays(1) : today;
    }
}
