package se.sedd.cooperation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.cooperation.Contact.State;
import se.sedd.journal.Compartment;

/** The contacts outside the school in the database. */
@Component
class ContactRegister {

    private final JdbcClient jdbc;

    ContactRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Contact contact) {
        jdbc.sql("""
                        insert into sedd.outside_contact
                          (contact_id, case_number, pupil_ref, school_id, compartment, body, named, consent_id, owner,
                           begun_on, answer_by, reminders, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'WAITING')
                        """)
                .param(contact.id())
                .param(contact.caseNumber())
                .param(contact.pupilRef())
                .param(contact.schoolId())
                .param(contact.compartment().name())
                .param(contact.body())
                .param(contact.named())
                .param(contact.consentId().orElse(null))
                .param(contact.owner())
                .param(contact.begunOn())
                .param(contact.answerBy())
                .update();
    }

    Contact get(String id) {
        return jdbc.sql("select * from sedd.outside_contact where contact_id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .single();
    }

    /** Those of the case that still wait for an answer, in the order in which it is expected. */
    List<Contact> waiting(String caseNumber) {
        return waitingWhere("case_number", caseNumber);
    }

    /** Those that rest on this consent and still wait for an answer. */
    List<Contact> restingOn(String consentId) {
        return waitingWhere("consent_id", consentId);
    }

    private List<Contact> waitingWhere(String column, String value) {
        return jdbc.sql("select * from sedd.outside_contact where " + column
                        + " = ? and state = 'WAITING' order by answer_by, contact_id")
                .param(value)
                .query((row, n) -> read(row))
                .list();
    }

    void restsOn(String id, String consentId) {
        jdbc.sql("update sedd.outside_contact set consent_id = ? where contact_id = ?")
                .param(consentId)
                .param(id)
                .update();
    }

    void waitsIn(String id, String taskId, String owner) {
        jdbc.sql("update sedd.outside_contact set task_id = ?, owner = ? where contact_id = ?")
                .param(taskId)
                .param(owner)
                .param(id)
                .update();
    }

    void ownerOfTask(String taskId, String owner) {
        jdbc.sql("update sedd.outside_contact set owner = ? where task_id = ?")
                .param(owner)
                .param(taskId)
                .update();
    }

    void answerExpected(String id, LocalDate on) {
        jdbc.sql("update sedd.outside_contact set answer_by = ?, reminders = 0 where contact_id = ?")
                .param(on)
                .param(id)
                .update();
    }

    void reminded(String id) {
        jdbc.sql("update sedd.outside_contact set reminders = reminders + 1 where contact_id = ?")
                .param(id)
                .update();
    }

    void ended(String id, State how, LocalDate on) {
        jdbc.sql("update sedd.outside_contact set state = ?, ended_on = ?, task_id = null where contact_id = ?")
                .param(how.name())
                .param(on)
                .param(id)
                .update();
    }

    private static Contact read(ResultSet row) throws SQLException {
        return new Contact(
                row.getString("contact_id"),
                row.getString("case_number"),
                row.getString("pupil_ref"),
                row.getString("school_id"),
                Compartment.valueOf(row.getString("compartment")),
                row.getString("body"),
                row.getBoolean("named"),
                Optional.ofNullable(row.getString("consent_id")),
                row.getString("owner"),
                row.getObject("begun_on", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getInt("reminders"));
    }
}
