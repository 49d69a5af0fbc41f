package se.sedd.seen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.outbox.MessageState;
import se.sedd.register.Upsert;

/** Today's unreported absences, the messages that told of them, and whom the school has been in touch with, in the database. */
@Component
class NoticeRegister {

    /** What the school has done about a home. */
    enum Contact {
        NOTICE,
        TALK
    }

    /** What became of a pupil's messages. */
    record Receipts(int waiting, int sent, int heldBack) {

        boolean noneArrives() {
            return waiting + sent == 0;
        }
    }

    /** A message that tells of a pupil's absence. */
    record Told(String messageId, String pupilRef) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Upsert upsert;

    NoticeRegister(JdbcClient jdbc, JdbcTemplate batch, Upsert upsert) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.upsert = upsert;
    }

    /** The schools at which something may still happen today. */
    Set<String> schoolsWithOpen(LocalDate day) {
        return new HashSet<>(jdbc.sql("""
                        select distinct school_id from sedd.absence_notice
                        where notice_day = ? and state in ('SENT', 'CALL')
                        """).param(day).query(String.class).list());
    }

    /** The schools with calls of that day or an earlier one that nobody has made. */
    Set<String> schoolsWithCalls(LocalDate day) {
        return new HashSet<>(jdbc.sql("""
                        select distinct school_id from sedd.absence_notice where notice_day <= ? and state = 'CALL'
                        """).param(day).query(String.class).list());
    }

    Map<String, AbsenceNotice> at(String schoolId, LocalDate day) {
        Map<String, AbsenceNotice> notices = new LinkedHashMap<>();
        jdbc.sql("select * from sedd.absence_notice where school_id = ? and notice_day = ? order by pupil_ref")
                .param(schoolId)
                .param(day)
                .query((row, n) -> notice(row))
                .list()
                .forEach(notice -> notices.put(notice.pupilRef(), notice));
        return notices;
    }

    Optional<AbsenceNotice> of(String pupilRef, LocalDate day) {
        return jdbc.sql("select * from sedd.absence_notice where pupil_ref = ? and notice_day = ?")
                .param(pupilRef)
                .param(day)
                .query((row, n) -> notice(row))
                .optional();
    }

    /** Calls of that day and earlier ones that nobody has made. */
    List<AbsenceNotice> callsUntil(String schoolId, LocalDate day) {
        return jdbc.sql("""
                        select * from sedd.absence_notice
                        where school_id = ? and notice_day <= ? and state = 'CALL' order by notice_day, pupil_ref
                        """)
                .param(schoolId)
                .param(day)
                .query((row, n) -> notice(row))
                .list();
    }

    /**
     * New ones.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another node has entered one of them
     */
    void add(Collection<AbsenceNotice> notices) {
        if (!notices.isEmpty()) {
            batch.batchUpdate("""
                    insert into sedd.absence_notice
                      (state, cause, noticed_at, carried_by, instance_id, caller, school_id, pupil_ref, notice_day)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, rows(notices));
        }
    }

    /** What has changed in those that are open; what has come to its end meanwhile stays so. */
    void change(Collection<AbsenceNotice> notices) {
        if (!notices.isEmpty()) {
            batch.batchUpdate("""
                    update sedd.absence_notice
                    set state = ?, cause = ?, noticed_at = ?, carried_by = ?, instance_id = ?, caller = ?, school_id = ?
                    where pupil_ref = ? and notice_day = ? and state in ('SENT', 'CALL')
                    """, rows(notices));
        }
    }

    /** The pupil's call of the day is this person's now. */
    void callIsOf(String pupilRef, LocalDate day, String userId) {
        jdbc.sql("update sedd.absence_notice set caller = ? where pupil_ref = ? and notice_day = ? and state = 'CALL'")
                .param(userId)
                .param(pupilRef)
                .param(day)
                .update();
    }

    private static List<Object[]> rows(Collection<AbsenceNotice> notices) {
        return notices.stream()
                .map(notice -> new Object[] {
                    notice.state().name(),
                    notice.cause().map(Enum::name).orElse(null),
                    notice.noticedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                    notice.carriedBy().orElse(null),
                    notice.instanceId().orElse(null),
                    notice.caller().orElse(null),
                    notice.schoolId(),
                    notice.pupilRef(),
                    notice.day()
                })
                .toList();
    }

    void told(LocalDate day, Collection<Told> told) {
        if (!told.isEmpty()) {
            batch.batchUpdate(
                    """
                    insert into sedd.notice_message (message_id, pupil_ref, notice_day, state)
                    values (?, ?, ?, 'WAITING')
                    """,
                    told.stream()
                            .map(each -> new Object[] {each.messageId(), each.pupilRef(), day})
                            .toList());
        }
    }

    void settled(String messageId, MessageState state) {
        jdbc.sql("update sedd.notice_message set state = ? where message_id = ?")
                .param(state.name())
                .param(messageId)
                .update();
    }

    /** Whose absence of which day the message tells of: pupil references by day. */
    Map<LocalDate, Set<String>> toldBy(String messageId) {
        Map<LocalDate, Set<String>> told = new HashMap<>();
        jdbc.sql("select notice_day, pupil_ref from sedd.notice_message where message_id = ?")
                .param(messageId)
                .query(row -> {
                    told.computeIfAbsent(row.getObject("notice_day", LocalDate.class), day -> new HashSet<>())
                            .add(row.getString("pupil_ref"));
                });
        return told;
    }

    /** What became of the messages of those of the school who are waiting for an answer, by pupil reference. */
    Map<String, Receipts> receipts(String schoolId, LocalDate day) {
        Map<String, Receipts> receipts = new HashMap<>();
        jdbc.sql("""
                        select m.pupil_ref,
                               sum(case when m.state in ('WAITING', 'ACCEPTED') then 1 else 0 end) as waiting,
                               sum(case when m.state = 'SENT' then 1 else 0 end) as sent,
                               sum(case when m.state = 'HELD_BACK' then 1 else 0 end) as held_back
                        from sedd.notice_message m
                        join sedd.absence_notice a on a.pupil_ref = m.pupil_ref and a.notice_day = m.notice_day
                        where a.school_id = ? and a.notice_day = ? and a.state = 'SENT'
                        group by m.pupil_ref
                        """).param(schoolId).param(day).query(row -> {
            receipts.put(
                    row.getString("pupil_ref"),
                    new Receipts(row.getInt("waiting"), row.getInt("sent"), row.getInt("held_back")));
        });
        return receipts;
    }

    /** The guardians whom the school has told or spoken with on the day. */
    Map<Contact, Set<String>> contacts(String schoolId, LocalDate day) {
        Map<Contact, Set<String>> contacts = new HashMap<>();
        for (Contact kind : Contact.values()) {
            contacts.put(kind, new HashSet<>());
        }
        jdbc.sql("select kind, guardian_id from sedd.home_contact where school_id = ? and contact_day = ?")
                .param(schoolId)
                .param(day)
                .query(row -> {
                    contacts.get(Contact.valueOf(row.getString("kind"))).add(row.getString("guardian_id"));
                });
        return contacts;
    }

    void inTouch(String schoolId, LocalDate day, Contact kind, Collection<String> guardianIds) {
        upsert.write(
                "sedd.home_contact",
                List.of("guardian_id", "school_id", "contact_day", "kind"),
                List.of(),
                Set.copyOf(guardianIds).stream()
                        .map(guardianId -> new Object[] {guardianId, schoolId, day, kind.name()})
                        .toList());
    }

    /** Whom the school has been in touch with is of use on its day alone. */
    void forgetContactsBefore(LocalDate day) {
        jdbc.sql("delete from sedd.home_contact where contact_day < ?")
                .param(day)
                .update();
    }

    private static AbsenceNotice notice(ResultSet row) throws SQLException {
        return new AbsenceNotice(
                row.getString("pupil_ref"),
                row.getObject("notice_day", LocalDate.class),
                row.getString("school_id"),
                NoticeState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("cause")).map(CallCause::valueOf),
                Optional.ofNullable(row.getObject("noticed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("carried_by")),
                Optional.ofNullable(row.getString("instance_id")),
                Optional.ofNullable(row.getString("caller")));
    }
}
