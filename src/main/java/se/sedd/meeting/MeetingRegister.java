package se.sedd.meeting;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.letter.Letter;
import se.sedd.register.Pupil;

/** The meetings, their invitations and their actions in the database. */
@Component
public class MeetingRegister {

    private final JdbcClient jdbc;

    MeetingRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives a wish that somebody begins to write down a number. It counts as a meeting when it has been {@link #wished}. */
    Meeting begin(Pupil pupil, String bookedBy, LocalDate today, Optional<String> caseNumber) {
        jdbc.sql("update sedd.meeting_series set last_number = last_number + 1 where id = 1")
                .update();
        long last = jdbc.sql("select last_number from sedd.meeting_series where id = 1")
                .query(Long.class)
                .single();
        String number = "M%d-%05d".formatted(today.getYear(), last);
        jdbc.sql("""
                        insert into sedd.meeting
                          (meeting_number, pupil_id, pupil_ref, school_id, booked_by, wished_on, guardian_leads,
                           anonymous, calendar_sequence, case_number)
                        values (?, ?, ?, ?, ?, ?, true, false, 0, ?)
                        """)
                .param(number)
                .param(pupil.id())
                .param(pupil.ref())
                .param(pupil.schoolId())
                .param(bookedBy)
                .param(today)
                .param(caseNumber.orElse(null))
                .update();
        return get(number);
    }

    public Optional<Meeting> find(String number) {
        return jdbc.sql("select * from sedd.meeting where meeting_number = ?")
                .param(number)
                .query((row, n) -> meeting(row))
                .optional();
    }

    /** The meeting with this number, which the engine's instance says there is. */
    public Meeting get(String number) {
        return find(number).orElseThrow(() -> new IllegalStateException("No meeting " + number + " is registered"));
    }

    /** Whoever else comes here with this meeting waits until the transaction is over, and sees what it has done. */
    void oneAtATime(String number) {
        jdbc.sql("select meeting_number from sedd.meeting where meeting_number = ? for update")
                .param(number)
                .query(String.class)
                .single();
    }

    Optional<Meeting> openOf(String pupilId) {
        return jdbc.sql("select * from sedd.meeting where open_pupil = ?")
                .param(pupilId)
                .query((row, n) -> meeting(row))
                .optional();
    }

    /** Those that are under way, of all schools: a handful, however many there have been. */
    List<Meeting> open() {
        return jdbc.sql("select * from sedd.meeting where open_pupil is not null")
                .query((row, n) -> meeting(row))
                .list();
    }

    /** Those that have, or had, their time at the school between these days, both counted, in the order of their times. */
    public List<Meeting> at(String schoolId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select * from sedd.meeting where school_id = ? and starts_at >= ? and starts_at < ?
                        order by starts_at
                        """)
                .param(schoolId)
                .param(from.atStartOfDay())
                .param(to.plusDays(1).atStartOfDay())
                .query((row, n) -> meeting(row))
                .list();
    }

    /** The invitations to those meetings. */
    public List<Invitation> invitationsAt(String schoolId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select invited.* from sedd.meeting_invitation invited
                        join sedd.meeting met on met.meeting_number = invited.meeting_number
                        where met.school_id = ? and met.starts_at >= ? and met.starts_at < ?
                        order by invited.invitation_number
                        """)
                .param(schoolId)
                .param(from.atStartOfDay())
                .param(to.plusDays(1).atStartOfDay())
                .query((row, n) -> invitation(row))
                .list();
    }

    /**
     * The wish is registered.
     *
     * @throws DuplicateKeyException if the pupil has another meeting under way; without the database's own words, which name the pupil
     */
    void wished(String number, boolean guardianLeads, boolean anonymous) {
        try {
            jdbc.sql("""
                            update sedd.meeting set open_pupil = pupil_id, guardian_leads = ?, anonymous = ?
                            where meeting_number = ?
                            """).param(guardianLeads).param(anonymous).param(number).update();
        } catch (DuplicateKeyException second) {
            throw new DuplicateKeyException("Meeting " + number + " is not the only one under way for its pupil");
        }
    }

    void booked(String number, Slot slot, String place, Optional<FamilyWay> familyWay) {
        jdbc.sql("""
                        update sedd.meeting set starts_at = ?, ends_at = ?, room = ?, place = ?, reminder_by = ?,
                          calendar_sequence = calendar_sequence + 1
                        where meeting_number = ?
                        """)
                .param(slot.start())
                .param(slot.end())
                .param(slot.room())
                .param(place)
                .param(familyWay.map(FamilyWay::code).orElse(null))
                .param(number)
                .update();
    }

    /**
     * The family is reminded of the time that the meeting has now.
     *
     * @return false when it has been before
     */
    boolean reminded(Meeting meeting) {
        return jdbc.sql("""
                        update sedd.meeting set reminded_sequence = :sequence
                        where meeting_number = :number and calendar_sequence = :sequence
                          and (reminded_sequence is null or reminded_sequence <> :sequence)
                        """)
                        .param("sequence", meeting.sequence())
                        .param("number", meeting.number())
                        .update()
                == 1;
    }

    void givenUp(String number) {
        jdbc.sql("""
                        update sedd.meeting set starts_at = null, ends_at = null, room = null,
                          calendar_sequence = calendar_sequence + 1
                        where meeting_number = ? and starts_at is not null
                        """).param(number).update();
    }

    void held(String number, LocalDate day, List<String> attended) {
        jdbc.sql("update sedd.meeting set held_on = ?, attended = ? where meeting_number = ?")
                .param(day)
                .param(String.join("|", attended))
                .param(number)
                .update();
    }

    void evaluated(String number, Evaluation evaluation) {
        jdbc.sql("update sedd.meeting set satisfied = ?, useful = ?, safe = ?, cooperated = ? where meeting_number = ?")
                .param(evaluation.satisfied().orElse(null))
                .param(evaluation.useful().orElse(null))
                .param(evaluation.safe().orElse(null))
                .param(evaluation.cooperated().orElse(null))
                .param(number)
                .update();
    }

    /** What was decided: individual-plan, new-meeting … */
    void decided(String number, String nextStep) {
        jdbc.sql("update sedd.meeting set next_step = ? where meeting_number = ?")
                .param(nextStep)
                .param(number)
                .update();
    }

    /** The minutes are approved, for good. */
    void approved(String number, LocalDate day) {
        jdbc.sql("update sedd.meeting set approved_on = ? where meeting_number = ? and approved_on is null")
                .param(day)
                .param(number)
                .update();
    }

    /** The meeting's result is for this case. */
    void ofCase(String number, String caseNumber) {
        jdbc.sql("update sedd.meeting set case_number = ? where meeting_number = ?")
                .param(caseNumber)
                .param(number)
                .update();
    }

    /** A partner who had not said no, and whom the others waited for. */
    void missed(Invitation invitation, LocalDate on) {
        jdbc.sql("insert into sedd.meeting_no_show (meeting_number, partner, office, missed_on) values (?, ?, ?, ?)")
                .param(invitation.meetingNumber())
                .param(invitation.partner())
                .param(invitation.office())
                .param(on)
                .update();
    }

    void closed(String number, String outcome, LocalDate day) {
        jdbc.sql("""
                        update sedd.meeting set open_pupil = null, outcome = ?, closed_on = ?
                        where meeting_number = ? and outcome is null
                        """).param(outcome).param(day).param(number).update();
    }

    void invited(Invitation invitation) {
        jdbc.sql("""
                        insert into sedd.meeting_invitation
                          (invitation_number, meeting_number, partner, office, share, state) values (?, ?, ?, ?, ?, ?)
                        """)
                .param(invitation.number())
                .param(invitation.meetingNumber())
                .param(invitation.partner())
                .param(invitation.office())
                .param(String.join("|", invitation.share()))
                .param(invitation.state().name())
                .update();
    }

    void answered(String invitationNumber, Invitation.State state, Optional<String> by) {
        jdbc.sql("update sedd.meeting_invitation set state = ?, answered_by = ? where invitation_number = ?")
                .param(state.name())
                .param(by.orElse(null))
                .param(invitationNumber)
                .update();
    }

    /** The e-mail addresses in whose calendars the invitation has put the meeting, in the order in which they were asked. */
    List<String> calendars(String invitationNumber) {
        return codes(jdbc.sql("select calendars from sedd.meeting_invitation where invitation_number = ?")
                .param(invitationNumber)
                .query((row, n) -> Optional.ofNullable(row.getString("calendars")))
                .single()
                .orElse(null));
    }

    void inCalendar(String invitationNumber, String email) {
        calendars(
                invitationNumber,
                Stream.concat(calendars(invitationNumber).stream(), Stream.of(email))
                        .distinct()
                        .collect(joining("|")));
    }

    void outOfCalendars(String invitationNumber) {
        calendars(invitationNumber, null);
    }

    private void calendars(String invitationNumber, String emails) {
        jdbc.sql("update sedd.meeting_invitation set calendars = ? where invitation_number = ?")
                .param(emails)
                .param(invitationNumber)
                .update();
    }

    /** In the order in which they were wished for. */
    public List<Invitation> invitations(String meetingNumber) {
        return jdbc.sql("select * from sedd.meeting_invitation where meeting_number = ? order by invitation_number")
                .param(meetingNumber)
                .query((row, n) -> invitation(row))
                .list();
    }

    public Optional<Invitation> invitation(String number) {
        return jdbc.sql("select * from sedd.meeting_invitation where invitation_number = ?")
                .param(number)
                .query((row, n) -> invitation(row))
                .optional();
    }

    /** What was agreed is written anew: nobody has been told of it yet. */
    void dropActions(String meetingNumber) {
        jdbc.sql("delete from sedd.meeting_action where meeting_number = ?")
                .param(meetingNumber)
                .update();
    }

    void agreed(Action action) {
        jdbc.sql("""
                        insert into sedd.meeting_action (action_number, meeting_number, owner_kind, due_on, promised_for)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(action.number())
                .param(action.meetingNumber())
                .param(action.ownerKind())
                .param(action.dueOn())
                .param(action.dueOn())
                .update();
    }

    public List<Action> actions(String meetingNumber) {
        return jdbc.sql("select * from sedd.meeting_action where meeting_number = ? order by action_number")
                .param(meetingNumber)
                .query((row, n) -> action(row))
                .list();
    }

    public Optional<Action> action(String number) {
        return jdbc.sql("select * from sedd.meeting_action where action_number = ?")
                .param(number)
                .query((row, n) -> action(row))
                .optional();
    }

    void actionDone(String number, LocalDate on) {
        jdbc.sql("update sedd.meeting_action set done_on = ? where action_number = ?")
                .param(on)
                .param(number)
                .update();
    }

    void actionPutOff(String number, LocalDate until) {
        jdbc.sql("update sedd.meeting_action set due_on = ? where action_number = ?")
                .param(until)
                .param(number)
                .update();
    }

    /** Keeps a copy of approved minutes, for good. */
    void keep(MinutesCopy copy, String sha256) {
        jdbc.sql("""
                        insert into sedd.meeting_minutes
                          (minutes_id, meeting_number, reader, guardian_id, languages, template_versions, approved_by,
                           approved_at, content, sha256, sent_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(copy.id())
                .param(copy.meetingNumber())
                .param(copy.reader())
                .param(copy.guardianId().orElse(null))
                .param(String.join("|", copy.languages()))
                .param(String.join("|", copy.templateVersions()))
                .param(copy.approvedBy())
                .param(copy.approvedAt().atOffset(ZoneOffset.UTC))
                .param(copy.letter().toJson())
                .param(sha256)
                .param(copy.way().name())
                .update();
    }

    /** The copies of a meeting's approved minutes; none before the guardians have approved them. */
    public List<MinutesCopy> copies(String meetingNumber) {
        return jdbc.sql("select * from sedd.meeting_minutes where meeting_number = ? order by reader")
                .param(meetingNumber)
                .query((row, n) -> new MinutesCopy(
                        row.getString("minutes_id"),
                        meetingNumber,
                        row.getString("reader"),
                        Optional.ofNullable(row.getString("guardian_id")),
                        codes(row.getString("languages")),
                        codes(row.getString("template_versions")),
                        row.getString("approved_by"),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                        Letter.ofJson(row.getString("content")),
                        MinutesCopy.Way.valueOf(row.getString("sent_by"))))
                .list();
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        Optional<LocalDateTime> start = Optional.ofNullable(row.getObject("starts_at", LocalDateTime.class));
        LocalDateTime end = row.getObject("ends_at", LocalDateTime.class);
        String room = row.getString("room");
        return new Meeting(
                row.getString("meeting_number"),
                row.getString("pupil_id"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                row.getString("booked_by"),
                row.getObject("wished_on", LocalDate.class),
                row.getBoolean("guardian_leads"),
                row.getBoolean("anonymous"),
                Optional.ofNullable(row.getString("place")),
                Optional.ofNullable(row.getString("reminder_by")).flatMap(FamilyWay::of),
                start.map(from -> new Slot(from, end, room)),
                row.getInt("calendar_sequence"),
                Optional.ofNullable(row.getObject("held_on", LocalDate.class)),
                Optional.ofNullable(row.getString("case_number")),
                codes(row.getString("attended")),
                Optional.ofNullable(row.getObject("approved_on", LocalDate.class)),
                Optional.ofNullable(row.getString("outcome")));
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getString("invitation_number"),
                row.getString("meeting_number"),
                row.getString("partner"),
                row.getString("office"),
                codes(row.getString("share")),
                Invitation.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("answered_by")));
    }

    private static List<String> codes(String column) {
        return Optional.ofNullable(column).stream()
                .flatMap(codes -> Arrays.stream(codes.split("\\|")))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static Action action(ResultSet row) throws SQLException {
        return new Action(
                row.getString("action_number"),
                row.getString("meeting_number"),
                row.getString("owner_kind"),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getObject("done_on", LocalDate.class)));
    }
}
