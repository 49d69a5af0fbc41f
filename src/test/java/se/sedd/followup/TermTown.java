package se.sedd.followup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import se.sedd.register.imports.Sent;

/**
 * Three schools from the weeks after Easter to October, in which everything happens that a school year brings: illness, truancy,
 * unreported registers, corrections long afterwards, staff who fall ill or leave, pupils who move, a school whose lessons come all
 * at once in mid-term, a summer. Everything is a function of the random source.
 */
final class TermTown {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 13);
    static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 2);

    /** Days of the spring term from before the first day, sent at once. */
    private static final LocalDate FIRST_LESSON = LocalDate.of(2026, 3, 2);

    private static final LocalDate SUMMER_FROM = LocalDate.of(2026, 6, 13);
    private static final LocalDate SUMMER_UNTIL = LocalDate.of(2026, 8, 16);
    private static final LocalDate FIRST_IMPORT_OF_THE_LATE_SCHOOL = LocalDate.of(2026, 5, 4);
    private static final String LATE = "unseen-b";

    /** Two follow the ordinary routine, the one between them a municipality's own with a higher limit. */
    static final Map<String, Integer> LIMITS = new TreeMap<>(Map.of("unseen-a", 10, LATE, 15, "unseen-c", 10));

    private static final int CLASSES = 4;
    private static final String[] GRADES = {"3", "6", "8", "9"};
    private static final int[] MINUTES = {40, 60, 80, 100};

    /** A pupil as the register and the days make one. */
    static final class Kid implements TermOracle.Pupil {
        final String id;
        final double proneness;
        String school;
        int group;
        String grade;
        String mentor;
        boolean isProtected;
        Optional<LocalDate> until = Optional.empty();
        LocalDate mentorSince = FIRST_DAY.minusDays(1);
        private Spell spell = Spell.NONE;
        private int spellDays;

        private Kid(String id, double proneness) {
            this.id = id;
            this.proneness = proneness;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String school() {
            return school;
        }

        @Override
        public boolean attendsOn(LocalDate day) {
            return until.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    private enum Spell {
        NONE,
        ILL,
        SKIPS_LESSONS,
        STAYS_AWAY
    }

    /** A member of staff. */
    static final class Person {
        final String id;
        final String school;
        final String role;
        final String grades;
        Optional<LocalDate> awayFrom = Optional.empty();
        Optional<LocalDate> awayUntil = Optional.empty();
        Optional<String> deputy = Optional.empty();
        Optional<LocalDate> until = Optional.empty();
        LocalDate changedOn = FIRST_DAY.minusDays(1);
        LocalDate idleUntil = FIRST_DAY.minusDays(1);

        private Person(String id, String school, String role, String grades) {
            this.id = id;
            this.school = school;
            this.role = role;
            this.grades = grades;
        }

        boolean employedOn(LocalDate day) {
            return until.map(last -> !day.isAfter(last)).orElse(true);
        }

        boolean presentOn(LocalDate day) {
            return employedOn(day)
                    && (awayFrom.isEmpty()
                            || day.isBefore(awayFrom.get())
                            || awayUntil.map(day::isAfter).orElse(false));
        }
    }

    private final ApplicationContext application;
    private final Random random;
    private final Map<String, Kid> kids = new LinkedHashMap<>();
    private final Map<String, Person> staff = new LinkedHashMap<>();
    private final Map<String, Set<LocalDate>> holidays = new HashMap<>();
    private final TermOracle oracle;
    private final Map<String, List<String>> diary = new HashMap<>();
    private final List<String> waiting = new ArrayList<>();
    private final Set<String> sentLines = new HashSet<>();
    private int file;

    /** Imports schools, days, people and the weeks before. */
    TermTown(ApplicationContext application, Random random, int pupils) {
        this.application = application;
        this.random = random;
        LIMITS.keySet().forEach(school -> holidays.put(school, holidaysOf(school)));
        this.oracle = new TermOracle(LIMITS, holidays);
        LIMITS.keySet().forEach(this::employ);
        int perClass = (pupils + LIMITS.size() * CLASSES - 1) / (LIMITS.size() * CLASSES);
        for (String school : LIMITS.keySet()) {
            for (int number = 0; number < CLASSES * perClass; number++) {
                Kid kid = new Kid("%s-%03d".formatted(school, number), Math.pow(random.nextDouble(), 2));
                kids.put(kid.id, kid);
                place(kid, school, number / perClass, FIRST_DAY.minusDays(1));
            }
        }
        sendRegister();
        StringBuilder before = new StringBuilder(HEADER);
        for (LocalDate day = FIRST_LESSON; day.isBefore(FIRST_DAY); day = day.plusDays(1)) {
            lessons(day, before);
        }
        send("lessons", before);
    }

    private static Set<LocalDate> holidaysOf(String school) {
        Set<LocalDate> days = new HashSet<>();
        SUMMER_FROM.datesUntil(SUMMER_UNTIL.plusDays(1)).forEach(days::add);
        LocalDate easterWeek = LocalDate.of(2026, 4, 7);
        easterWeek.datesUntil(easterWeek.plusDays(4)).forEach(days::add);
        days.add(LocalDate.of(2026, 5, 15));
        if (school.equals("unseen-c")) {
            days.add(LocalDate.of(2026, 9, 21)); // a study day of its own
        }
        return days;
    }

    private void employ(String school) {
        for (int group = 0; group < CLASSES; group++) {
            employ(school, "mentor", "" + group, "");
        }
        employ(school, "coordinator", "1", school.equals("unseen-a") ? "3|6" : "");
        if (school.equals("unseen-a")) {
            employ(school, "coordinator", "2", "8|9");
        }
        if (!school.equals("unseen-c")) {
            employ(school, "student-health", "1", "");
        }
        employ(school, "principal", "1", "");
        if (staff.values().stream().noneMatch(person -> person.role.equals("social-services"))) {
            employ("*", "social-services", "1", "");
        }
    }

    private Person employ(String school, String role, String number, String grades) {
        Person person = new Person(
                "u-%s%s-%s".formatted(role, number, school.equals("*") ? "all" : school), school, role, grades);
        staff.put(person.id, person);
        return person;
    }

    private void place(Kid kid, String school, int group, LocalDate today) {
        kid.school = school;
        kid.group = group;
        kid.grade = GRADES[group];
        kid.mentorSince = today;
        kid.mentor = staff.values().stream()
                .filter(person -> person.school.equals(school)
                        && person.role.equals("mentor")
                        && person.employedOn(today.plusDays(1)))
                .skip(group)
                .findFirst()
                .or(() -> colleagues(school, "principal", today.plusDays(1)).findFirst())
                .orElseThrow()
                .id;
    }

    private Stream<Person> colleagues(String school, String role, LocalDate day) {
        return staff.values().stream()
                .filter(person -> person.school.equals(school) && person.role.equals(role) && person.employedOn(day));
    }

    // ---- what the tests see ----

    Collection<Kid> kids() {
        return kids.values();
    }

    Kid kid(String id) {
        return kids.get(id);
    }

    Collection<Person> staff() {
        return staff.values();
    }

    Person person(String id) {
        return staff.get(id);
    }

    TermOracle oracle() {
        return oracle;
    }

    boolean isSchoolDay(String school, LocalDate day) {
        return oracle.isSchoolDay(school, day);
    }

    void note(String pupil, LocalDate day, String what) {
        diary.computeIfAbsent(pupil, id -> new ArrayList<>()).add(day + " " + what);
    }

    List<String> diaryOf(String pupil) {
        return diary.getOrDefault(pupil, List.of());
    }

    // ---- what happens ----

    /** What the offices of the schools enter in the morning. */
    void changeRegister(LocalDate today) {
        List.copyOf(staff.values()).forEach(person -> changeStaff(person, today));
        kids.values().forEach(kid -> changePupil(kid, today));
        if (today.equals(SUMMER_UNTIL.minusDays(3))) {
            newSchoolYear(today);
        }
        sendRegister();
    }

    private void changeStaff(Person person, LocalDate today) {
        boolean needed = person.role.equals("principal") || person.role.equals("social-services");
        if (person.until.isEmpty() && !needed && chance(0.002)) {
            person.until = Optional.of(today.plusDays(random.nextInt(6) - 1L));
            person.changedOn = today;
            if (person.role.equals("mentor")) {
                employ(person.school, "mentor", "n" + staff.size(), "").changedOn = today;
            }
        } else if (person.presentOn(today) && chance(0.012)) {
            person.awayFrom = Optional.of(today.plusDays(random.nextInt(3)));
            person.awayUntil = chance(0.1)
                    ? Optional.empty()
                    : Optional.of(person.awayFrom.get().plusDays(random.nextInt(20)));
            person.deputy = chance(0.6)
                    ? staff.values().stream()
                            .filter(other -> other.school.equals(person.school) && other != person)
                            .skip(random.nextInt(5))
                            .findFirst()
                            .map(other -> other.id)
                    : Optional.empty();
            person.changedOn = today;
        } else if (!person.presentOn(today) && person.awayUntil.isEmpty() && chance(0.1)) {
            person.awayUntil =
                    Optional.of(today.isBefore(person.awayFrom.orElse(today)) ? person.awayFrom.get() : today);
            person.changedOn = today;
        }
        if (chance(0.012)) {
            person.idleUntil = today.plusDays(3L + random.nextInt(20));
        }
    }

    private void changePupil(Kid kid, LocalDate today) {
        boolean leavesSchool = kid.grade.equals("9") && today.equals(SUMMER_FROM.minusDays(2));
        if (kid.until.isEmpty() && (chance(0.0008) || leavesSchool)) {
            kid.until = Optional.of(leavesSchool ? SUMMER_FROM : today.plusDays(random.nextInt(6) - 3L));
            note(kid.id, today, "leaves, last day " + kid.until.get());
        } else if (kid.until.isPresent() && !kid.attendsOn(today) && chance(0.01)) {
            kid.until = Optional.empty();
            note(kid.id, today, "is back");
        } else if (chance(0.0008)) {
            List<String> schools = List.copyOf(LIMITS.keySet());
            place(kid, schools.get(random.nextInt(schools.size())), random.nextInt(CLASSES), today);
            note(kid.id, today, "is at " + kid.school + " now, mentor " + kid.mentor);
        } else if (chance(0.0006)) {
            kid.isProtected = !kid.isProtected;
            note(kid.id, today, kid.isProtected ? "is protected" : "is protected no more");
        } else if (!staff.get(kid.mentor).employedOn(today) && chance(0.2)) {
            place(kid, kid.school, kid.group, today);
            note(kid.id, today, "has the mentor " + kid.mentor);
        }
    }

    private void newSchoolYear(LocalDate today) {
        kids.values().stream().filter(kid -> kid.attendsOn(today)).forEach(kid -> {
            place(kid, kid.school, (kid.group + 1) % CLASSES, today);
            note(kid.id, today, "new class, mentor " + kid.mentor);
        });
    }

    /** The day's lessons, late ones and corrections, as the school systems send them in the afternoon. */
    void sendLessons(LocalDate day) {
        StringBuilder csv = new StringBuilder(HEADER);
        csv.append(String.join("", waiting));
        waiting.clear();
        lessons(day, csv);
        for (Kid kid : kids.values()) {
            boolean nobodyHasCalled = oracle.awaitsFirstContact(kid.id);
            if (chance(nobodyHasCalled ? 0.1 : 0.02)) {
                correct(kid, day, csv);
            }
        }
        if (csv.length() > HEADER.length()) {
            send("lessons", csv);
        }
    }

    private void lessons(LocalDate day, StringBuilder csv) {
        Map<String, Boolean> unreported = new HashMap<>();
        for (Kid kid : kids.values()) {
            if (!kid.attendsOn(day) || !isSchoolDay(kid.school, day) && !chance(0.0003)) {
                continue;
            }
            live(kid, day);
            int lessons = 2 + random.nextInt(2);
            for (int number = 0; number < lessons; number++) {
                String group = kid.school + kid.group + "-" + number;
                boolean badWeeks = kid.school.equals("unseen-c") && kid.group == 2 && day.getDayOfMonth() < 12;
                boolean isUnreported = unreported.computeIfAbsent(group, key -> chance(badWeeks ? 0.5 : 0.03));
                TermOracle.Row row = lesson(kid, day, number, !isUnreported);
                String line = send(kid, row, day);
                boolean comesLater = kid.school.equals(LATE) && day.isBefore(FIRST_IMPORT_OF_THE_LATE_SCHOOL);
                if (comesLater) {
                    waitingForTheLateSchool.add(new Later(kid.id, row));
                } else {
                    oracle.sent(kid.id, row);
                    csv.append(line);
                }
            }
        }
        if (day.equals(FIRST_IMPORT_OF_THE_LATE_SCHOOL)) {
            for (Later later : waitingForTheLateSchool) {
                oracle.sent(later.pupil(), later.row());
                csv.append(send(kids.get(later.pupil()), later.row(), day));
            }
            waitingForTheLateSchool.clear();
        }
    }

    private record Later(String pupil, TermOracle.Row row) {}

    private final List<Later> waitingForTheLateSchool = new ArrayList<>();

    private void live(Kid kid, LocalDate day) {
        if (kid.spellDays-- > 0) {
            return;
        }
        kid.spell = Spell.NONE;
        boolean august = day.getMonth() == Month.AUGUST;
        double throwOfDice = random.nextDouble() / (august ? 3 : 1);
        if (throwOfDice < 0.03 * kid.proneness) {
            kid.spell = Spell.ILL;
            kid.spellDays = 1 + random.nextInt(7);
        } else if (throwOfDice < 0.045 * kid.proneness) {
            kid.spell = Spell.SKIPS_LESSONS;
            kid.spellDays = 5 + random.nextInt(25);
        } else if (throwOfDice < 0.055 * kid.proneness) {
            kid.spell = Spell.STAYS_AWAY;
            kid.spellDays = 3 + random.nextInt(30);
        }
    }

    private TermOracle.Row lesson(Kid kid, LocalDate day, int number, boolean reported) {
        int minutes = MINUTES[random.nextInt(MINUTES.length)];
        boolean away = switch (kid.spell) {
            case NONE -> chance(0.01);
            case ILL, STAYS_AWAY -> true;
            case SKIPS_LESSONS -> chance(0.4);
        };
        int part = !away ? 0 : kid.spell == Spell.SKIPS_LESSONS && chance(0.2) ? minutes / 2 : minutes;
        boolean valid = kid.spell == Spell.ILL ? chance(0.95) : chance(0.1);
        int other = part == 0 && chance(0.02) ? minutes : 0;
        return new TermOracle.Row(
                "L%s-%d".formatted(day, number),
                day,
                minutes,
                reported,
                reported && valid ? part : 0,
                reported && !valid ? part : 0,
                reported ? other : 0,
                chance(0.005));
    }

    /** Rows of the last weeks are sent again: excused, found to be wrong, reported at last, cancelled or not after all. */
    private void correct(Kid kid, LocalDate day, StringBuilder csv) {
        List<TermOracle.Row> recent = oracle.rowsOf(kid.id).stream()
                .filter(row ->
                        row.date().isAfter(day.minusDays(30)) && row.date().isBefore(day))
                .sorted(Comparator.comparing(TermOracle.Row::lessonId))
                .toList();
        int kind = random.nextInt(6);
        LocalDate from = day.minusDays(1L + random.nextInt(28));
        for (TermOracle.Row row : recent) {
            if (row.date().isBefore(from)) {
                continue;
            }
            TermOracle.Row now = switch (kind) {
                case 0 -> row(row, true, row.valid() + row.invalid(), 0, row.cancelled());
                case 1 -> row(row, true, 0, 0, row.cancelled());
                case 2 -> row(row, true, 0, chance(0.5) ? row.minutes() : row.invalid(), row.cancelled());
                case 3 -> row(row, row.reported() && chance(0.7), 0, 0, row.cancelled());
                case 4 -> row(row, row.reported(), row.valid(), row.invalid(), chance(0.3));
                default -> row(row, true, row.valid(), row.invalid(), false);
            };
            if (!now.equals(row)) {
                oracle.sent(kid.id, now);
                csv.append(send(kid, now, day));
            }
        }
        note(kid.id, day, "lessons from " + from + " on corrected, kind " + kind);
    }

    private static TermOracle.Row row(TermOracle.Row row, boolean reported, int valid, int invalid, boolean cancelled) {
        return new TermOracle.Row(
                row.lessonId(),
                row.date(),
                row.minutes(),
                reported,
                reported ? valid : 0,
                reported ? Math.min(invalid, row.minutes() - valid) : 0,
                0,
                cancelled);
    }

    // ---- files ----

    private static final String HEADER =
            "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,invalidAbsenceMinutes,otherAttendanceMinutes,cancelled\n";

    private static String send(Kid kid, TermOracle.Row row, LocalDate day) {
        return "%s,%s,%s,0%c:30,%d,%s,%d,%d,%d,%s\n"
                .formatted(
                        row.lessonId(),
                        kid.id,
                        row.date(),
                        '7' + row.lessonId().charAt(row.lessonId().length() - 1) % 3,
                        row.minutes(),
                        row.reported(),
                        row.valid(),
                        row.invalid(),
                        row.other(),
                        row.cancelled());
    }

    /** Every file is another one: the very same content again is not taken again. */
    private void send(String kind, CharSequence csv) {
        Sent sent = Sent.csv(application, kind, csv.toString()).wasTaken();
        if (sent.repeated()) {
            throw new AssertionError("The town has sent the same file twice: " + kind);
        }
    }

    private void sendRegister() {
        file++;
        if (file == 1) {
            StringBuilder schools = new StringBuilder("schoolId,name,country,language,municipality\n");
            LIMITS.keySet()
                    .forEach(school -> schools.append(
                            "%s,Provskolan,SE,sv,%s\n".formatted(school, school.equals(LATE) ? "Granby" : "Provby")));
            send("schools", schools);
            StringBuilder days = new StringBuilder("schoolId,date,kind\n");
            holidays.forEach((school, listed) ->
                    listed.stream().sorted().forEach(day -> days.append("%s,%s,holiday\n".formatted(school, day))));
            send("school-days", days);
        }
        Map<String, String> people = new LinkedHashMap<>();
        staff.values()
                .forEach(person -> people.put(
                        person.id,
                        "%s,Prov,Personal,%s,%s,%s,%s,%s,%s,%s"
                                .formatted(
                                        person.id,
                                        person.role,
                                        person.school,
                                        text(person.awayFrom),
                                        text(person.awayUntil),
                                        text(person.deputy),
                                        person.grades,
                                        text(person.until))));
        sendChanged(
                "staff",
                "userId,givenName,familyName,groups,schoolIds,awayFrom,awayUntil,deputy,grades,until,phoneHour",
                people);
        Map<String, String> pupils = new LinkedHashMap<>();
        kids.values()
                .forEach(kid -> pupils.put(
                        kid.id,
                        "%s,Elev,Prov,%s,%s%c,%s,%s,%s-%d,%s,%s"
                                .formatted(
                                        kid.id,
                                        kid.school,
                                        kid.grade,
                                        'A' + kid.group,
                                        kid.grade,
                                        kid.mentor,
                                        kid.school,
                                        kid.group,
                                        kid.isProtected ? "protected" : "none",
                                        text(kid.until))));
        sendChanged(
                "pupils",
                "pupilId,givenName,familyName,schoolId,className,grade,mentor,pupilGroup,securityMarking,until,district",
                pupils);
    }

    /** What a file does not mention stays. The last column makes every file another one. */
    private void sendChanged(String kind, String header, Map<String, String> lines) {
        String changed = lines.values().stream()
                .filter(line -> !sentLines.contains(kind + line))
                .map(line -> line + ",fil " + file + "\n")
                .collect(Collectors.joining());
        if (!changed.isEmpty()) {
            send(kind, header + "\n" + changed);
        }
        sentLines.removeIf(line -> line.startsWith(kind));
        lines.values().forEach(line -> sentLines.add(kind + line));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
