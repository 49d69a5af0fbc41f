package se.sedd.seen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** An F–9 school of 350 pupils and who is away when, decided by a seed alone. */
final class WeeksAtOneSchool {

    static final String ID = "vinterskolan";

    private static final int PUPILS = 350;
    private static final int CLASS_SIZE = 27;
    /** Away every other day for as long as anybody has looked. */
    private static final int LONG_AWAY = 14;

    private static final String[] LESSONS = {"08:20", "10:00", "13:00"};
    private static final int MINUTES = 60;

    /** How a pupil's day goes. */
    enum Day {
        PRESENT,
        ILL,
        AWAY,
        AWAY_AFTER_LUNCH
    }

    private final long seed;

    WeeksAtOneSchool(long seed) {
        this.seed = seed;
    }

    static int lessonsADay() {
        return LESSONS.length;
    }

    List<String> pupils() {
        List<String> all = new ArrayList<>();
        for (int number = 0; number < PUPILS; number++) {
            all.add("v-%03d".formatted(number));
        }
        return all;
    }

    /** The pupil whose name begins so. */
    String pupilNamed(String label) {
        return "v-%03d".formatted(Integer.parseInt(label.split(" ")[0].replace("Elev", "")));
    }

    /** Those whose absence calls for a contact person, spread over the classes. */
    Set<String> longAway() {
        Set<String> found = new TreeSet<>();
        for (int n = 0; n < LONG_AWAY; n++) {
            found.add(pupils().get(n * (PUPILS / LONG_AWAY)));
        }
        return found;
    }

    List<String> staff() {
        List<String> users = new ArrayList<>(List.of("v-coordinator", "v-eht", "v-principal", "v-office"));
        for (int number = 0; number * CLASS_SIZE < PUPILS; number++) {
            users.add("v-mentor" + number);
        }
        return users;
    }

    /** The files to import before the first day, by kind. */
    Map<String, String> register() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("schools", "schoolId,name,country,language,municipality\n" + ID + ",Vinterskolan,SE,sv,Provkommun\n");
        StringBuilder staff = new StringBuilder("userId,givenName,familyName,groups,schoolIds,phone\n");
        for (String user : staff()) {
            String group = user.contains("mentor")
                    ? "mentor"
                    : Map.of(
                                    "v-coordinator", "coordinator",
                                    "v-eht", "student-health",
                                    "v-principal", "principal",
                                    "v-office", "school-office")
                            .get(user);
            staff.append("%s,Prov,%s,%s,%s,070-1740605\n".formatted(user, group, group, ID));
        }
        files.put("staff", staff.toString());
        StringBuilder pupils =
                new StringBuilder("pupilId,givenName,familyName,schoolId,className,grade,mentor,pupilGroup\n");
        StringBuilder guardians = new StringBuilder("guardianId,pupilId,givenName,familyName,phone,email,language\n");
        int number = 0;
        for (String pupil : pupils()) {
            int group = number / CLASS_SIZE;
            pupils.append("%s,Elev%d,Provelev,%s,%dA,%d,v-mentor%d,%d\n"
                    .formatted(pupil, number, ID, group, Math.min(9, group), group, group));
            // Every tenth pair in the list are siblings, every ninth home has no address.
            int home = number % 20 == 1 ? number - 1 : number;
            boolean silent = home % 9 == 4;
            guardians.append("%s,%s,Vuxen%d,Provelev,%s,%s,%s\n"
                    .formatted(
                            "g-" + home,
                            pupil,
                            home,
                            silent || home > 90 ? "" : "070-17406%02d".formatted(5 + home),
                            silent ? "" : "hem%d@example.org".formatted(home),
                            home % 4 == 0 ? "en" : "sv"));
            number++;
        }
        files.put("pupils", pupils.toString());
        files.put("guardians", guardians.toString());
        return files;
    }

    Day day(String pupil, LocalDate date) {
        if (longAway().contains(pupil)) {
            return date.toEpochDay() % 2 == 0 ? Day.AWAY : Day.PRESENT;
        }
        int chance = new Random(seed ^ pupil.hashCode() * 31L ^ date.toEpochDay() * 1_000_003L).nextInt(1000);
        return chance < 20 ? Day.AWAY : chance < 30 ? Day.AWAY_AFTER_LUNCH : chance < 70 ? Day.ILL : Day.PRESENT;
    }

    /** Whether the home is to be told that day. */
    boolean isMissed(String pupil, LocalDate date) {
        Day day = day(pupil, date);
        return day == Day.AWAY || day == Day.AWAY_AFTER_LUNCH;
    }

    /** One lesson of the day, reported for everybody. */
    String lesson(LocalDate date, int number) {
        StringBuilder csv = new StringBuilder(
                "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes,subject\n");
        for (String pupil : pupils()) {
            Day day = day(pupil, date);
            boolean away = day == Day.AWAY || (day == Day.AWAY_AFTER_LUNCH && number == LESSONS.length - 1);
            csv.append("L%d-%s,%s,%s,%s,%d,true,%d,%d,MA\n"
                    .formatted(
                            number,
                            date,
                            pupil,
                            date,
                            LESSONS[number],
                            MINUTES,
                            day == Day.ILL ? MINUTES : 0,
                            away ? MINUTES : 0));
        }
        return csv.toString();
    }
}
