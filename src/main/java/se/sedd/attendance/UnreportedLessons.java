package se.sedd.attendance;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.calendar.Term;

/** The lessons of a school's day that are over and that nobody has reported. */
@Component
public class UnreportedLessons {

    /**
     * @param teacher what the school system calls the teacher; empty where it does not say
     * @param classes whose lesson it was, in order
     */
    public record Unreported(
            Optional<String> teacher, LocalTime start, Optional<String> subject, List<String> classes) {}

    private record Found(PackedLesson lesson, TreeSet<String> classes) {}

    private final JdbcClient jdbc;
    private final Subjects subjects;

    UnreportedLessons(JdbcClient jdbc, Subjects subjects) {
        this.jdbc = jdbc;
        this.subjects = subjects;
    }

    /** A lesson counts once, whoever of its pupils is not reported; in order of time. Three statements for a school. */
    public List<Unreported> at(String schoolId, LocalDate day, LocalTime endedBy) {
        Term term = Term.of(day);
        int ended = endedBy.toSecondOfDay() / 60;
        Map<Long, Found> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.class_name, a.lessons
                        from sedd.pupil p join sedd.attendance a on a.pupil_id = p.pupil_id and a.term = :term
                        where p.school_id = :school and (p.last_day is null or p.last_day >= :day)
                        """)
                .param("term", term.id())
                .param("school", schoolId)
                .param("day", day)
                .query(row -> {
                    String className = row.getString("class_name");
                    TermLessons.read(term, row.getBytes("lessons")).stream()
                            .filter(lesson -> lesson.date().equals(day)
                                    && !lesson.reported()
                                    && !lesson.cancelled()
                                    && lesson.start() + lesson.minutes() <= ended)
                            .forEach(lesson -> found.computeIfAbsent(
                                            lesson.id(), id -> new Found(lesson, new TreeSet<>()))
                                    .classes()
                                    .add(className));
                });
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, String> teachers = teachers(schoolId, day);
        Map<Integer, String> names = subjects.names();
        List<Unreported> lessons = new ArrayList<>();
        found.values().stream()
                .sorted((one, other) ->
                        Integer.compare(one.lesson().start(), other.lesson().start()))
                .forEach(each -> lessons.add(new Unreported(
                        Optional.ofNullable(teachers.get(each.lesson().id())),
                        LocalTime.ofSecondOfDay(each.lesson().start() * 60L),
                        Optional.ofNullable(names.get(each.lesson().subject())),
                        List.copyOf(each.classes()))));
        return lessons;
    }

    private Map<Long, String> teachers(String schoolId, LocalDate day) {
        Map<Long, String> teachers = new HashMap<>();
        jdbc.sql("select lesson, teacher from sedd.lesson_teacher where school_id = ? and lesson_day = ?")
                .param(schoolId)
                .param(day)
                .query(row -> {
                    teachers.put(row.getLong("lesson"), row.getString("teacher"));
                });
        return teachers;
    }
}
