package se.sedd.engine;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which groups and tenants a user has at the moment. */
@Component
public class Memberships {

    /** The groups (roles) and tenants (schools, or social services) of one user, in alphabetical order. */
    public record Membership(List<String> groups, List<String> tenants) {}

    private final JdbcClient database;

    Memberships(JdbcClient database) {
        this.database = database;
    }

    /** Two statements; nothing is cached, so that a change in the register counts from the next request. */
    public Membership of(String userId) {
        return new Membership(
                database.sql("""
                                select group_id_ from act_id_membership where user_id_ = :user order by group_id_
                                """).param("user", userId).query(String.class).list(),
                database.sql("""
                                select tenant_id_ from act_id_tenant_member where user_id_ = :user order by tenant_id_
                                """).param("user", userId).query(String.class).list());
    }
}
