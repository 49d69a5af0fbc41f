package se.sedd.attendance;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was imported about lessons: day totals for the rules, single lessons for people. */
@Component
public class Attendance {

    private final JdbcClient jdbc;

    Attendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The pupil's days with any lesson, both dates included, in order of date. School days and others alike. */
    public List<DayTotal> days(String pupilId, LocalDate from, LocalDate to) {
        return List.of();
    }

    /**
     * Every pupil who attends the school on {@code to}, with their days in order of date; without lessons the list is
     * empty. One statement for a school, whatever is stored.
     */
    public void eachPupil(String schoolId, LocalDate from, LocalDate to, BiConsumer<String, List<DayTotal>> each) {}

    /** The pupil's lessons, both dates included, in order of time. */
    public List<Lesson> lessons(String pupilId, LocalDate from, LocalDate to) {
        return List.of();
    }
}
