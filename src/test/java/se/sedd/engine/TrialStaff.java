package se.sedd.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import se.sedd.register.SchoolsChanged;
import se.sedd.register.StaffChanged;

/** Staff and schools for these tests, written into the register as an import would leave them. */
public final class TrialStaff {

    private final JdbcTemplate database;
    private final ApplicationEventPublisher events;

    public TrialStaff(JdbcTemplate database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    public void school(String id) {
        database.update("delete from sedd.school where school_id = ?", id);
        database.update("""
                insert into sedd.school (school_id, name, country, language, school_form)
                values (?, ?, 'SE', 'sv', 'COMPULSORY')
                """, id, "Skolan " + id);
        events.publishEvent(new SchoolsChanged(Set.of(id)));
    }

    public void member(String user, String groups, String schools) {
        member(user, groups, schools, null);
    }

    public void member(String user, String groups, String schools, LocalDate until) {
        write(user, groups, schools, until);
        events.publishEvent(new StaffChanged(Set.of(user)));
    }

    public void members(List<String> users, String groups, String schools) {
        users.forEach(user -> write(user, groups, schools, null));
        events.publishEvent(new StaffChanged(Set.copyOf(users)));
    }

    private void write(String user, String groups, String schools, LocalDate until) {
        database.update("delete from sedd.staff where user_id = ?", user);
        database.update("""
                insert into sedd.staff (user_id, given_name, family_name, groups_held, school_ids, grades, last_day)
                values (?, ?, 'Prov', ?, ?, '', ?)
                """, user, user.toUpperCase(), barred(groups), barred(schools), until);
    }

    private static String barred(String list) {
        return list.isEmpty() ? "" : "|" + list.replace(' ', '|') + "|";
    }
}
