package se.sedd.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Role;

/**
 * The register of cases. A row is written in the transaction of the engine's instance; a unique constraint allows one open
 * case per pupil, whatever runs at the same time.
 */
@Component
public class CaseRegistry {

    private final JdbcClient jdbc;

    CaseRegistry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next case number, for example {@code F2026-00017}: it says nothing about the pupil. */
    public String nextNumber(LocalDate day) {
        jdbc.sql("update sedd.case_series set last_number = last_number + 1 where id = 1")
                .update();
        long number = jdbc.sql("select last_number from sedd.case_series where id = 1")
                .query(Long.class)
                .single();
        return "F%d-%05d".formatted(day.getYear(), number);
    }

    /**
     * Enters a new case.
     *
     * @throws DuplicateKeyException if the pupil has an open case; without the database's own words, which name the pupil
     */
    public void open(
            String caseNumber,
            String pupilId,
            String pupilRef,
            String schoolId,
            LocalDate on,
            String because,
            LocalDate callDue) {
        try {
            jdbc.sql("""
                        insert into sedd.case_registry
                          (case_number, pupil_id, pupil_ref, open_pupil, school_id, opened_on, opened_because, state, level,
                           level_since, next_step, due_date, call_due, call_attempts, continues, severe,
                           contact_person_asked, daily_contact, question_open)
                        values (:number, :pupil, :ref, :pupil, :school, :on, :because, 'OPEN', 'MENTOR',
                           :on, 'contact-guardian', :due, :due, 0, 0, false, false, false, false)
                        """)
                    .param("number", caseNumber)
                    .param("pupil", pupilId)
                    .param("ref", pupilRef)
                    .param("school", schoolId)
                    .param("on", on)
                    .param("because", because)
                    .param("due", callDue)
                    .update();
        } catch (DuplicateKeyException second) {
            throw new DuplicateKeyException("Case " + caseNumber + " is not the only open one of its pupil");
        }
    }

    public Optional<AbsenceCase> find(String caseNumber) {
        return jdbc.sql("select * from sedd.case_registry where case_number = ?")
                .param(caseNumber)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The case with this number, which the engine's instance says there is. */
    public AbsenceCase get(String caseNumber) {
        return find(caseNumber)
                .orElseThrow(() -> new IllegalStateException("No case " + caseNumber + " is registered"));
    }

    public Optional<AbsenceCase> openOf(String pupilId) {
        return jdbc.sql("select * from sedd.case_registry where open_pupil = ?")
                .param(pupilId)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Every case of the pupil, the newest first. */
    public List<AbsenceCase> ofPupil(String pupilId) {
        return jdbc.sql("""
                        select * from sedd.case_registry where pupil_id = ? order by opened_on desc, case_number desc
                        """).param(pupilId).query((row, n) -> read(row)).list();
    }

    /** Every case, the newest first. */
    public List<AbsenceCase> all(int atMost) {
        return jdbc.sql("""
                        select * from sedd.case_registry order by opened_on desc, case_number desc
                        fetch first :most rows only
                        """).param("most", atMost).query((row, n) -> read(row)).list();
    }

    /** The open and resting cases of the school by pupilId. */
    public Map<String, AbsenceCase> openAt(String schoolId) {
        Map<String, AbsenceCase> cases = new HashMap<>();
        jdbc.sql("select * from sedd.case_registry where school_id = ? and state <> 'CLOSED'")
                .param(schoolId)
                .query((row, n) -> read(row))
                .list()
                .forEach(found -> cases.put(found.pupilId(), found));
        return cases;
    }

    /** From which day absence counts for a new case, by pupilId: the last contact of the latest closed case, else its opening. */
    public Map<String, LocalDate> countsFromAt(String schoolId, LocalDate notBefore) {
        Map<String, LocalDate> cuts = new HashMap<>();
        jdbc.sql("""
                        select pupil_id, max(coalesce(last_contact_on, opened_on)) as cut
                        from sedd.case_registry
                        where school_id = ? and state = 'CLOSED' and closed_on >= ?
                        group by pupil_id
                        """).param(schoolId).param(notBefore).query(row -> {
            cuts.put(row.getString("pupil_id"), row.getObject("cut", LocalDate.class));
        });
        return cuts;
    }

    /** How many cases each pupil of the school has had since the day, by pupilId. */
    public Map<String, Integer> casesSince(String schoolId, LocalDate since) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select pupil_id, count(*) as cases from sedd.case_registry
                        where school_id = ? and opened_on >= ? and coalesce(outcome, '') <> 'opened-by-mistake'
                        group by pupil_id
                        """).param(schoolId).param(since).query(row -> {
            counts.put(row.getString("pupil_id"), row.getInt("cases"));
        });
        return counts;
    }

    /** The school's pupils for whom a letter has been put to a coordinator in the term, in whichever case and at whichever school. */
    public Set<String> pupilsWithLetter(String schoolId, String term) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct c.pupil_id from sedd.case_registry c
                        join sedd.pupil p on p.pupil_id = c.pupil_id
                        where p.school_id = ? and c.letter_term = ?
                        """).param(schoolId).param(term).query(String.class).list());
    }

    /** First calls that are planned and not made yet, by mentor and day. */
    public Map<String, Map<LocalDate, Integer>> plannedCalls(String schoolId, LocalDate from) {
        Map<String, Map<LocalDate, Integer>> calls = new HashMap<>();
        jdbc.sql("""
                        select owner, due_date, count(*) as calls from sedd.case_registry
                        where school_id = ? and state = 'OPEN' and next_step = 'contact-guardian' and due_date >= ?
                          and owner is not null
                        group by owner, due_date
                        """).param(schoolId).param(from).query(row -> {
            calls.computeIfAbsent(row.getString("owner"), owner -> new HashMap<>())
                    .put(row.getObject("due_date", LocalDate.class), row.getInt("calls"));
        });
        return calls;
    }

    /** How many main steps the user has open. */
    public int openMainSteps(String userId) {
        return jdbc.sql("select count(*) from sedd.case_registry where owner = ? and state <> 'CLOSED'")
                .param(userId)
                .query(Integer.class)
                .single();
    }

    /** The school's cases whose pupil is contacted every school day; not those that rest. */
    public List<AbsenceCase> withDailyContact(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.case_registry
                        where school_id = ? and state = 'OPEN' and daily_contact order by case_number
                        """).param(schoolId).query((row, n) -> read(row)).list();
    }

    /** How many pupils the contact persons at the school have now, by userId; who has none is missing. */
    public Map<String, Integer> pupilsOfContactPersons(String schoolId) {
        Map<String, Integer> pupils = new HashMap<>();
        jdbc.sql("""
                        select contact_person, count(*) as pupils from sedd.case_registry
                        where school_id = ? and state <> 'CLOSED' and contact_person is not null
                        group by contact_person
                        """).param(schoolId).query(row -> {
            pupils.put(row.getString("contact_person"), row.getInt("pupils"));
        });
        return pupils;
    }

    /** The main step of the case is now this task. */
    public void stepBegun(
            String caseNumber,
            Level level,
            String step,
            Optional<String> owner,
            LocalDate today,
            LocalDate due,
            String taskId) {
        jdbc.sql("""
                        update sedd.case_registry
                        set state = 'OPEN', next_step = :step, owner = :owner, due_date = :due, main_task = :task,
                            continues = case when level = :level then continues else 0 end,
                            level_since = case when level = :level then level_since else :today end, level = :level,
                            planned_date = null, rest_kind = null, rest_from = null, rest_until = null
                        where case_number = :number
                        """)
                .param("step", step)
                .param("owner", owner.orElse(null))
                .param("today", today)
                .param("due", due)
                .param("task", taskId)
                .param("level", level.name())
                .param("number", caseNumber)
                .update();
    }

    /** The case rests with the owner it has. */
    public void rests(String caseNumber, boolean explained, LocalDate from, LocalDate until) {
        jdbc.sql("""
                        update sedd.case_registry
                        set state = 'RESTING', next_step = 'rest', due_date = :until, main_task = null,
                            rest_kind = :kind, rest_from = :from, rest_until = :until
                        where case_number = :number
                        """)
                .param("until", until)
                .param("kind", explained ? "explained" : "decided")
                .param("from", from)
                .param("number", caseNumber)
                .update();
    }

    public void ownerIs(String caseNumber, Optional<String> owner) {
        set(caseNumber, "owner", owner.orElse(null));
    }

    /** The main step with this task is this user's now; nothing where the task is no main step. */
    public void mainTaskIsOf(String taskId, String userId) {
        jdbc.sql("update sedd.case_registry set owner = ? where main_task = ?")
                .param(userId)
                .param(taskId)
                .update();
    }

    /** Cases on the mentor's step whose owner is not the pupil's mentor: a stand-in, a deputy, or the mentor of before. */
    public List<AbsenceCase> ofAnotherMentor() {
        return jdbc.sql("""
                        select c.* from sedd.case_registry c join sedd.pupil p on p.pupil_id = c.open_pupil
                        where c.level = 'MENTOR' and c.owner <> p.mentor
                        """).query((row, n) -> read(row)).list();
    }

    /** How many open cases are nobody's. */
    public int openWithoutOwner() {
        return jdbc.sql("select count(*) from sedd.case_registry where owner is null and state in ('OPEN', 'RESTING')")
                .query(Integer.class)
                .single();
    }

    /** Open cases of pupils who do not attend the case's school on the date: they have left it, or moved to another. */
    public List<AbsenceCase> ofThoseWhoLeft(LocalDate date) {
        return jdbc.sql("""
                        select c.* from sedd.case_registry c
                        where c.open_pupil is not null and not exists (
                          select 1 from sedd.pupil p
                          where p.pupil_id = c.open_pupil and p.school_id = c.school_id
                            and (p.last_day is null or p.last_day >= ?))
                        order by c.case_number
                        """).param(date).query((row, n) -> read(row)).list();
    }

    /** The school's open cases whose pupil is expected back between these days, both included. */
    public List<AbsenceCase> expectedBack(String schoolId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select * from sedd.case_registry
                        where school_id = ? and state <> 'CLOSED' and owner is not null
                          and coalesce(case when rest_kind = 'decided' then rest_until end, expected_back) between ? and ?
                        order by case_number
                        """)
                .param(schoolId)
                .param(from)
                .param(to)
                .query((row, n) -> read(row))
                .list();
    }

    public List<AbsenceCase> resting() {
        return jdbc.sql("select * from sedd.case_registry where state = 'RESTING'")
                .query((row, n) -> read(row))
                .list();
    }

    public void reached(String caseNumber, LocalDate on, boolean adult) {
        set(caseNumber, "last_contact_on", on);
        if (adult) {
            set(caseNumber, "last_adult_on", on);
        }
    }

    public void notReached(String caseNumber) {
        jdbc.sql("update sedd.case_registry set call_attempts = call_attempts + 1 where case_number = ?")
                .param(caseNumber)
                .update();
    }

    /** The main step is due on this day instead. */
    void dueOn(String caseNumber, LocalDate day) {
        set(caseNumber, "due_date", day);
    }

    public void cause(String caseNumber, Optional<String> cause, Optional<LocalDate> expectedBack) {
        set(caseNumber, "absence_cause", cause.orElse(null));
        set(caseNumber, "expected_back", expectedBack.orElse(null));
    }

    public void planned(String caseNumber, Optional<LocalDate> date) {
        set(caseNumber, "planned_date", date.orElse(null));
    }

    public void continued(String caseNumber) {
        jdbc.sql("update sedd.case_registry set continues = continues + 1 where case_number = ?")
                .param(caseNumber)
                .update();
    }

    public void severe(String caseNumber, boolean severe) {
        set(caseNumber, "severe", severe);
    }

    public void letterAsked(String caseNumber, String term) {
        set(caseNumber, "letter_term", term);
    }

    public void contactPersonAsked(String caseNumber) {
        set(caseNumber, "contact_person_asked", true);
    }

    public void contactPerson(String caseNumber, String userId, boolean daily) {
        set(caseNumber, "contact_person", userId);
        set(caseNumber, "daily_contact", daily);
    }

    public void questionOpen(String caseNumber, boolean open) {
        set(caseNumber, "question_open", open);
    }

    public void investigation(
            String caseNumber, String decision, Optional<String> investigator, Optional<LocalDate> reconsiderOn) {
        jdbc.sql("""
                        update sedd.case_registry
                        set investigation = ?, investigator = coalesce(?, investigator), reconsider_on = ?,
                            question_open = false
                        where case_number = ?
                        """)
                .param(decision)
                .param(investigator.orElse(null))
                .param(reconsiderOn.orElse(null))
                .param(caseNumber)
                .update();
    }

    /** How the case is about to end. */
    public void endsAs(String caseNumber, String outcome) {
        set(caseNumber, "outcome", outcome);
    }

    /** The case is over. */
    public void close(String caseNumber, LocalDate on, String outcome) {
        jdbc.sql("""
                        update sedd.case_registry
                        set state = 'CLOSED', outcome = coalesce(outcome, :outcome), closed_on = :on, open_pupil = null,
                            main_task = null, question_open = false
                        where case_number = :number
                        """)
                .param("outcome", outcome)
                .param("on", on)
                .param("number", caseNumber)
                .update();
    }

    /** Who has the role in this case. */
    public Optional<String> handler(String caseNumber, Role role) {
        return jdbc.sql("select user_id from sedd.case_handler where case_number = ? and role = ?")
                .param(caseNumber)
                .param(role.id())
                .query(String.class)
                .optional();
    }

    public void handler(String caseNumber, Role role, String userId) {
        int changed = jdbc.sql("update sedd.case_handler set user_id = ? where case_number = ? and role = ?")
                .param(userId)
                .param(caseNumber)
                .param(role.id())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into sedd.case_handler (case_number, role, user_id) values (?, ?, ?)")
                    .param(caseNumber)
                    .param(role.id())
                    .param(userId)
                    .update();
        }
    }

    private void set(String caseNumber, String column, Object value) {
        jdbc.sql("update sedd.case_registry set " + column + " = ? where case_number = ?")
                .param(value)
                .param(caseNumber)
                .update();
    }

    private static AbsenceCase read(ResultSet row) throws SQLException {
        return new AbsenceCase(
                row.getString("case_number"),
                row.getString("pupil_id"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                row.getObject("opened_on", LocalDate.class),
                row.getString("opened_because"),
                date(row, "closed_on"),
                CaseState.valueOf(row.getString("state")),
                text(row, "outcome"),
                Level.valueOf(row.getString("level")),
                row.getObject("level_since", LocalDate.class),
                text(row, "owner"),
                row.getString("next_step"),
                row.getObject("due_date", LocalDate.class),
                text(row, "main_task"),
                row.getObject("call_due", LocalDate.class),
                row.getInt("call_attempts"),
                date(row, "planned_date"),
                date(row, "last_contact_on"),
                date(row, "last_adult_on"),
                text(row, "absence_cause"),
                date(row, "expected_back"),
                "explained".equals(row.getString("rest_kind")),
                date(row, "rest_from"),
                date(row, "rest_until"),
                row.getInt("continues"),
                row.getBoolean("severe"),
                text(row, "letter_term"),
                text(row, "contact_person"),
                row.getBoolean("contact_person_asked"),
                row.getBoolean("question_open"),
                text(row, "investigation"),
                text(row, "investigator"),
                date(row, "reconsider_on"));
    }

    private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
