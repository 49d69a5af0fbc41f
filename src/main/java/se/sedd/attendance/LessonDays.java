package se.sedd.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Upsert;

/** Which schools have lessons today, whether news of them have come in, and who teaches them. Forgotten when the day is over. */
@Component
public class LessonDays {

    /**
     * A school's day.
     *
     * @param news whether lessons have come in that nobody has looked at
     * @param chased whether teachers were asked for what they had not reported
     */
    public record LessonDay(String schoolId, boolean news, boolean chased) {}

    /** A lesson of a school on a day, by the number its id is kept as. */
    record LessonKey(String schoolId, LocalDate day, long lesson) {}

    private final JdbcClient jdbc;
    private final Upsert upsert;

    LessonDays(JdbcClient jdbc, Upsert upsert) {
        this.jdbc = jdbc;
        this.upsert = upsert;
    }

    /** The schools that have lessons on the day; one statement. */
    public List<LessonDay> on(LocalDate day) {
        return jdbc.sql("select * from sedd.lesson_day where lesson_day = ? order by school_id")
                .param(day)
                .query((row, n) ->
                        new LessonDay(row.getString("school_id"), row.getBoolean("news"), row.getBoolean("chased")))
                .list();
    }

    /** What has come in by now has been looked at. */
    public void looked(String schoolId, LocalDate day) {
        jdbc.sql("update sedd.lesson_day set news = false where school_id = ? and lesson_day = ?")
                .param(schoolId)
                .param(day)
                .update();
    }

    /** Teachers have been asked. */
    public void chased(String schoolId, LocalDate day) {
        jdbc.sql("update sedd.lesson_day set chased = true where school_id = ? and lesson_day = ?")
                .param(schoolId)
                .param(day)
                .update();
    }

    /** Days before this one are over. */
    public void forgetBefore(LocalDate day) {
        jdbc.sql("delete from sedd.lesson_day where lesson_day < ?").param(day).update();
        jdbc.sql("delete from sedd.lesson_teacher where lesson_day < ?")
                .param(day)
                .update();
    }

    /** Lessons have come in. */
    void came(Collection<SchoolDay> days, Map<LessonKey, String> teachers) {
        upsert.write(
                "sedd.lesson_day",
                List.of("school_id", "lesson_day"),
                List.of("news"),
                days.stream()
                        .map(day -> new Object[] {day.schoolId(), day.day(), true})
                        .toList());
        List<Object[]> rows = new ArrayList<>();
        teachers.forEach((key, teacher) -> rows.add(new Object[] {key.schoolId(), key.day(), key.lesson(), teacher}));
        upsert.write("sedd.lesson_teacher", List.of("school_id", "lesson_day", "lesson"), List.of("teacher"), rows);
    }

    /** A day at a school. */
    record SchoolDay(String schoolId, LocalDate day) {}
}
