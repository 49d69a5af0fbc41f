package se.sedd.partnership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;

/** Who of the district's staff is at a school on a day. */
@Component
public class Presences {

    private final JdbcClient jdbc;
    private final SchoolCalendar calendar;

    Presences(JdbcClient jdbc, SchoolCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** In the order in which they come; nobody on a day that is no school day. One statement. */
    public List<Presence> at(String schoolId, LocalDate day) {
        if (!calendar.isSchoolDay(schoolId, day)) {
            return List.of();
        }
        return jdbc.sql("""
                        select * from sedd.presence
                        where school_id = :school and (weekday is null or weekday = :weekday)
                          and first_day <= :day and (last_day is null or last_day >= :day)
                        order by starts_at, ends_at, name, presence_id
                        """)
                .param("school", schoolId)
                .param("weekday", day.getDayOfWeek().name().toLowerCase(Locale.ROOT))
                .param("day", day)
                .query((row, n) -> presence(row))
                .list();
    }

    /**
     * @param weekday empty means every school day
     * @param until empty means until further notice
     */
    public record Regular(Optional<DayOfWeek> weekday, Presence who, LocalDate from, Optional<LocalDate> until) {}

    /** Who is there on which days, now or later: by the day of the week, those of every day first. One statement. */
    public List<Regular> regularly(String schoolId, LocalDate today) {
        return jdbc
                .sql("""
                        select * from sedd.presence
                        where school_id = :school and (last_day is null or last_day >= :day)
                        order by starts_at, ends_at, name, presence_id
                        """)
                .param("school", schoolId)
                .param("day", today)
                .query((row, n) -> new Regular(
                        Optional.ofNullable(row.getString("weekday"))
                                .map(weekday -> DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT))),
                        presence(row),
                        row.getObject("first_day", LocalDate.class),
                        Optional.ofNullable(row.getObject("last_day", LocalDate.class))))
                .list()
                .stream()
                .sorted(Comparator.comparing(
                        one -> one.weekday().map(DayOfWeek::getValue).orElse(0)))
                .toList();
    }

    private static Presence presence(ResultSet row) throws SQLException {
        return new Presence(
                row.getString("name"),
                row.getString("service"),
                row.getString("mandate"),
                Optional.ofNullable(row.getString("room")),
                Optional.ofNullable(row.getString("phone")),
                LocalTime.ofSecondOfDay(60L * row.getInt("starts_at")),
                LocalTime.ofSecondOfDay(60L * row.getInt("ends_at")));
    }
}
