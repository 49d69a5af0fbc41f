package se.sedd.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.sedd.demo.Town.DemoClass;

/**
 * What each class has on each weekday. In the upper years no teacher is in two places: in every hour of the week each class
 * has another one, moved on by a fixed step from the hour before.
 */
final class Timetable {

    /**
     * @param number within the day, from 1
     * @param teacher user id
     */
    record Slot(int number, LocalTime start, int minutes, String subject, String teacher, boolean sports) {

        boolean afternoon() {
            return start.getHour() >= 12;
        }
    }

    private record Hour(LocalTime start, int minutes) {}

    private static final List<Hour> UPPER = List.of(
            hour(8, 20, 45),
            hour(9, 10, 45),
            hour(10, 5, 45),
            hour(10, 55, 45),
            hour(12, 20, 45),
            hour(13, 10, 40),
            hour(13, 55, 40),
            hour(14, 40, 40));
    private static final List<Hour> MIDDLE = List.of(
            hour(8, 15, 50), hour(9, 20, 50), hour(10, 20, 50), hour(11, 50, 50), hour(12, 50, 40), hour(13, 40, 40));
    private static final List<Hour> YOUNG =
            List.of(hour(8, 15, 50), hour(9, 20, 50), hour(10, 20, 40), hour(11, 40, 50), hour(12, 40, 40));

    private static final List<String> SUBJECTS = List.of(
            "Svenska",
            "Matematik",
            "Idrott och hälsa",
            "Engelska",
            "Biologi",
            "Historia",
            "Slöjd",
            "Moderna språk",
            "Fysik",
            "Samhällskunskap",
            "Musik",
            "Hem- och konsumentkunskap");
    private static final List<String> NORWEGIAN_SUBJECTS = List.of(
            "Norsk",
            "Matematikk",
            "Kroppsøving",
            "Engelsk",
            "Naturfag",
            "Samfunnsfag",
            "Kunst og håndverk",
            "Fremmedspråk",
            "KRLE",
            "Utdanningsvalg",
            "Musikk",
            "Mat og helse");
    private static final int SPORTS = 2;
    private static final int HOURS_OF_A_DAY = 8;

    private final Map<Long, Map<DayOfWeek, List<Slot>>> byClass = new HashMap<>();

    List<Slot> of(DemoClass group, LocalDate date) {
        return byClass.computeIfAbsent(group.key(), key -> new HashMap<>())
                .computeIfAbsent(date.getDayOfWeek(), day -> slots(group, day));
    }

    private static List<Slot> slots(DemoClass group, DayOfWeek day) {
        List<Hour> hours = hours(group, day);
        List<Slot> slots = new ArrayList<>();
        for (int n = 0; n < hours.size(); n++) {
            Hour hour = hours.get(n);
            int subject = subject(group, day, n);
            slots.add(new Slot(
                    n + 1,
                    hour.start(),
                    hour.minutes(),
                    (group.norwegian() ? NORWEGIAN_SUBJECTS : SUBJECTS).get(subject),
                    teacher(group, day, n),
                    subject == SPORTS));
        }
        return List.copyOf(slots);
    }

    private static List<Hour> hours(DemoClass group, DayOfWeek day) {
        if (group.year() <= 3) {
            return YOUNG;
        }
        if (group.year() <= 6) {
            return MIDDLE;
        }
        return day == DayOfWeek.WEDNESDAY || day == DayOfWeek.FRIDAY ? UPPER.subList(0, 7) : UPPER;
    }

    private static int subject(DemoClass group, DayOfWeek day, int hour) {
        if (group.year() > 6) {
            return turn(group, day, hour) % SUBJECTS.size();
        }
        boolean sports = hour == 3 && (day == DayOfWeek.TUESDAY || day == DayOfWeek.THURSDAY);
        if (sports) {
            return SPORTS;
        }
        int subject = (group.place() + day.getValue() * 3 + hour) % 6;
        return subject == SPORTS ? 0 : subject;
    }

    private static String teacher(DemoClass group, DayOfWeek day, int hour) {
        if (group.year() > 6) {
            return group.teachers().get(turn(group, day, hour));
        }
        return hour == 3 ? group.primaryContact() : group.mentor();
    }

    /** Which of the school's teachers this class meets in this hour of the week. */
    private static int turn(DemoClass group, DayOfWeek day, int hour) {
        int week = (day.getValue() - 1) * HOURS_OF_A_DAY + hour;
        return (group.place() + 5 * week) % group.teachers().size();
    }

    private static Hour hour(int hour, int minute, int minutes) {
        return new Hour(LocalTime.of(hour, minute), minutes);
    }
}
