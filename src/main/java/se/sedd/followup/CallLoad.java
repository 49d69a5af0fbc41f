package se.sedd.followup;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.SchoolForm;
import se.sedd.register.StaffMember;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Routine;

/**
 * How many calls home the mentors of a school have in a week, what is to be expected, and how the open ones could be shared out
 * more evenly within the teams. What has been done is counted by who did it.
 */
@Component
public class CallLoad {

    private static final String CALL = "contact-guardian";
    private static final String FOLLOW_UP = "follow-up-contact";
    private static final int WEEK = 7;

    /** More than this between two lists is worth a move: with less it would only change places. */
    private static final int WORTH_A_MOVE = 2;

    private final JdbcClient jdbc;
    private final Register register;
    private final Attendance attendance;
    private final Routine routine;
    private final CaseRegistry cases;
    private final SchoolCalendar calendar;

    CallLoad(
            JdbcClient jdbc,
            Register register,
            Attendance attendance,
            Routine routine,
            CaseRegistry cases,
            SchoolCalendar calendar) {
        this.jdbc = jdbc;
        this.register = register;
        this.attendance = attendance;
        this.routine = routine;
        this.cases = cases;
        this.calendar = calendar;
    }

    /**
     * A week of a school.
     *
     * @param started whether the school has ever had a case: before that there are only expected calls
     * @param capacity how many first calls the routine gives one mentor in the week
     */
    public record Week(LocalDate monday, boolean started, int capacity, List<OfMentor> mentors) {}

    /**
     * One mentor's week.
     *
     * @param done calls home and follow-ups that this person has made in the week
     * @param calls open calls home that are due by its end
     * @param followUps open follow-ups that are due by its end
     * @param expected pupils above the limit today for whom a case would open at the next evaluation; 0 for a week that is over
     */
    public record OfMentor(String userId, int done, int calls, int followUps, int expected) {

        public int due() {
            return done + calls + followUps;
        }
    }

    /** One open call that a colleague with fewer could make. */
    public record Move(String taskId, Pupil pupil, LocalDate dueOn, String from, String to) {}

    /** The week that begins on this Monday: those with the most to do first. */
    public Week week(School school, LocalDate monday) {
        LocalDate today = calendar.today(school.id());
        LocalDate last = monday.plusDays(WEEK - 1);
        AbsenceRules rules = routine.absenceRules(school, monday.isAfter(today) ? today : monday);
        Map<String, int[]> counts = new TreeMap<>();
        madeIn(school, monday, List.of(CALL, FOLLOW_UP)).forEach((user, n) -> count(counts, user)[0] = n);
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        open.values().stream()
                .filter(found -> isCall(found) && isOfWeek(found.dueDate(), monday, today))
                .forEach(found -> count(counts, found.owner().orElseThrow())[
                        found.nextStep().equals(CALL) ? 1 : 2]++);
        if (!last.isBefore(today)) {
            expected(school, today, open).forEach(mentor -> count(counts, mentor)[3]++);
        }
        int schoolDays = calendar.between(school.id(), monday.minusDays(1), last);
        return new Week(
                monday,
                !open.isEmpty() || hasHadCases(school),
                schoolDays * rules.firstCallsPerDay(),
                counts.entrySet().stream()
                        .map(entry -> new OfMentor(
                                entry.getKey(),
                                entry.getValue()[0],
                                entry.getValue()[1],
                                entry.getValue()[2],
                                entry.getValue()[3]))
                        .sorted(Comparator.comparingInt((OfMentor mentor) -> mentor.due() + mentor.expected())
                                .reversed()
                                .thenComparing(OfMentor::userId))
                        .toList());
    }

    private static int[] count(Map<String, int[]> counts, String user) {
        return counts.computeIfAbsent(user, key -> new int[4]);
    }

    private static boolean isCall(AbsenceCase found) {
        return found.state() == CaseState.OPEN
                && found.owner().isPresent()
                && (found.nextStep().equals(CALL) || found.nextStep().equals(FOLLOW_UP));
    }

    /** What is left over from earlier is this week's; a week that is over keeps what was due in it. */
    private static boolean isOfWeek(LocalDate due, LocalDate monday, LocalDate today) {
        LocalDate next = monday.plusDays(WEEK);
        boolean running = !today.isBefore(monday) && today.isBefore(next);
        return due.isBefore(next) && (running || !due.isBefore(monday));
    }

    /** Who has completed how many tasks with these keys in the week, as the journal has it. */
    public Map<String, Integer> madeIn(School school, LocalDate monday, List<String> tasks) {
        ZoneId zone = calendar.zone(school.id());
        Map<String, Integer> done = new HashMap<>();
        jdbc.sql("""
                        select author, count(*) as calls from sedd.journal_entry
                        where school_id = :school and kind = 'task-completed' and task_key in (:tasks)
                          and written_at >= :from and written_at < :to and author is not null
                        group by author
                        """)
                .param("school", school.id())
                .param("tasks", tasks)
                .param("from", monday.atStartOfDay(zone).toOffsetDateTime())
                .param("to", monday.plusDays(WEEK).atStartOfDay(zone).toOffsetDateTime())
                .query(row -> {
                    done.put(row.getString("author"), row.getInt("calls"));
                });
        return done;
    }

    /** The mentor of each pupil who is above the limit without a case, also where the routine does not open cases yet. */
    private List<String> expected(School school, LocalDate today, Map<String, AbsenceCase> open) {
        if (school.schoolForm() != SchoolForm.COMPULSORY) {
            return List.of();
        }
        AbsenceRules rules = routine.absenceRules(school, today);
        Map<String, Pupil> pupils = register.pupilsOf(school.id()).stream().collect(toMap(Pupil::id, pupil -> pupil));
        LocalDate schoolYear = SchoolYear.of(today).start();
        Map<String, LocalDate> countsFrom = cases.countsFromAt(school.id(), schoolYear);
        List<String> mentors = new ArrayList<>();
        attendance.eachPupil(school.id(), schoolYear, today, (pupilId, days) -> {
            Optional<Pupil> pupil =
                    Optional.ofNullable(pupils.get(pupilId)).filter(found -> !open.containsKey(found.id()));
            boolean calls = pupil.isPresent()
                    && new Situation(today, rules, days).callsForCase(Optional.ofNullable(countsFrom.get(pupilId)));
            if (calls) {
                mentors.add(pupil.get().mentor());
            }
        });
        return mentors;
    }

    private boolean hasHadCases(School school) {
        return !jdbc.sql("select case_number from sedd.case_registry where school_id = ? fetch first 1 rows only")
                .param(school.id())
                .query(String.class)
                .list()
                .isEmpty();
    }

    /**
     * How the open calls due by the end of the running week could be shared out, within each pupil's team: one at a time from
     * the longest list to the shortest, the latest due first, until no move brings two lists nearer to each other. A protected
     * pupil's stay where they are.
     */
    public List<Move> moves(School school) {
        LocalDate today = calendar.today(school.id());
        LocalDate monday = mondayOf(today);
        Map<String, Pupil> pupils = register.pupilsOf(school.id()).stream().collect(toMap(Pupil::id, pupil -> pupil));
        Set<String> present = register.staffOf(school.id()).stream()
                .filter(person -> person.presentOn(today))
                .filter(person -> person.hasRole(Role.MENTOR) || person.hasRole(Role.PRIMARY_CONTACT))
                .map(StaffMember::userId)
                .collect(toSet());
        List<AbsenceCase> open = cases.openAt(school.id()).values().stream()
                .filter(found -> isCall(found) && isOfWeek(found.dueDate(), monday, today))
                .toList();
        Map<String, Integer> lists = new HashMap<>();
        open.forEach(found -> lists.merge(found.owner().orElseThrow(), 1, Integer::sum));
        List<AbsenceCase> movable = new ArrayList<>(open.stream()
                .filter(found ->
                        found.nextStep().equals(CALL) && found.mainTask().isPresent())
                .filter(found -> Optional.ofNullable(pupils.get(found.pupilId()))
                        .filter(pupil -> !pupil.protectedIdentity())
                        .isPresent())
                .sorted(Comparator.comparing(AbsenceCase::dueDate).reversed().thenComparing(AbsenceCase::caseNumber))
                .toList());
        Map<String, Set<String>> teams = teams(pupils.values(), today);
        List<Move> moves = new ArrayList<>();
        for (Optional<Move> next = next(movable, pupils, teams, present, lists);
                next.isPresent();
                next = next(movable, pupils, teams, present, lists)) {
            Move move = next.get();
            moves.add(move);
            movable.removeIf(found -> found.mainTask().equals(Optional.of(move.taskId())));
            lists.merge(move.from(), -1, Integer::sum);
            lists.merge(move.to(), 1, Integer::sum);
        }
        return moves;
    }

    /** The move between the two lists that differ most. */
    private static Optional<Move> next(
            List<AbsenceCase> movable,
            Map<String, Pupil> pupils,
            Map<String, Set<String>> teams,
            Set<String> present,
            Map<String, Integer> lists) {
        Optional<Move> best = Optional.empty();
        int widest = WORTH_A_MOVE - 1;
        for (AbsenceCase found : movable) {
            Pupil pupil = pupils.get(found.pupilId());
            String from = found.owner().orElseThrow();
            Optional<String> shortest = team(pupil, teams)
                    .filter(user -> present.contains(user) && !user.equals(from))
                    .min(Comparator.comparingInt((String user) -> lists.getOrDefault(user, 0))
                            .thenComparing(user -> user));
            int gap = shortest.map(to -> lists.get(from) - lists.getOrDefault(to, 0))
                    .orElse(0);
            if (gap > widest) {
                widest = gap;
                best = Optional.of(
                        new Move(found.mainTask().orElseThrow(), pupil, found.dueDate(), from, shortest.orElseThrow()));
            }
        }
        return best;
    }

    private static Stream<String> team(Pupil pupil, Map<String, Set<String>> teams) {
        return Stream.concat(
                        Stream.concat(Stream.of(pupil.mentor()), pupil.primaryContact().stream()),
                        pupil.pupilGroup().stream().flatMap(group -> teams.getOrDefault(group, Set.of()).stream()))
                .distinct();
    }

    /** Mentors and primary contacts of the pupils of each group who attend on the day. */
    private static Map<String, Set<String>> teams(Collection<Pupil> pupils, LocalDate on) {
        Map<String, Set<String>> teams = new HashMap<>();
        pupils.stream()
                .filter(pupil -> pupil.attendsOn(on))
                .forEach(pupil -> pupil.pupilGroup().ifPresent(group -> {
                    Set<String> team = teams.computeIfAbsent(group, key -> new LinkedHashSet<>());
                    team.add(pupil.mentor());
                    pupil.primaryContact().ifPresent(team::add);
                }));
        return teams;
    }

    /** The colleagues with whom this person shares pupils' groups, the person among them. */
    public Set<String> colleaguesOf(School school, String userId) {
        Set<String> colleagues = new LinkedHashSet<>(Set.of(userId));
        teams(register.pupilsOf(school.id()), calendar.today(school.id())).values().stream()
                .filter(team -> team.contains(userId))
                .forEach(colleagues::addAll);
        return colleagues;
    }

    /** The Monday of the week in which the day lies. */
    public static LocalDate mondayOf(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }
}
