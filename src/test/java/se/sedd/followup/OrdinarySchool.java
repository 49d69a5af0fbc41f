package se.sedd.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import se.sedd.calendar.SchoolCalendar;

/**
 * An F–9 school in an ordinary winter, decided by a seed alone: most who are away have influenza for two to five days, some stay
 * away without saying why, and anybody may miss a day.
 */
final class OrdinarySchool {

    static final String ID = "vintern";
    static final int WEEKS = 10;
    static final int DAYS = WEEKS * 5;

    private static final int CLASSES_PER_GRADE = 3;
    private static final int CLASS_SIZE = 26;
    private static final int DAYS_BEFORE = 20;
    private static final int MINUTES = 300;

    private static final int INFLUENZAS_PER_WEEK = 62;
    private static final int[] DAYS_OF_INFLUENZA = {2, 3, 3, 3, 3, 4, 4, 4, 5, 5};
    private static final int RECKLESS_PER_WEEK = 4;
    private static final double SINGLE_DAY = 0.004;

    /** How a pupil's day goes. */
    enum Day {
        PRESENT,
        ILL,
        AWAY_UNEXPLAINED
    }

    private final List<LocalDate> days;
    private final List<LocalDate> daysBefore;
    private final Map<String, Day[]> plan = new HashMap<>();
    private final List<String> pupils = new ArrayList<>();

    /** @param first the first school day of the ten weeks */
    OrdinarySchool(Random random, SchoolCalendar calendar, LocalDate first) {
        days = schoolDays(calendar, calendar.onOrAfter(ID, first), DAYS);
        daysBefore = schoolDays(calendar, calendar.plus(ID, days.get(0), -DAYS_BEFORE), DAYS_BEFORE);
        for (int number = 0; number < 10 * CLASSES_PER_GRADE * CLASS_SIZE; number++) {
            String pupil = "%s-%03d".formatted(ID, number);
            Day[] ordinary = new Day[DAYS];
            for (int day = 0; day < DAYS; day++) {
                ordinary[day] = random.nextDouble() < SINGLE_DAY ? Day.ILL : Day.PRESENT;
            }
            pupils.add(pupil);
            plan.put(pupil, ordinary);
        }
        List<String> nextToFallIll = new ArrayList<>(pupils);
        Collections.shuffle(nextToFallIll, random);
        int turn = 0;
        for (int week = 0; week < WEEKS; week++) {
            for (int n = 0; n < INFLUENZAS_PER_WEEK; n++) {
                String pupil = nextToFallIll.get(turn++ % nextToFallIll.size());
                int from = week * 5 + random.nextInt(5);
                stay(pupil, from, DAYS_OF_INFLUENZA[random.nextInt(DAYS_OF_INFLUENZA.length)], Day.ILL);
            }
            for (int n = 0; n < RECKLESS_PER_WEEK; n++) {
                String pupil = nextToFallIll.get(turn++ % nextToFallIll.size());
                boolean listens = random.nextInt(3) > 0;
                int until = listens ? week * 5 + 6 : DAYS;
                for (int day = week * 5 + random.nextInt(2); day < until; day += 1 + random.nextInt(3)) {
                    stay(pupil, day, 1, Day.AWAY_UNEXPLAINED);
                }
            }
        }
    }

    private void stay(String pupil, int from, int length, Day kind) {
        for (int day = from; day < Math.min(DAYS, from + length); day++) {
            plan.get(pupil)[day] = kind;
        }
    }

    private static List<LocalDate> schoolDays(SchoolCalendar calendar, LocalDate first, int count) {
        List<LocalDate> found = new ArrayList<>();
        for (LocalDate day = calendar.onOrAfter(ID, first); found.size() < count; day = calendar.plus(ID, day, 1)) {
            found.add(day);
        }
        return found;
    }

    static String schoolDaysCsv() {
        StringBuilder csv = new StringBuilder("schoolId,date,kind\n");
        LocalDate holiday = LocalDate.of(2026, 2, 9);
        for (int day = 0; day < 5; day++) {
            csv.append(ID).append(',').append(holiday.plusDays(day)).append(",holiday\n");
        }
        return csv.toString();
    }

    static String schoolCsv() {
        return "schoolId,name,country,language,municipality\n" + ID + ",Vinterskolan,SE,sv,Provby\n";
    }

    static String staffCsv() {
        StringBuilder csv = new StringBuilder("userId,givenName,familyName,groups,schoolIds,grades\n");
        for (int group = 0; group < 10 * CLASSES_PER_GRADE; group++) {
            csv.append("w-mentor%d,Prov,Mentor,mentor,%s,\n".formatted(group, ID));
        }
        csv.append("w-coordinator-a,Prov,Närvaro,coordinator,%s,F|1|2|3|4|5|6\n".formatted(ID));
        csv.append("w-coordinator-b,Prov,Närvaro,coordinator,%s,7|8|9\n".formatted(ID));
        csv.append("w-eht,Prov,Elevhälsa,student-health,%s,\n".formatted(ID));
        return csv.append("w-principal,Prov,Rektor,principal,%s,\n".formatted(ID))
                .toString();
    }

    String pupilsCsv() {
        StringBuilder csv = new StringBuilder("pupilId,givenName,familyName,schoolId,className,grade,mentor\n");
        for (int number = 0; number < pupils.size(); number++) {
            int group = number / CLASS_SIZE;
            int grade = group / CLASSES_PER_GRADE;
            String grades = grade == 0 ? "F" : String.valueOf(grade);
            csv.append("%s,Elev,Prov%d,%s,%s%c,%s,w-mentor%d\n"
                    .formatted(pupils.get(number), number, ID, grades, 'A' + group % CLASSES_PER_GRADE, grades, group));
        }
        return csv.toString();
    }

    /** The weeks before, in which everybody was there. */
    String lessonsBeforeCsv() {
        StringBuilder csv = header();
        daysBefore.forEach(day -> pupils.forEach(pupil -> row(csv, pupil, day, Day.PRESENT)));
        return csv.toString();
    }

    String lessonsCsv(LocalDate date) {
        StringBuilder csv = header();
        int day = days.indexOf(date);
        pupils.forEach(pupil -> row(csv, pupil, date, plan.get(pupil)[day]));
        return csv.toString();
    }

    private static StringBuilder header() {
        return new StringBuilder(
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes\n");
    }

    private static void row(StringBuilder csv, String pupil, LocalDate date, Day kind) {
        csv.append("D-%s,%s,%s,08:30,%d,true,%d,%d\n"
                .formatted(
                        date,
                        pupil,
                        date,
                        MINUTES,
                        kind == Day.ILL ? MINUTES : 0,
                        kind == Day.AWAY_UNEXPLAINED ? MINUTES : 0));
    }

    List<LocalDate> days() {
        return days;
    }

    int size() {
        return pupils.size();
    }

    Day on(String pupil, LocalDate date) {
        return plan.get(pupil)[days.indexOf(date)];
    }

    /** What the home answers before the date: the reason of the latest absence. */
    Day latestAbsence(String pupil, LocalDate before) {
        for (int day = days.indexOf(before) - 1; day >= 0; day--) {
            if (plan.get(pupil)[day] != Day.PRESENT) {
                return plan.get(pupil)[day];
            }
        }
        return Day.PRESENT;
    }

    /** The pupil's ten weeks for people: a letter a day. */
    String story(String pupil) {
        return Arrays.stream(plan.get(pupil))
                .map(day -> day.name().substring(0, 1))
                .collect(Collectors.joining());
    }

    /** The first day on or after the date on which the pupil is there; empty after the ten weeks. */
    Optional<LocalDate> backOn(String pupil, LocalDate from) {
        for (int day = days.indexOf(from); day < DAYS; day++) {
            if (plan.get(pupil)[day] == Day.PRESENT) {
                return Optional.of(days.get(day));
            }
        }
        return Optional.empty();
    }

    /** Whether the pupil was away for more than a tenth of the days after the one, up to the other. */
    boolean awayForMoreThanATenth(String pupil, LocalDate after, LocalDate upTo) {
        List<LocalDate> counted = days.stream()
                .filter(day -> day.isAfter(after) && !day.isAfter(upTo))
                .toList();
        long away =
                counted.stream().filter(day -> on(pupil, day) != Day.PRESENT).count();
        return 10 * away > counted.size();
    }
}
