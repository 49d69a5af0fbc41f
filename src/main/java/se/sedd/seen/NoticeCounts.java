package se.sedd.seen;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of unreported absences and unreported lessons, counted by school and day. */
@Component
class NoticeCounts {

    private static final String A_STATE = """
            sum(case when n.state = '%1$s' then 1 else 0 end) as c_%1$s""";

    /**
     * A day.
     *
     * @param missed pupils who were away for a whole lesson that nobody had excused
     * @param told homes were told, and nobody had to ring
     * @param reached somebody spoke with the home, about this pupil or about a brother or sister
     * @param spared the school had spoken with the home before
     * @param callsMissed calls that nobody had made when the day was over
     * @param held nothing may go home
     * @param corrected excused or corrected the same day
     * @param open not done yet
     * @param teachersAsked who were asked to report lessons
     * @param teachersReported who did so
     */
    record Count(
            LocalDate date,
            int missed,
            int told,
            int reached,
            int notReached,
            int spared,
            int callsMissed,
            int held,
            int corrected,
            int open,
            int teachersAsked,
            int teachersReported) {}

    private record Asked(int all, int reported) {}

    private final JdbcClient jdbc;

    NoticeCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Day by day, the earliest first; days without anything are missing. Two statements. */
    List<Count> of(String schoolId, LocalDate from, LocalDate to) {
        Map<LocalDate, Asked> asked = asked(schoolId, from, to);
        return jdbc.sql("""
                        select d.on_day, count(n.pupil_ref) as missed, %s
                        from (select notice_day as on_day from sedd.absence_notice
                              where school_id = :school and notice_day between :from and :to
                              union
                              select chase_day from sedd.lesson_chase
                              where school_id = :school and chase_day between :from and :to) d
                        left join sedd.absence_notice n on n.notice_day = d.on_day and n.school_id = :school
                        group by d.on_day order by d.on_day
                        """.formatted(everyState()))
                .param("school", schoolId)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> {
                    LocalDate day = row.getObject("on_day", LocalDate.class);
                    Asked teachers = asked.getOrDefault(day, new Asked(0, 0));
                    return new Count(
                            day,
                            row.getInt("missed"),
                            row.getInt("c_SENT"),
                            row.getInt("c_REACHED") + row.getInt("c_SETTLED"),
                            row.getInt("c_NOT_REACHED"),
                            row.getInt("c_SPARED"),
                            row.getInt("c_MISSED"),
                            row.getInt("c_HELD"),
                            row.getInt("c_CORRECTED"),
                            row.getInt("c_CALL"),
                            teachers.all(),
                            teachers.reported());
                })
                .list();
    }

    private static String everyState() {
        return Stream.of(NoticeState.values())
                .map(state -> A_STATE.formatted(state.name()))
                .collect(joining(",\n"));
    }

    private Map<LocalDate, Asked> asked(String schoolId, LocalDate from, LocalDate to) {
        Map<LocalDate, Asked> asked = new HashMap<>();
        jdbc.sql("""
                        select chase_day, count(*) as everybody,
                               sum(case when outcome = 'REPORTED' then 1 else 0 end) as reported
                        from sedd.lesson_chase
                        where school_id = ? and chase_day between ? and ?
                        group by chase_day
                        """).param(schoolId).param(from).param(to).query(row -> {
            asked.put(
                    row.getObject("chase_day", LocalDate.class),
                    new Asked(row.getInt("everybody"), row.getInt("reported")));
        });
        return asked;
    }
}
