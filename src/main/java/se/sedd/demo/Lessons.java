package se.sedd.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import se.sedd.demo.Absences.Absence;
import se.sedd.demo.Dice.About;
import se.sedd.demo.Timetable.Slot;
import se.sedd.demo.Town.Child;
import se.sedd.demo.Town.DemoClass;
import se.sedd.demo.Town.DemoSchool;

/**
 * The school system's register of lessons, as it looks on a given day: what is cancelled, what the teachers have reported by
 * then, and who was away. Registers come late, some never; excuses come late too.
 */
final class Lessons {

    /** One row of the register. */
    record Row(
            String lessonId,
            String pupilId,
            LocalDate date,
            String start,
            int minutes,
            boolean reported,
            int valid,
            int invalid,
            int other,
            String subject,
            String teacher,
            String reason,
            boolean cancelled) {}

    /** After so many days nothing of a day changes any more. */
    static final int LATEST_CHANGE_IN_DAYS = 7;

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int LESSONS_SKIPPED_BY_REDUCED_TIMETABLE = 2;

    /** The class whose teachers hardly report: its pupils' absence is not known, and the register is to be chased. */
    private static final String SILENT_SCHOOL = "ronnhamra";

    private static final String SILENT_CLASS = "8C";

    private final Town town;
    private final Dice dice;
    private final SchoolDays days;
    private final Timetable timetable = new Timetable();
    private final Absences absences;

    Lessons(Town town, Dice dice, SchoolDays days) {
        this.town = town;
        this.dice = dice;
        this.days = days;
        this.absences = new Absences(dice, days);
    }

    /** Every lesson of the school from one day to another, as known at the end of a day. */
    void known(DemoSchool school, LocalDate from, LocalDate to, LocalDate asOf, Consumer<Row> each) {
        List<LocalDate> open = days.between(school.id(), from, to);
        for (Child child : town.childrenOf(school.id())) {
            for (LocalDate day : open) {
                rows(child, day, asOf).forEach(each);
            }
        }
    }

    /** What is new at the end of a school day: that day's lessons, and what has changed in earlier ones since the last school day. */
    void news(DemoSchool school, LocalDate today, Consumer<Row> each) {
        LocalDate before = days.upTo(school.id(), today.minusDays(1)).stream()
                .findFirst()
                .orElse(today.minusDays(SchoolDays.FARTHEST_BACK_IN_DAYS + 1));
        List<LocalDate> earlier = days.between(school.id(), today.minusDays(2L * LATEST_CHANGE_IN_DAYS), before);
        for (Child child : town.childrenOf(school.id())) {
            for (LocalDate day : earlier) {
                changed(child, day, before, today).forEach(each);
            }
            rows(child, today, today).forEach(each);
        }
    }

    /** What the register says of today at a time of day: lessons that are over, as far as they are reported. */
    void soFar(DemoSchool school, LocalDate today, LocalTime now, Consumer<Row> each) {
        for (Child child : town.childrenOf(school.id())) {
            rows(child, today, today).stream()
                    .filter(row -> !LocalTime.parse(row.start())
                            .plusMinutes(row.minutes())
                            .isAfter(now))
                    .forEach(each);
        }
    }

    private List<Row> changed(Child child, LocalDate day, LocalDate before, LocalDate today) {
        List<Row> now = rows(child, day, today);
        now.removeAll(rows(child, day, before));
        return now;
    }

    private List<Row> rows(Child child, LocalDate day, LocalDate asOf) {
        List<Row> rows = new ArrayList<>();
        if (!child.hasLessonsOn(day)) {
            return rows;
        }
        List<Slot> slots = timetable.of(child.group(), day);
        List<Absence> away = absences.on(child, day, slots);
        int attended = child.reducedTimetable() ? slots.size() - LESSONS_SKIPPED_BY_REDUCED_TIMETABLE : slots.size();
        for (int n = 0; n < attended; n++) {
            rows.add(row(child, day, asOf, slots.get(n), away.get(n)));
        }
        return rows;
    }

    private Row row(Child child, LocalDate day, LocalDate asOf, Slot slot, Absence absence) {
        DemoClass group = child.group();
        long hour = day.toEpochDay() * 16 + slot.number();
        boolean cancelled = dice.happens(0.008, About.CANCELLED, group.key(), hour);
        boolean reported = !cancelled && ChronoUnit.DAYS.between(day, asOf) >= registerDelay(group, day, slot);
        boolean valid = absence.validOn(day, asOf);
        int missed = reported ? absence.minutes() : 0;
        boolean visit = reported && missed == 0 && dice.happens(0.02, About.VISIT, group.key(), day.toEpochDay());
        return new Row(
                group.schoolId() + '-' + group.name() + '-' + day + '-' + slot.number(),
                child.id(),
                day,
                slot.start().toString(),
                slot.minutes(),
                reported,
                valid ? missed : 0,
                valid ? 0 : missed,
                visit ? slot.minutes() : 0,
                slot.subject(),
                slot.teacher(),
                missed > 0 && valid ? absence.reason() : visit ? visitReason(group) : "",
                cancelled);
    }

    /** After how many days the teacher reports the lesson: mostly the same day. */
    private int registerDelay(DemoClass group, LocalDate day, Slot slot) {
        long lesson = group.key() * 16 + slot.number();
        boolean silent = group.schoolId().equals(SILENT_SCHOOL) && group.name().equals(SILENT_CLASS);
        if (dice.happens(silent ? 0.35 : 0.005, About.REGISTER, lesson, day.toEpochDay())) {
            return NEVER;
        }
        long teacher = slot.teacher().hashCode();
        boolean slow = dice.happens(0.12, About.REGISTER, teacher, 0);
        return dice.happens(slow ? 0.5 : 0.02, About.REGISTER_DELAY, lesson, day.toEpochDay())
                ? dice.between(1, slow ? 6 : 2, About.REGISTER_DELAY, teacher, day.toEpochDay())
                : 0;
    }

    private static String visitReason(DemoClass group) {
        return group.norwegian() ? "Ekskursjon" : "Studiebesök";
    }
}
