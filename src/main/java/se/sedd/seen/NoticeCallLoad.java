package se.sedd.seen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.CallLoad;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.Routine;

/**
 * How many calls home the day's unreported absence gives whom in a week: beside those of the cases, and like them counted for whoever
 * made them.
 */
@Component
public class NoticeCallLoad {

    private static final String CALL = "call-about-absence";
    private static final int WEEK = 7;

    /** What is to come is told from so many school days before today. */
    static final int LOOKED_BACK = 20;

    private final JdbcClient jdbc;
    private final CallLoad made;
    private final Attendance attendance;
    private final Register register;
    private final Routine routine;
    private final SchoolCalendar calendar;

    NoticeCallLoad(
            JdbcClient jdbc,
            CallLoad made,
            Attendance attendance,
            Register register,
            Routine routine,
            SchoolCalendar calendar) {
        this.jdbc = jdbc;
        this.made = made;
        this.attendance = attendance;
        this.register = register;
        this.routine = routine;
        this.calendar = calendar;
    }

    /**
     * A week of a school.
     *
     * @param started whether the routine has looked for unreported absence lately: before that, what is to come is every absence
     *     that nobody had excused, as if no home answered a message
     */
    public record Week(boolean started, Map<String, OfPerson> people) {}

    /**
     * One person's week.
     *
     * @param done calls that this person has made in it
     * @param open calls of it that this person has now
     * @param expected more calls on its school days after today, going by the last {@value #LOOKED_BACK} school days; 0 for a week that
     *     is over
     */
    public record OfPerson(int done, int open, int expected) {}

    /** The week that begins on this Monday, by userId; who has no such call is missing. */
    public Week week(School school, LocalDate monday) {
        LocalDate today = calendar.today(school.id());
        LocalDate last = monday.plusDays(WEEK - 1L);
        Map<String, Integer> done = made.madeIn(school, monday, List.of(CALL));
        Map<String, Integer> open = given(school, monday, last, "and state = 'CALL'");
        LocalDate from = calendar.plus(school.id(), today, -LOOKED_BACK);
        boolean started = hasLookedSince(school, from);
        Map<String, Integer> lately =
                started ? given(school, from, today.minusDays(1), "") : missed(school, from, today);
        int left = calendar.between(school.id(), today.isBefore(monday) ? monday.minusDays(1) : today, last);
        TreeSet<String> users = new TreeSet<>(done.keySet());
        users.addAll(open.keySet());
        users.addAll(lately.keySet());
        Map<String, OfPerson> people = new TreeMap<>();
        for (String user : users) {
            int expected = Math.round(lately.getOrDefault(user, 0) * Math.max(0, left) / (float) LOOKED_BACK);
            OfPerson person = new OfPerson(done.getOrDefault(user, 0), open.getOrDefault(user, 0), expected);
            if (person.done() + person.open() + person.expected() > 0) {
                people.put(user, person);
            }
        }
        return new Week(started, people);
    }

    /** Calls that were somebody's task, by whoever has or had them. */
    private Map<String, Integer> given(School school, LocalDate from, LocalDate to, String state) {
        Map<String, Integer> calls = new HashMap<>();
        jdbc.sql("""
                        select caller, count(*) as calls from sedd.absence_notice
                        where school_id = ? and notice_day between ? and ? and instance_id is not null %s
                        group by caller
                        """.formatted(state)).param(school.id()).param(from).param(to).query(row -> {
            calls.put(row.getString("caller"), row.getInt("calls"));
        });
        return calls;
    }

    private boolean hasLookedSince(School school, LocalDate from) {
        return !jdbc.sql("""
                        select pupil_ref from sedd.absence_notice where school_id = ? and notice_day >= ?
                        fetch first 1 rows only
                        """)
                .param(school.id())
                .param(from)
                .query(String.class)
                .list()
                .isEmpty();
    }

    /** Days with a whole lesson that nobody had excused, by whoever the routine would have ring. */
    private Map<String, Integer> missed(School school, LocalDate from, LocalDate today) {
        Map<LocalDate, List<String>> away = new TreeMap<>();
        attendance.eachPupil(
                school.id(),
                from,
                today.minusDays(1),
                (pupilId, days) -> days.stream()
                        .filter(day -> day.invalid() > 0)
                        .forEach(day -> away.computeIfAbsent(day.date(), date -> new ArrayList<>())
                                .add(pupilId)));
        Map<String, Pupil> pupils = new HashMap<>();
        register.pupilsOf(school.id()).forEach(pupil -> pupils.put(pupil.id(), pupil));
        List<String> office = register.staffOf(school.id()).stream()
                .filter(person ->
                        person.presentOn(today) && person.hasRole(Role.SCHOOL_OFFICE) && !person.worksAtEverySchool())
                .map(StaffMember::userId)
                .sorted()
                .toList();
        Map<String, Integer> calls = new HashMap<>();
        away.forEach((day, pupilIds) -> attendance.lessonsOn(day, pupilIds).forEach((pupilId, lessons) -> {
            Pupil pupil = pupils.get(pupilId);
            if (pupil != null && lessons.stream().anyMatch(Notices::whollyMissed)) {
                calls.merge(caller(school, pupil, day, office, calls), 1, Integer::sum);
            }
        }));
        return calls;
    }

    private String caller(School school, Pupil pupil, LocalDate day, List<String> office, Map<String, Integer> calls) {
        boolean byOffice = routine.noticeRule(school, day, pupil.grade(), false).caller() == Role.SCHOOL_OFFICE;
        return office.stream()
                .filter(userId -> byOffice)
                .min((one, other) -> calls.getOrDefault(one, 0) - calls.getOrDefault(other, 0))
                .orElse(pupil.mentor());
    }
}
