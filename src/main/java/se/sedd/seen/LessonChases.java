package se.sedd.seen;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.attendance.LessonDays;
import se.sedd.attendance.UnreportedLessons;
import se.sedd.attendance.UnreportedLessons.Unreported;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.NoticeDay;
import se.sedd.routine.Routine;
import se.sedd.seen.NoticeProcesses.Chase;

/**
 * A lesson that nobody has reported is unknown: its teacher is asked, never a home. One task for each teacher and day, whatever the
 * number of lessons; where the school system names no teacher who is at work, the school office has it.
 */
@Component
public class LessonChases {

    private final LessonDays lessonDays;
    private final UnreportedLessons unreported;
    private final NoticeProcesses processes;
    private final Routine routine;
    private final Register register;
    private final SchoolCalendar calendar;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    LessonChases(
            LessonDays lessonDays,
            UnreportedLessons unreported,
            NoticeProcesses processes,
            Routine routine,
            Register register,
            SchoolCalendar calendar,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Clock clock) {
        this.lessonDays = lessonDays;
        this.unreported = unreported;
        this.processes = processes;
        this.routine = routine;
        this.register = register;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    private record Open(String owner, String instanceId) {}

    /** Asks the teachers once the municipality's time has come, and once only. */
    @Transactional
    public void chase(String schoolId) {
        School school = register.school(schoolId).orElseThrow();
        ZonedDateTime at = clock.instant().atZone(calendar.zone(schoolId));
        LocalDate day = at.toLocalDate();
        NoticeDay rule = routine.noticeDay(school, day);
        LocalTime time = rule.chaseAt();
        if (at.toLocalTime().isBefore(time)) {
            return;
        }
        lessonDays.chased(schoolId, day);
        if (!calendar.isSchoolDay(schoolId, day) || !rule.followsUp()) {
            return;
        }
        List<StaffMember> present = present(schoolId, day);
        Set<String> office = office(present);
        List<Chase> chases = new ArrayList<>();
        missing(schoolId, day, time, present)
                .forEach((owner, lessons) -> chases.add(new Chase(
                        day,
                        schoolId,
                        owner,
                        office.stream().filter(userId -> !userId.equals(owner)).toList(),
                        lessons.stream().map(LessonChases::words).toList())));
        if (chases.isEmpty()) {
            return;
        }
        Map<String, String> instances = processes.chase(chases);
        batch.batchUpdate(
                """
                insert into sedd.lesson_chase (school_id, chase_day, owner, lessons, outcome, instance_id)
                values (?, ?, ?, ?, 'OPEN', ?)
                """,
                chases.stream()
                        .map(chase -> new Object[] {
                            schoolId, day, chase.owner(), chase.lessons().size(), instances.get(chase.owner())
                        })
                        .toList());
    }

    /** Lessons have come in: whoever has no report left to make need not be asked any more. */
    @Transactional
    public void look(String schoolId) {
        LocalDate day = calendar.today(schoolId);
        List<Open> open = open(schoolId, day);
        if (open.isEmpty()) {
            return;
        }
        LocalTime time =
                routine.noticeDay(register.school(schoolId).orElseThrow(), day).chaseAt();
        Set<String> left = missing(schoolId, day, time, present(schoolId, day)).keySet();
        List<Open> done =
                open.stream().filter(chase -> !left.contains(chase.owner())).toList();
        done.forEach(chase -> ended(schoolId, day, chase.owner(), "REPORTED"));
        processes.reportsReceived(done.stream().map(Open::instanceId).toList());
    }

    /** Whoever was asked, or who has taken it over, has answered. */
    public void answered(String schoolId, LocalDate day, String instanceId, boolean reported) {
        open(schoolId, day).stream()
                .filter(chase -> chase.instanceId().equals(instanceId))
                .forEach(chase -> ended(schoolId, day, chase.owner(), reported ? "REPORTED" : "NOT_REPORTED"));
    }

    /**
     * The school day is over: what nobody has answered is counted as missed.
     *
     * @return how many
     */
    @Transactional
    public int end(String schoolId, LocalDate day) {
        int missed = jdbc.sql("""
                        update sedd.lesson_chase set outcome = 'MISSED'
                        where school_id = ? and chase_day <= ? and outcome = 'OPEN'
                        """).param(schoolId).param(day).update();
        if (missed > 0) {
            processes.schoolDayOver(schoolId);
        }
        return missed;
    }

    /** The schools with something unanswered by the day. */
    Set<String> schoolsWithOpen(LocalDate day) {
        return new HashSet<>(
                jdbc.sql("select distinct school_id from sedd.lesson_chase where chase_day <= ? and outcome = 'OPEN'")
                        .param(day)
                        .query(String.class)
                        .list());
    }

    private List<Open> open(String schoolId, LocalDate day) {
        return jdbc.sql("""
                        select owner, instance_id from sedd.lesson_chase
                        where school_id = ? and chase_day = ? and outcome = 'OPEN' order by owner
                        """)
                .param(schoolId)
                .param(day)
                .query((row, n) -> new Open(row.getString("owner"), row.getString("instance_id")))
                .list();
    }

    private void ended(String schoolId, LocalDate day, String owner, String outcome) {
        jdbc.sql("""
                        update sedd.lesson_chase set outcome = ?
                        where school_id = ? and chase_day = ? and owner = ? and outcome = 'OPEN'
                        """).param(outcome).param(schoolId).param(day).param(owner).update();
    }

    private List<StaffMember> present(String schoolId, LocalDate day) {
        return register.staffOf(schoolId).stream()
                .filter(person -> person.presentOn(day))
                .toList();
    }

    /** The lessons that ended before the time and are not reported, by whoever is asked. */
    private Map<String, List<Unreported>> missing(
            String schoolId, LocalDate day, LocalTime endedBy, List<StaffMember> present) {
        Set<String> atWork = present.stream().map(StaffMember::userId).collect(toSet());
        Optional<String> office = whoElse(present);
        Map<String, List<Unreported>> missing = new TreeMap<>();
        for (Unreported lesson : unreported.at(schoolId, day, endedBy)) {
            lesson.teacher()
                    .filter(atWork::contains)
                    .or(() -> office)
                    .ifPresent(owner -> missing.computeIfAbsent(owner, user -> new ArrayList<>())
                            .add(lesson));
        }
        return missing;
    }

    /** The office; a school that has none at work has a principal. */
    private static Optional<String> whoElse(List<StaffMember> present) {
        return Stream.of(Role.SCHOOL_OFFICE, Role.COORDINATOR, Role.PRINCIPAL)
                .flatMap(role -> present.stream()
                        .filter(person -> person.hasRole(role) && !person.worksAtEverySchool())
                        .map(StaffMember::userId))
                .findFirst();
    }

    private static Set<String> office(List<StaffMember> present) {
        return present.stream()
                .filter(person -> person.hasRole(Role.SCHOOL_OFFICE) && !person.worksAtEverySchool())
                .map(StaffMember::userId)
                .collect(toSet());
    }

    private static String words(Unreported lesson) {
        return Stream.of(
                        Optional.of(lesson.start().toString()),
                        lesson.subject(),
                        Optional.of(String.join(", ", lesson.classes())))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }
}
