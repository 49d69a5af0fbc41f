package se.sedd.attendance;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.Term;

/** Reads what was imported about lessons: day totals for the rules, single lessons for people. */
@Component
public class Attendance {

    private static final int PUPILS_AT_A_TIME = 500;

    private final JdbcClient jdbc;
    private final SchoolCalendar calendar;
    private final Subjects subjects;

    Attendance(JdbcClient jdbc, SchoolCalendar calendar, Subjects subjects) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.subjects = subjects;
    }

    /** The pupil's days with any lesson, both dates included, in order of date. School days and others alike. */
    public List<DayTotal> days(String pupilId, LocalDate from, LocalDate to) {
        List<DayTotal> days = new ArrayList<>();
        jdbc.sql("""
                select term, days from sedd.attendance where pupil_id = :pupil and term in (:terms)
                """).param("pupil", pupilId).param("terms", terms(from, to)).query(row -> {
            addDays(days, row.getString("term"), row.getBytes("days"), from, to);
        });
        days.sort(Comparator.comparing(DayTotal::date));
        return days;
    }

    /** As {@link #days}, only the school's days: what every rule counts. */
    public List<DayTotal> schoolDays(String pupilId, String schoolId, LocalDate from, LocalDate to) {
        return schoolDays(schoolId, days(pupilId, from, to));
    }

    /**
     * Every pupil who attends the school on {@code to}, with their totals on its school days in order of date; without lessons
     * the list is empty. One statement for a school, whatever is stored; it is done before the first pupil is handed over.
     */
    public void eachPupil(String schoolId, LocalDate from, LocalDate to, BiConsumer<String, List<DayTotal>> each) {
        Map<String, List<DayTotal>> byPupil = new LinkedHashMap<>();
        jdbc.sql("""
                select p.pupil_id, a.term, a.days
                from sedd.pupil p
                left join sedd.attendance a on a.pupil_id = p.pupil_id and a.term in (:terms)
                where p.school_id = :school and (p.last_day is null or p.last_day >= :to)
                order by p.pupil_id
                """)
                .param("terms", terms(from, to))
                .param("school", schoolId)
                .param("to", to)
                .query(row -> {
                    List<DayTotal> days = byPupil.computeIfAbsent(row.getString("pupil_id"), id -> new ArrayList<>());
                    if (row.getString("term") != null) {
                        addDays(days, row.getString("term"), row.getBytes("days"), from, to);
                    }
                });
        byPupil.forEach((pupilId, days) -> {
            days.sort(Comparator.comparing(DayTotal::date));
            each.accept(pupilId, schoolDays(schoolId, days));
        });
    }

    /** The pupil's lessons, both dates included, in order of time. */
    public List<Lesson> lessons(String pupilId, LocalDate from, LocalDate to) {
        List<PackedLesson> packed = new ArrayList<>();
        jdbc.sql("""
                select term, lessons from sedd.attendance where pupil_id = :pupil and term in (:terms)
                """).param("pupil", pupilId).param("terms", terms(from, to)).query(row -> {
            TermLessons.read(Term.ofId(row.getString("term")), row.getBytes("lessons")).stream()
                    .filter(lesson -> within(lesson.date(), from, to))
                    .forEach(packed::add);
        });
        Map<Integer, String> names = packed.isEmpty() ? Map.of() : subjects.names();
        return packed.stream()
                .sorted(Comparator.comparing(PackedLesson::date).thenComparingInt(PackedLesson::start))
                .map(lesson -> lesson(lesson, names))
                .toList();
    }

    /** The lessons of these pupils on the day, in order of time, by pupilId; two statements for each 500 of them. */
    public Map<String, List<Lesson>> lessonsOn(LocalDate day, Collection<String> pupilIds) {
        Map<String, List<Lesson>> lessons = new HashMap<>();
        List<String> ids = List.copyOf(pupilIds);
        Term term = Term.of(day);
        for (int from = 0; from < ids.size(); from += PUPILS_AT_A_TIME) {
            Map<Integer, String> names = subjects.names();
            jdbc.sql("""
                    select pupil_id, lessons from sedd.attendance where term = :term and pupil_id in (:pupils)
                    """)
                    .param("term", term.id())
                    .param("pupils", ids.subList(from, Math.min(ids.size(), from + PUPILS_AT_A_TIME)))
                    .query(row -> {
                        lessons.put(
                                row.getString("pupil_id"),
                                TermLessons.read(term, row.getBytes("lessons")).stream()
                                        .filter(lesson -> lesson.date().equals(day))
                                        .sorted(Comparator.comparingInt(PackedLesson::start))
                                        .map(lesson -> lesson(lesson, names))
                                        .toList());
                    });
        }
        return lessons;
    }

    private static Lesson lesson(PackedLesson packed, Map<Integer, String> subjects) {
        return new Lesson(
                packed.date(),
                LocalTime.ofSecondOfDay(packed.start() * 60L),
                packed.minutes(),
                packed.reported(),
                packed.cancelled(),
                packed.valid(),
                packed.invalid(),
                packed.other(),
                Optional.ofNullable(subjects.get(packed.subject())));
    }

    private List<DayTotal> schoolDays(String schoolId, List<DayTotal> days) {
        return days.stream()
                .filter(day -> calendar.isSchoolDay(schoolId, day.date()))
                .toList();
    }

    private static void addDays(List<DayTotal> to, String term, byte[] packed, LocalDate from, LocalDate until) {
        PackedDays.read(Term.ofId(term), packed).stream()
                .filter(day -> within(day.date(), from, until))
                .forEach(to::add);
    }

    private static boolean within(LocalDate date, LocalDate from, LocalDate to) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    private static List<String> terms(LocalDate from, LocalDate to) {
        List<String> terms = new ArrayList<>();
        Term term = Term.of(from);
        do {
            terms.add(term.id());
            term = term.next();
        } while (!term.start().isAfter(to));
        return terms;
    }
}
