package se.sedd.followup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who should have a case, computed from the lessons as they were sent and from what people did, in another way than the product's:
 * no SQL, no packed days, no calendar of its own, the rules as numbers. It knows of the product only on which level a case
 * stands.
 */
final class TermOracle {

    private static final int WINDOW_DAYS = 20;
    private static final int MINIMUM_DAYS = 5;
    private static final int COVERAGE_PERCENT = 80;
    private static final int CLOSING_DAYS = 10;
    private static final int DAYS_BEFORE_RESTORED = 5;

    /** Sweden's public holidays of 2026 from the spring on which lie on weekdays, and the eves that count as such. */
    private static final Set<LocalDate> PUBLIC_HOLIDAYS = Set.of(
            LocalDate.of(2026, 4, 3),
            LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 5, 14),
            LocalDate.of(2026, 6, 19),
            LocalDate.of(2026, 12, 24),
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2026, 12, 31));

    /** One row of a lessons file. */
    record Row(
            String lessonId,
            LocalDate date,
            int minutes,
            boolean reported,
            int valid,
            int invalid,
            int other,
            boolean cancelled) {}

    /** A pupil as the oracle needs one. */
    interface Pupil {
        String id();

        String school();

        boolean attendsOn(LocalDate day);
    }

    /** A case that there should be. */
    static final class Case {
        final String pupil;
        final String school;
        final LocalDate openedOn;
        final boolean byAbsence;
        Optional<LocalDate> lastContact = Optional.empty();
        Optional<LocalDate> closedOn = Optional.empty();
        String closedBecause = "";

        private Case(String pupil, String school, LocalDate openedOn, boolean byAbsence) {
            this.pupil = pupil;
            this.school = school;
            this.openedOn = openedOn;
            this.byAbsence = byAbsence;
        }

        private LocalDate countsFrom() {
            return lastContact.orElse(openedOn);
        }

        @Override
        public String toString() {
            return "%s opened %s because of %s, contact %s, closed %s %s"
                    .formatted(
                            school,
                            openedOn,
                            byAbsence ? "absence" : "a person",
                            lastContact.map(Object::toString).orElse("none"),
                            closedOn.map(Object::toString).orElse("not"),
                            closedBecause);
        }
    }

    /** A day's minutes. */
    private record Day(LocalDate date, int offered, int reported, int absent) {
        boolean attended() {
            return reported > absent;
        }
    }

    private final Map<String, Map<String, Row>> rows = new HashMap<>();
    private final Map<String, Set<LocalDate>> closedDays;
    private final Map<String, Integer> limits;
    private final Map<String, Case> open = new TreeMap<>();
    private final List<Case> closed = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();

    /**
     * @param limits percent above which absence calls for a case, by school
     * @param closedDays listed holidays by school
     */
    TermOracle(Map<String, Integer> limits, Map<String, Set<LocalDate>> closedDays) {
        this.limits = limits;
        this.closedDays = closedDays;
    }

    void sent(String pupil, Row row) {
        rows.computeIfAbsent(pupil, id -> new HashMap<>()).put(row.lessonId(), row);
    }

    Collection<Row> rowsOf(String pupil) {
        return rows.getOrDefault(pupil, Map.of()).values();
    }

    void openedByPerson(Pupil pupil, LocalDate on) {
        open.put(pupil.id(), new Case(pupil.id(), pupil.school(), on, false));
    }

    void contact(String pupil, LocalDate on) {
        Case found = open.get(pupil);
        if (found == null) {
            throw new AssertionError(
                    "On %s there was a task for %s, who should have no case: %s".formatted(on, pupil, casesOf(pupil)));
        }
        found.lastContact = Optional.of(on);
    }

    void closedByPerson(String pupil, LocalDate on) {
        close(pupil, on, "a person decided so");
    }

    private void close(String pupil, LocalDate on, String because) {
        Case found = open.remove(pupil);
        found.closedOn = Optional.of(on);
        found.closedBecause = because;
        closed.add(found);
    }

    boolean awaitsFirstContact(String pupil) {
        return open.containsKey(pupil) && open.get(pupil).lastContact.isEmpty();
    }

    Map<String, Case> open() {
        return open;
    }

    List<Case> casesOf(String pupil) {
        List<Case> all = new ArrayList<>(
                closed.stream().filter(found -> found.pupil.equals(pupil)).toList());
        Optional.ofNullable(open.get(pupil)).ifPresent(all::add);
        return all;
    }

    /** Pupils at the school of whom too little is known. */
    Set<String> unknown() {
        return unknown;
    }

    /** What an evaluation on the date should make of it. */
    void evaluate(Collection<? extends Pupil> pupils, LocalDate date, Set<String> stillAtMentor) {
        Map<String, Pupil> byId = new HashMap<>();
        pupils.forEach(pupil -> byId.put(pupil.id(), pupil));
        for (Case found : List.copyOf(open.values())) {
            Pupil pupil = byId.get(found.pupil);
            if (!pupil.attendsOn(date) || !pupil.school().equals(found.school)) {
                close(found.pupil, date, "the pupil has left");
            }
        }
        unknown.clear();
        pupils.stream().filter(pupil -> pupil.attendsOn(date)).forEach(pupil -> {
            List<Day> days = daysOf(pupil, date);
            if (!days.isEmpty() && !isKnown(last(days, WINDOW_DAYS))) {
                unknown.add(pupil.id());
            }
            Case running = open.get(pupil.id());
            int limit = limits.get(pupil.school());
            if (running == null) {
                if (isNewBreach(days, cut(pupil, date), limit)) {
                    open.put(pupil.id(), new Case(pupil.id(), pupil.school(), date, true));
                }
            } else if (wasMistake(running, pupil, days, date, limit) && stillAtMentor.contains(pupil.id())) {
                close(pupil.id(), date, "it was a mistake");
            } else if (isStable(running, days, limit) && !isNewBreach(days, Optional.of(running.countsFrom()), limit)) {
                close(pupil.id(), date, "attendance is stable");
            }
        });
    }

    /** Who is above the limit, whoever has seen it: what the watch is asked about. */
    Set<String> above(Collection<? extends Pupil> pupils, LocalDate date) {
        return pupils.stream()
                .filter(pupil -> pupil.attendsOn(date))
                .filter(pupil -> isNewBreach(daysOf(pupil, date), cut(pupil, date), limits.get(pupil.school())))
                .map(Pupil::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether <em>restored</em> has to be accepted from a person on the day. */
    boolean mayBeRestored(Pupil pupil, LocalDate today) {
        List<Day> since = last(after(daysOf(pupil, today), open.get(pupil.id()).countsFrom()), WINDOW_DAYS);
        return since.size() >= DAYS_BEFORE_RESTORED && !isAbove(since, limits.get(pupil.school()));
    }

    private Optional<LocalDate> cut(Pupil pupil, LocalDate date) {
        return closed.stream()
                .filter(found -> found.pupil.equals(pupil.id()) && found.school.equals(pupil.school()))
                .filter(found -> !found.closedOn.orElseThrow().isBefore(yearStart(date)))
                .map(Case::countsFrom)
                .max(LocalDate::compareTo);
    }

    private boolean isNewBreach(List<Day> days, Optional<LocalDate> cut, int limit) {
        if (cut.isEmpty()) {
            return isBreach(last(days, WINDOW_DAYS), limit);
        }
        List<Day> counted = after(days, cut.get());
        List<Day> sinceReturn = sinceReturn(days, cut.get()).orElse(counted);
        return isBreach(last(counted, WINDOW_DAYS), limit) && isBreach(last(sinceReturn, WINDOW_DAYS), limit);
    }

    private boolean wasMistake(Case running, Pupil pupil, List<Day> days, LocalDate date, int limit) {
        Optional<LocalDate> cut = cut(pupil, date);
        return running.byAbsence
                && running.lastContact.isEmpty()
                && !running.openedOn.isBefore(yearStart(date))
                && !isNewBreach(daysOf(pupil, running.openedOn), cut, limit)
                && !isNewBreach(days, cut, limit)
                && !isNewBreach(days, Optional.of(running.openedOn), limit);
    }

    private static boolean isStable(Case running, List<Day> days, int limit) {
        return sinceReturn(days, running.countsFrom())
                .filter(since -> since.size() >= CLOSING_DAYS && covers(since) && !isAbove(since, limit))
                .isPresent();
    }

    private static Optional<List<Day>> sinceReturn(List<Day> days, LocalDate contact) {
        return days.stream()
                .filter(day -> !day.date().isBefore(contact) && day.attended())
                .findFirst()
                .map(back -> days.subList(days.indexOf(back), days.size()));
    }

    private static boolean isBreach(List<Day> window, int limit) {
        return isKnown(window) && isAbove(window, limit);
    }

    private static boolean isKnown(List<Day> window) {
        return window.size() >= MINIMUM_DAYS && covers(window);
    }

    private static boolean covers(List<Day> window) {
        return 100 * window.stream().mapToInt(Day::reported).sum()
                >= COVERAGE_PERCENT * window.stream().mapToInt(Day::offered).sum();
    }

    private static boolean isAbove(List<Day> window, int limit) {
        return 100 * window.stream().mapToInt(Day::absent).sum()
                > limit * window.stream().mapToInt(Day::reported).sum();
    }

    private static List<Day> after(List<Day> days, LocalDate day) {
        return days.stream().filter(found -> found.date().isAfter(day)).toList();
    }

    private static List<Day> last(List<Day> days, int count) {
        return days.subList(Math.max(0, days.size() - count), days.size());
    }

    /** The school days of the school year up to the date on which time was offered, in order. */
    private List<Day> daysOf(Pupil pupil, LocalDate date) {
        TreeMap<LocalDate, int[]> minutes = new TreeMap<>();
        for (Row row : rowsOf(pupil.id())) {
            if (!row.cancelled()
                    && !row.date().isAfter(date)
                    && !row.date().isBefore(yearStart(date))
                    && isSchoolDay(pupil.school(), row.date())) {
                int[] day = minutes.computeIfAbsent(row.date(), found -> new int[3]);
                day[0] += row.minutes();
                if (row.reported()) {
                    day[1] += row.minutes();
                    day[2] += row.valid() + row.invalid();
                }
            }
        }
        return minutes.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()[0], day.getValue()[1], day.getValue()[2]))
                .toList();
    }

    boolean isSchoolDay(String school, LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !PUBLIC_HOLIDAYS.contains(day)
                && !closedDays.getOrDefault(school, Set.of()).contains(day);
    }

    private static LocalDate yearStart(LocalDate date) {
        return LocalDate.of(date.getMonthValue() >= 7 ? date.getYear() : date.getYear() - 1, 7, 1);
    }

    /** A pupil's days for people: date, absent of reported of offered minutes. */
    String story(Pupil pupil, LocalDate date) {
        return daysOf(pupil, date).stream()
                .map(day -> "%s %d/%d/%d".formatted(day.date(), day.absent(), day.reported(), day.offered()))
                .collect(Collectors.joining(", "));
    }
}
