package se.sedd.meeting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the meetings of a school have gone, in counts: nobody's name, no single meeting. What a meeting's own rows forget when it gets
 * a new time, who was asked and what came of the old time, is kept here.
 */
@Component
public class MeetingTallies {

    private final JdbcClient jdbc;

    MeetingTallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A partner is asked to come, and answers by that day. */
    void asked(Meeting meeting, Invitation invitation, LocalDate answerBy) {
        jdbc.sql("""
                        insert into sedd.meeting_asked
                          (invitation_number, calendar_sequence, school_id, partner, answer_by) values (?, ?, ?, ?, ?)
                        """)
                .param(invitation.number())
                .param(meeting.sequence())
                .param(meeting.schoolId())
                .param(invitation.partner())
                .param(answerBy)
                .update();
    }

    void answered(Invitation invitation, Invitation.State answer, LocalDate on) {
        jdbc.sql("""
                        update sedd.meeting_asked set answer = ?, answered_on = ?
                        where invitation_number = ? and answered_on is null and taken_back_on is null
                        """).param(answer.name()).param(on).param(invitation.number()).update();
    }

    /** Nobody waits for the partner's answer any more. */
    void takenBack(Invitation invitation, LocalDate on) {
        jdbc.sql("""
                        update sedd.meeting_asked set taken_back_on = ?
                        where invitation_number = ? and answered_on is null and taken_back_on is null
                        """).param(on).param(invitation.number()).update();
    }

    /** The time came, and there was no meeting. */
    void notHeld(Meeting meeting, String reason, LocalDate on) {
        jdbc.sql("""
                        insert into sedd.meeting_not_held
                          (meeting_number, calendar_sequence, school_id, noted_on, reason) values (?, ?, ?, ?, ?)
                        """)
                .param(meeting.number())
                .param(meeting.sequence())
                .param(meeting.schoolId())
                .param(on)
                .param(reason)
                .update();
    }

    /**
     * Where a wish stands: {@code held}, {@code booked} (it has a time), {@code partner-awaited} (it has one, and a partner has not
     * answered), {@code no-time-yet}, or what became of it without a meeting: {@code sent-to-mentor}, {@code cancelled},
     * {@code no-time-found}, {@code pupil-left}, {@code not-registered}. Counted are the wishes of those days, both included; of
     * those that were begun and never registered only what a home has asked for when the school rang.
     */
    public Map<String, Integer> wishes(String schoolId, LocalDate from, LocalDate to) {
        return counts("""
                select stands as what, count(*) as times from (
                  select case
                      when m.held_on is not null then 'held'
                      when m.outcome is not null then m.outcome
                      when m.starts_at is null then 'no-time-yet'
                      when exists (select 1 from sedd.meeting_invitation i
                                   where i.meeting_number = m.meeting_number and i.state = 'INVITED') then 'partner-awaited'
                      else 'booked' end as stands
                  from sedd.meeting m
                  where m.school_id = ? and m.wished_on between ? and ?
                    and (m.open_pupil is not null or m.case_number is not null
                         or coalesce(m.outcome, 'not-registered') <> 'not-registered')
                ) wished group by stands
                """, schoolId, from, to);
    }

    /**
     * One meeting that was held.
     *
     * @param days calendar days from the wish
     * @param nextStep what was decided; empty until the minutes are written
     * @param satisfied the guardians' answer, 1 to 5; empty where they gave none, as of the others
     */
    public record Held(
            int days,
            Optional<String> nextStep,
            Optional<Integer> satisfied,
            Optional<Integer> useful,
            Optional<Integer> safe,
            Optional<Integer> cooperated) {}

    /** The meetings held on those days, in no order that tells which is which. */
    public List<Held> held(String schoolId, LocalDate from, LocalDate to) {
        RowMapper<Held> held = (row, n) -> new Held(
                Math.toIntExact(row.getObject("held_on", LocalDate.class).toEpochDay()
                        - row.getObject("wished_on", LocalDate.class).toEpochDay()),
                Optional.ofNullable(row.getString("next_step")),
                Optional.ofNullable(row.getObject("satisfied", Integer.class)),
                Optional.ofNullable(row.getObject("useful", Integer.class)),
                Optional.ofNullable(row.getObject("safe", Integer.class)),
                Optional.ofNullable(row.getObject("cooperated", Integer.class)));
        return jdbc.sql("""
                        select wished_on, held_on, next_step, satisfied, useful, safe, cooperated from sedd.meeting
                        where school_id = ? and held_on between ? and ?
                        """).param(schoolId).param(from).param(to).query(held).list();
    }

    /**
     * How a partner has answered and come.
     *
     * @param yes answered in time, as {@code deputy} and {@code no}
     * @param late answered after the day
     * @param silent not answered, and the day is past
     * @param waiting not answered, and there is still time
     * @param awaited at how many meetings the others counted on the partner: it had not said no
     * @param missed at how many of them nobody came
     */
    public record OfPartner(int yes, int deputy, int no, int late, int silent, int waiting, int awaited, int missed) {}

    /**
     * By the partner's code: the answers that were due on those days, and the meetings of those days. Whom nobody has asked or waited
     * for is not among them. Three statements.
     */
    public Map<String, OfPartner> partners(String schoolId, LocalDate from, LocalDate to, LocalDate today) {
        Map<String, Integer> missed = counts("""
                select n.partner as what, count(*) as times from sedd.meeting_no_show n
                join sedd.meeting m on m.meeting_number = n.meeting_number
                where m.school_id = ? and n.missed_on between ? and ? group by n.partner
                """, schoolId, from, to);
        Map<String, Integer> came = counts("""
                select i.partner as what, count(*) as times from sedd.meeting_invitation i
                join sedd.meeting m on m.meeting_number = i.meeting_number
                where m.school_id = ? and m.held_on between ? and ? and i.state in ('YES', 'DEPUTY', 'INVITED')
                  and not exists (select 1 from sedd.meeting_no_show n where n.meeting_number = i.meeting_number
                                    and n.partner = i.partner and n.missed_on = m.held_on)
                group by i.partner
                """, schoolId, from, to);
        Map<String, OfPartner> answers = new HashMap<>();
        jdbc.sql("""
                        select partner,
                          sum(case when answered_on <= answer_by and answer = 'YES' then 1 else 0 end) as yes,
                          sum(case when answered_on <= answer_by and answer = 'DEPUTY' then 1 else 0 end) as deputy,
                          sum(case when answered_on <= answer_by and answer = 'NO' then 1 else 0 end) as refused,
                          sum(case when answered_on > answer_by then 1 else 0 end) as late,
                          sum(case when answered_on is null and answer_by < ? then 1 else 0 end) as silent,
                          sum(case when answered_on is null and answer_by >= ? then 1 else 0 end) as waiting
                        from sedd.meeting_asked
                        where school_id = ? and answer_by between ? and ?
                          and (answered_on is not null or taken_back_on is null or answer_by < taken_back_on)
                        group by partner
                        """)
                .param(today)
                .param(today)
                .param(schoolId)
                .param(from)
                .param(to)
                .query(row -> {
                    answers.put(
                            row.getString("partner"),
                            new OfPartner(
                                    row.getInt("yes"),
                                    row.getInt("deputy"),
                                    row.getInt("refused"),
                                    row.getInt("late"),
                                    row.getInt("silent"),
                                    row.getInt("waiting"),
                                    0,
                                    0));
                });
        Map<String, OfPartner> all = new HashMap<>();
        List.of(answers.keySet(), missed.keySet(), came.keySet())
                .forEach(codes -> codes.forEach(code -> all.put(code, with(answers, code, missed, came))));
        return all;
    }

    private static OfPartner with(
            Map<String, OfPartner> answers, String code, Map<String, Integer> missed, Map<String, Integer> came) {
        OfPartner known = answers.getOrDefault(code, new OfPartner(0, 0, 0, 0, 0, 0, 0, 0));
        int absent = missed.getOrDefault(code, 0);
        return new OfPartner(
                known.yes,
                known.deputy,
                known.no,
                known.late,
                known.silent,
                known.waiting,
                absent + came.getOrDefault(code, 0),
                absent);
    }

    /** Why the time came and there was no meeting: guardians-absent, partner-absent, cancelled, moved. */
    public Map<String, Integer> notHeld(String schoolId, LocalDate from, LocalDate to) {
        return counts("""
                select reason as what, count(*) as times from sedd.meeting_not_held
                where school_id = ? and noted_on between ? and ? group by reason
                """, schoolId, from, to);
    }

    /**
     * What was agreed at the meetings held on those days: done {@code in-time} or {@code late} against the day it was first promised
     * for, {@code open} or {@code overdue}.
     */
    public Map<String, Integer> actions(String schoolId, LocalDate from, LocalDate to, LocalDate today) {
        return counts("""
                select stands as what, count(*) as times from (
                  select case when a.done_on <= a.promised_for then 'in-time'
                              when a.done_on is not null then 'late'
                              when a.promised_for < ? then 'overdue'
                              else 'open' end as stands
                  from sedd.meeting_action a join sedd.meeting m on m.meeting_number = a.meeting_number
                  where m.school_id = ? and m.held_on between ? and ?
                ) agreed group by stands
                """, today, schoolId, from, to);
    }

    /** What was chosen of what is on offer, at the meetings held on those days, by its kind (practical-elective …); what the guardians declined is not begun. */
    public Map<String, Integer> measures(String schoolId, LocalDate from, LocalDate to) {
        return counts("""
                select replace(lower(t.kind), '_', '-') as what, count(*) as times from sedd.measure t
                join sedd.meeting m on m.meeting_number = t.origin
                where m.school_id = ? and m.held_on between ? and ? and t.starts_on is not null
                group by t.kind
                """, schoolId, from, to);
    }

    private Map<String, Integer> counts(String sql, Object... parameters) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql(sql).params(parameters).query(row -> {
            counts.put(row.getString("what"), row.getInt("times"));
        });
        return counts;
    }
}
