package se.sedd.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the principal has named to act for a pupil with protected identity. They are named until a day and for the school the
 * pupil attends; whoever leaves, or whose pupil changes school, is a handler no more without anybody taking anything away.
 */
@Component
public class NamedHandlers {

    private final JdbcClient jdbc;
    private final Register register;
    private final Clock clock;

    NamedHandlers(JdbcClient jdbc, Register register, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.clock = clock;
    }

    /** The handlers of that day who work at the pupil's school, away or not, by userId; empty for an unprotected pupil. */
    public List<StaffMember> of(Pupil pupil, LocalDate on) {
        if (!pupil.protectedIdentity()) {
            return List.of();
        }
        List<String> named = jdbc.sql("""
                        select user_id from sedd.named_handler
                        where pupil_id = :pupil and school_id = :school and ended_at is null
                          and first_day <= :on and last_day >= :on
                        order by user_id
                        """)
                .param("pupil", pupil.id())
                .param("school", pupil.schoolId())
                .param("on", on)
                .query(String.class)
                .list();
        return named.stream()
                .flatMap(userId -> register.staff(userId).stream())
                .filter(person -> person.employedOn(on) && person.worksAt(pupil.schoolId()))
                .toList();
    }

    /** The pupilIds at the school for whom this user is a handler of that day; one statement. */
    public Set<String> pupilsOf(String userId, String schoolId, LocalDate on) {
        return Set.copyOf(jdbc.sql("""
                        select distinct pupil_id from sedd.named_handler
                        where user_id = :user and school_id = :school and ended_at is null
                          and first_day <= :on and last_day >= :on
                        """)
                .param("user", userId)
                .param("school", schoolId)
                .param("on", on)
                .query(String.class)
                .list());
    }

    /** The last day of the naming that holds now, or held last; empty if nobody was ever named at the pupil's school. */
    public Optional<LocalDate> lastDay(Pupil pupil) {
        return jdbc.sql("""
                        select max(last_day) from sedd.named_handler
                        where pupil_id = :pupil and school_id = :school and ended_at is null
                        """)
                .param("pupil", pupil.id())
                .param("school", pupil.schoolId())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Names these and nobody else from today; the naming before ends. */
    @Transactional
    public void name(Pupil pupil, Collection<String> userIds, LocalDate from, LocalDate until, String namedBy) {
        end(pupil);
        String naming = UUID.randomUUID().toString();
        for (String userId : userIds) {
            jdbc.sql("""
                            insert into sedd.named_handler
                              (naming_id, user_id, pupil_id, school_id, first_day, last_day, named_by, named_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(naming)
                    .param(userId)
                    .param(pupil.id())
                    .param(pupil.schoolId())
                    .param(from)
                    .param(until)
                    .param(namedBy)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Nobody is named any more: should the pupil be protected again, the question is put anew. */
    @Transactional
    public void end(Pupil pupil) {
        jdbc.sql("update sedd.named_handler set ended_at = ? where pupil_id = ? and ended_at is null")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(pupil.id())
                .update();
    }
}
