package se.sedd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.demo.Town.Child;
import se.sedd.demo.Town.DemoSchool;
import se.sedd.demo.Town.Employee;

class TownTest {

    private static final long SEED = TownBuilder.SEED;
    private static final LocalDate FIRST = LocalDate.parse("2026-01-19");
    private static final LocalDate LAST = LocalDate.parse("2026-03-13");

    private final Town town = TownBuilder.build(SEED);

    /** Minutes of one pupil's day: offered, reported, valid, invalid. */
    private record Day(int offered, int reported, int valid, int invalid) {
        Day and(Lessons.Row row) {
            int known = row.cancelled() || !row.reported() ? 0 : row.minutes();
            return new Day(
                    offered + (row.cancelled() ? 0 : row.minutes()),
                    reported + known,
                    valid + row.valid(),
                    invalid + row.invalid());
        }

        int absent() {
            return valid + invalid;
        }
    }

    @Test
    @DisplayName("every account of the contract is there, once, in its role")
    void accounts() {
        Map<String, Employee> byId =
                town.staff().stream().collect(Collectors.toMap(Employee::userId, person -> person));
        Map<String, String> roles = Map.ofEntries(
                Map.entry("mentor1", "mentor"),
                Map.entry("mentor2", "mentor"),
                Map.entry("primary1", "primary-contact"),
                Map.entry("primary2", "primary-contact"),
                Map.entry("coordinator1", "coordinator"),
                Map.entry("coordinator2", "coordinator"),
                Map.entry("eht1", "student-health"),
                Map.entry("principal1", "principal"),
                Map.entry("social1", "social-services"),
                Map.entry("team1", "mobile-team"),
                Map.entry("head1", "head-of-school-years"),
                Map.entry("health1", "deputy-head-of-student-health"),
                Map.entry("board1", "board-office"),
                Map.entry("manager1", "manager"),
                Map.entry("owner1", "process-owner"),
                Map.entry("larer1", "mentor"),
                Map.entry("prosjekt1", "project-lead"),
                Map.entry("barnevern1", "partner"),
                Map.entry("nav1", "partner"),
                Map.entry("helse1", "partner"),
                Map.entry("familie1", "partner"));
        roles.forEach((userId, role) -> assertThat(byId.get(userId).groups()).contains(role));
        assertThat(byId.keySet()).allMatch(id -> id.matches("[A-Za-z0-9._-]{1,64}"));
    }

    @Test
    @DisplayName("every pupil has a mentor and a primary contact who work at the school")
    void everyPupilHasAdults() {
        Map<String, Employee> byId =
                town.staff().stream().collect(Collectors.toMap(Employee::userId, person -> person));
        for (Child child : town.children()) {
            for (String userId : List.of(child.group().mentor(), child.group().primaryContact())) {
                assertThat(byId.get(userId).schoolIds()).contains(child.group().schoolId());
            }
        }
    }

    @Test
    @DisplayName("every telephone number is one that reaches nobody")
    void phones() {
        Set<String> phones = new HashSet<>();
        town.staff().forEach(person -> phones.add(person.phone()));
        town.parents().forEach(parent -> phones.add(parent.phone()));
        phones.remove("");
        assertThat(phones)
                .allMatch(phone -> phone.matches(
                        "070-174 06 (0[5-9]|[1-9]\\d)|031-390 06 \\d\\d|08-465 004 \\d\\d|\\+47 01 40 \\d\\d \\d\\d"));
    }

    @Test
    @DisplayName("the same seed gives the same town and the same lessons")
    void sameSeed() {
        Town again = TownBuilder.build(SEED);
        assertThat(again).isEqualTo(town);
        assertThat(rows(again, LocalDate.parse("2026-03-12"), LAST))
                .isEqualTo(rows(town, LocalDate.parse("2026-03-12"), LAST));
    }

    @Test
    @DisplayName(
            "eight weeks look like schools: about half a million lessons, five per cent away, one pupil in ten above the limit")
    void believable() {
        Map<String, TreeMap<LocalDate, Day>> byPupil = new HashMap<>();
        long rows = 0;
        for (Lessons.Row row : rows(town, FIRST, LAST)) {
            rows++;
            byPupil.computeIfAbsent(row.pupilId(), id -> new TreeMap<>())
                    .merge(row.date(), new Day(0, 0, 0, 0).and(row), (before, one) -> before.and(row));
        }
        long reported = byPupil.values().stream()
                .flatMap(days -> days.values().stream())
                .mapToLong(Day::reported)
                .sum();
        long absent = byPupil.values().stream()
                .flatMap(days -> days.values().stream())
                .mapToLong(Day::absent)
                .sum();
        double share = 100.0 * absent / reported;
        double above10 = share(byPupil, 10);
        double above20 = share(byPupil, 20);
        System.out.printf(
                "Demo: %d pupils, %d lessons, %.1f %% away, %.1f %% of pupils above 10 %%, %.1f %% above 20 %%%n",
                byPupil.size(), rows, share, above10, above20);
        assertThat(rows).isBetween(400_000L, 600_000L);
        assertThat(share).isBetween(5.0, 6.0);
        assertThat(above10).isBetween(8.0, 12.0);
        assertThat(above20).isBetween(1.0, 3.0);
    }

    @Test
    @DisplayName(
            "a day's news are that day's lessons and what has changed in earlier ones, and add up to what is known")
    void newsAddUp() {
        DemoSchool school = town.schools().get(0);
        Lessons lessons = lessons(town);
        LocalDate from = LocalDate.parse("2026-03-02");
        Map<String, Lessons.Row> sent = new HashMap<>();
        for (LocalDate day = from; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (days(town).open(school.id(), day)) {
                lessons.news(school, day, row -> sent.put(row.lessonId() + row.pupilId(), row));
            }
        }
        lessons.known(
                school,
                from,
                LAST,
                LAST,
                row -> assertThat(sent.get(row.lessonId() + row.pupilId())).isEqualTo(row));
    }

    private static double share(Map<String, TreeMap<LocalDate, Day>> byPupil, int percent) {
        long above = byPupil.values().stream()
                .filter(days -> {
                    List<Day> window =
                            days.descendingMap().values().stream().limit(20).toList();
                    long reported = window.stream().mapToLong(Day::reported).sum();
                    long offered = window.stream().mapToLong(Day::offered).sum();
                    long absent = window.stream().mapToLong(Day::absent).sum();
                    return 100 * reported >= 80 * offered && 100 * absent > percent * reported;
                })
                .count();
        return 100.0 * above / byPupil.size();
    }

    private static List<Lessons.Row> rows(Town town, LocalDate from, LocalDate to) {
        List<Lessons.Row> rows = new ArrayList<>();
        Lessons lessons = lessons(town);
        town.schools().forEach(school -> lessons.known(school, from, to, to, rows::add));
        return rows;
    }

    private static Lessons lessons(Town town) {
        return new Lessons(town, new Dice(SEED), days(town));
    }

    /** The town's own closed days; these weeks hold no public holiday. */
    private static SchoolDays days(Town town) {
        return new SchoolDays((schoolId, day) -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && town.schools().stream()
                        .filter(school -> school.id().equals(schoolId))
                        .flatMap(school -> school.closed().stream())
                        .noneMatch(closed -> !day.isBefore(closed.first()) && !day.isAfter(closed.last())));
    }
}
