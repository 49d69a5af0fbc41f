package se.sedd.rhythm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What student health meetings have decided, in the database. */
@Component
public class DecisionRegister {

    private final JdbcClient jdbc;

    DecisionRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(MeetingDecision decision, Instant at) {
        jdbc.sql("""
                        insert into sedd.meeting_decision
                          (decision_id, number, case_number, pupil_ref, school_id, kind, owner, due_date, state,
                           decided_by, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(decision.id())
                .param(decision.number())
                .param(decision.caseNumber())
                .param(decision.pupilRef())
                .param(decision.schoolId())
                .param(decision.kind().name())
                .param(decision.owner().orElse(null))
                .param(decision.dueDate().orElse(null))
                .param(decision.state().name())
                .param(decision.decidedBy())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The action with this id, which the engine's instance says there is. */
    public MeetingDecision get(String id) {
        return jdbc.sql("select * from sedd.meeting_decision where decision_id = ?")
                .param(id)
                .query((row, n) -> decision(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No decision " + id + " is registered"));
    }

    /** The action whose task this is. */
    public Optional<MeetingDecision> ofTask(String taskId) {
        return jdbc.sql("select * from sedd.meeting_decision where task_id = ?")
                .param(taskId)
                .query((row, n) -> decision(row))
                .optional();
    }

    /** What this meeting has decided, and what is still to be done of earlier decisions at the school, the earliest first. */
    public List<MeetingDecision> openOrOf(String schoolId, String number) {
        return jdbc.sql("""
                        select * from sedd.meeting_decision
                        where school_id = ? and (state = 'OPEN' or number = ?)
                        order by decided_at, decision_id
                        """)
                .param(schoolId)
                .param(number)
                .query((row, n) -> decision(row))
                .list();
    }

    /** What is still to be done in the case, the earliest first. */
    public List<MeetingDecision> openOf(String caseNumber) {
        return jdbc.sql("""
                        select * from sedd.meeting_decision
                        where case_number = ? and state = 'OPEN' order by decided_at, decision_id
                        """).param(caseNumber).query((row, n) -> decision(row)).list();
    }

    /** What is still to be done in cases that are over. */
    List<MeetingDecision> openOfClosedCases() {
        return jdbc.sql("""
                        select d.* from sedd.meeting_decision d join sedd.case_registry c on c.case_number = d.case_number
                        where d.state = 'OPEN' and c.state = 'CLOSED' order by d.decided_at, d.decision_id
                        """).query((row, n) -> decision(row)).list();
    }

    /** The action is now this task, due on this day and this person's. */
    public void taskIs(String id, String taskId, Optional<String> owner, LocalDate due) {
        jdbc.sql(
                        "update sedd.meeting_decision set task_id = ?, owner = coalesce(?, owner), due_date = ? where decision_id = ?")
                .param(taskId)
                .param(owner.orElse(null))
                .param(due)
                .param(id)
                .update();
    }

    /** The action is to be done on another day. */
    public void moved(String id, LocalDate due) {
        jdbc.sql("update sedd.meeting_decision set due_date = ? where decision_id = ?")
                .param(due)
                .param(id)
                .update();
    }

    public void settled(String id, MeetingDecision.State state, LocalDate on) {
        jdbc.sql("update sedd.meeting_decision set state = ?, settled_on = ?, task_id = null where decision_id = ?")
                .param(state.name())
                .param(on)
                .param(id)
                .update();
    }

    private static MeetingDecision decision(ResultSet row) throws SQLException {
        return new MeetingDecision(
                row.getString("decision_id"),
                row.getString("number"),
                row.getString("case_number"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                MeetingDecision.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("owner")),
                Optional.ofNullable(row.getObject("due_date", LocalDate.class)),
                Optional.ofNullable(row.getString("task_id")),
                MeetingDecision.State.valueOf(row.getString("state")),
                row.getString("decided_by"));
    }
}
