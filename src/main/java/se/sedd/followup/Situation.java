package se.sedd.followup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.sedd.attendance.DayTotal;
import se.sedd.attendance.DaysAndHours;
import se.sedd.attendance.Window;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Standing;

/**
 * What a pupil's attendance says on a date, under the rules that hold there: everything the evaluation decides by. Only
 * offered school days of the running school year count.
 */
final class Situation {

    private final LocalDate date;
    private final AbsenceRules rules;
    private final List<DayTotal> days;

    /**
     * @param schoolDays the pupil's totals on school days of this school year; later days and days without offered time are
     *     left out here
     */
    Situation(LocalDate date, AbsenceRules rules, List<DayTotal> schoolDays) {
        this.date = date;
        this.rules = rules;
        this.days = schoolDays.stream()
                .filter(day -> day.offered() > 0 && !day.date().isAfter(date))
                .sorted(Comparator.comparing(DayTotal::date))
                .toList();
    }

    /** The rolling window up to the date. */
    Window window() {
        return Window.of(days, date, rules.windowDays());
    }

    /** The same as people are told of it, and as the worst is found by. */
    Standing standing() {
        return Standing.of(days, date, rules);
    }

    /** The rolling window of the days after the given one. */
    Window windowAfter(LocalDate day) {
        return Window.of(after(day), date, rules.windowDays());
    }

    private List<DayTotal> sinceReturn(LocalDate contact) {
        return returnedOn(contact).map(this::onOrAfter).orElseGet(() -> after(contact));
    }

    /** Whether the window holds enough offered days, reported well enough, to say anything. */
    boolean isKnown(Window window) {
        return window.days() >= rules.minimumDays() && window.covers(rules.coveragePercent());
    }

    /**
     * Whether absence calls for a case, counted after the day of an earlier case's last contact. The rest of the spell that the
     * contact was about was that case's too: a new case needs a new breach, so absence since the return must be above as well.
     */
    boolean callsForCase(Optional<LocalDate> countsAfter) {
        return countsAfter
                .map(contact -> isBreach(after(contact)) && isBreach(sinceReturn(contact)))
                .orElseGet(() -> isBreach(days));
    }

    private boolean isBreach(List<DayTotal> part) {
        Window window = Window.of(part, date, rules.windowDays());
        return isKnown(window) && rules.above(part, date);
    }

    /** Whether the absence after the given day is still too much for a person to close the case. */
    boolean isStillAboveAfter(LocalDate day) {
        return rules.stillAbove(after(day), date, rules.windowDays());
    }

    DaysAndHours daysAndHoursAfter(LocalDate day) {
        return DaysAndHours.of(after(day));
    }

    boolean isSevere() {
        return isSevere(days);
    }

    private boolean isSevere(List<DayTotal> part) {
        Window window = Window.of(part, date, rules.windowDays());
        return isKnown(window)
                && rules.dayLimits()
                        .map(limits -> limits.severe(rules.lastOf(part)))
                        .orElseGet(() -> window.above(rules.severeAbovePercent()));
    }

    /** Whether absence is so high that a contact person other than the mentor is called for. */
    boolean callsForContactPerson() {
        return rules.dayLimits()
                .map(limits -> isSevere())
                .orElseGet(() -> isKnown(window()) && window().above(rules.contactPersonAbovePercent()));
    }

    /** Whether absence has come down so far that severe absence would count as new. */
    boolean isSevereNoMore() {
        Window window = window();
        return isKnown(window)
                && rules.dayLimits()
                        .map(limits -> !limits.stillAbove(days, rules.lastOf(days), date))
                        .orElseGet(() -> !window.above(rules.severeAgainPercent()));
    }

    /**
     * Whether a case may close by itself: so many offered days, reported well enough, at or under the threshold since the
     * return, which is the first attended day on or after the contact.
     */
    boolean isStableSince(LocalDate contact) {
        return returnedOn(contact)
                .map(this::onOrAfter)
                .filter(part -> {
                    Window since = Window.of(part, date, Integer.MAX_VALUE);
                    return since.days() >= rules.closingDays()
                            && since.covers(rules.coveragePercent())
                            && !rules.stillAbove(part, date, Integer.MAX_VALUE);
                })
                .isPresent();
    }

    /** The first attended day on or after the given one. */
    Optional<LocalDate> returnedOn(LocalDate day) {
        return onOrAfter(day).stream()
                .filter(DayTotal::attended)
                .map(DayTotal::date)
                .findFirst();
    }

    /** Whether the pupil is away on the first reported day on or after the one on which return was expected. */
    boolean isStillAbsent(LocalDate expectedBack) {
        return onOrAfter(expectedBack).stream()
                .filter(day -> day.reported() > 0)
                .findFirst()
                .map(DayTotal::whollyAbsent)
                .orElse(false);
    }

    /** Whether the pupil, away when the rest began, has attended again since. */
    boolean isBackSinceRest(LocalDate restFrom) {
        Optional<DayTotal> before = days.stream()
                .filter(day -> !day.date().isAfter(restFrom) && day.reported() > 0)
                .reduce((first, second) -> second);
        return before.map(DayTotal::whollyAbsent).orElse(false)
                && after(restFrom).stream().anyMatch(DayTotal::attended);
    }

    /** Successive offered days, up to the date, on each of which the window was above the severe threshold; counted to 20. */
    int severeDays() {
        int enough = 20;
        int count = 0;
        for (int last = days.size(); last > 0 && count < enough; last--) {
            if (!isSevere(days.subList(0, last))) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** Offered, reported days in a row, up to the date, without attendance. */
    int daysAway() {
        return trailing(DayTotal::whollyAbsent);
    }

    /** Whole days of invalid absence in a row, up to the date, all after the given day. */
    int daysLost(Optional<LocalDate> lastAdultContact) {
        return trailing(day -> day.whollyAbsent()
                && day.valid() == 0
                && lastAdultContact.map(contact -> day.date().isAfter(contact)).orElse(true));
    }

    /** Whether the absence of the window is one spell: no attended day between two absent ones. */
    boolean isSingleSpell() {
        List<DayTotal> window = rules.lastOf(days);
        int spells = 0;
        boolean away = false;
        for (DayTotal day : window) {
            if (day.absent() > 0) {
                spells += away ? 0 : 1;
                away = true;
            } else if (day.attended()) {
                away = false;
            }
        }
        return spells == 1;
    }

    private int trailing(java.util.function.Predicate<DayTotal> holds) {
        int count = 0;
        for (int i = days.size() - 1; i >= 0; i--) {
            DayTotal day = days.get(i);
            if (day.reported() == 0) {
                continue;
            }
            if (!holds.test(day)) {
                return count;
            }
            count++;
        }
        return count;
    }

    private List<DayTotal> after(LocalDate day) {
        return days.stream().filter(total -> total.date().isAfter(day)).toList();
    }

    private List<DayTotal> onOrAfter(LocalDate day) {
        return days.stream().filter(total -> !total.date().isBefore(day)).toList();
    }
}
