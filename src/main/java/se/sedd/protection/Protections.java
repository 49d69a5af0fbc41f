package se.sedd.protection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Pupil;

/** The pupils who are treated as protected; one row each, so that each has one running process at most. */
@Component
public class Protections {

    private static final String MARKED = """
            select pupil_id from sedd.pupil where marking in ('CONFIDENTIAL', 'PROTECTED')
            union
            select pupil_id from sedd.guardian
            where marking in ('CONFIDENTIAL', 'PROTECTED') and (last_day is null or last_day >= :today)
            """;

    private final JdbcClient jdbc;

    Protections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The pupils whom the register protects on the day, those who have left too; one statement. */
    Set<String> markedOn(LocalDate today) {
        return Set.copyOf(
                jdbc.sql(MARKED).param("today", today).query(String.class).list());
    }

    public List<Protection> all() {
        return jdbc.sql("select * from sedd.protection order by number")
                .query((row, n) -> protection(row))
                .list();
    }

    public Optional<Protection> of(String pupilId) {
        return jdbc.sql("select * from sedd.protection where pupil_id = ?")
                .param(pupilId)
                .query((row, n) -> protection(row))
                .optional();
    }

    public Optional<Protection> find(String number) {
        return jdbc.sql("select * from sedd.protection where number = ?")
                .param(number)
                .query((row, n) -> protection(row))
                .optional();
    }

    /** The protection with this number, which the engine's instance says there is. */
    public Protection get(String number) {
        return find(number).orElseThrow(() -> new IllegalStateException("No protection " + number + " is registered"));
    }

    Protection begin(Pupil pupil, LocalDate since) {
        jdbc.sql("update sedd.protection_series set last_number = last_number + 1 where id = 1")
                .update();
        long last = jdbc.sql("select last_number from sedd.protection_series where id = 1")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into sedd.protection (pupil_id, pupil_ref, school_id, number, since, people)
                        values (?, ?, ?, ?, ?, '')
                        """)
                .param(pupil.id())
                .param(pupil.ref())
                .param(pupil.schoolId())
                .param("S%d-%05d".formatted(since.getYear(), last))
                .param(since)
                .update();
        return of(pupil.id()).orElseThrow();
    }

    void end(Protection protection) {
        jdbc.sql("delete from sedd.protection where pupil_id = ?")
                .param(protection.pupilId())
                .update();
    }

    /** Remembers who may act for the pupil; whether that is not what it was. */
    boolean peopleAre(Protection protection, List<String> userIds) {
        String people = String.join("|", userIds);
        return jdbc.sql("update sedd.protection set people = :people where pupil_id = :pupil and people <> :people")
                        .param("people", people)
                        .param("pupil", protection.pupilId())
                        .update()
                > 0;
    }

    private static Protection protection(ResultSet row) throws SQLException {
        return new Protection(
                row.getString("pupil_id"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                row.getString("number"),
                row.getObject("since", LocalDate.class));
    }
}
