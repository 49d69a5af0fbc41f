package se.sedd.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.SchoolsChanged;
import se.sedd.register.StaffChanged;
import se.sedd.register.StaffMember;

/**
 * Keeps the engine's users, groups and tenants as the staff register has them: a role is a group, a school is a tenant. Works on
 * differences, with a number of statements that does not grow with the number of staff. The engine keeps nobody's password: what stands in its column is no digest
 * of any.
 *
 * <p>A user who has left keeps the name (history shows it) and nothing else. Social services are an organisation of their own:
 * the group gets its tenant and no school's.
 */
@Component
public class IdentityMirror implements ScheduledWork {

    /** The tenant of referrals. */
    public static final String SOCIAL_SERVICES = "social-services";

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalTime DAY_BREAK = LocalTime.of(0, 1);

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Register register;
    private final Clock clock;
    private final String admin;
    private final ReentrantLock mirroring = new ReentrantLock();

    /** @param admin a user who is no member of staff and always administrates; empty outside the demo */
    IdentityMirror(
            JdbcTemplate database,
            TransactionTemplate transaction,
            Register register,
            Clock clock,
            @Value("${sedd.admin:}") String admin) {
        this.database = database;
        this.transaction = transaction;
        this.register = register;
        this.clock = clock;
        this.admin = admin;
    }

    @EventListener
    @Order(0)
    void started(ApplicationStartedEvent event) {
        mirror();
    }

    @EventListener
    void changed(StaffChanged event) {
        mirror();
    }

    @EventListener
    void changed(SchoolsChanged event) {
        mirror();
    }

    /** Every midnight: who has left is closed out. */
    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime now = instant.atZone(ZONE);
        ZonedDateTime today = now.toLocalDate().atTime(DAY_BREAK).atZone(ZONE);
        return (today.toInstant().isAfter(instant)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(DAY_BREAK).atZone(ZONE))
                .toInstant();
    }

    @Override
    public void runAt(Instant due) {
        mirror();
    }

    @Override
    public int order() {
        return -100;
    }

    /** Brings users, groups, tenants and memberships in line with the register. */
    public void mirror() {
        mirroring.lock();
        try {
            transaction.executeWithoutResult(status -> mirrorAll());
        } finally {
            mirroring.unlock();
        }
    }

    private void mirrorAll() {
        List<School> schools = register.schools();
        List<StaffMember> staff = register.staff();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        groups();
        tenants(schools);
        users(staff);

        List<StaffMember> employed =
                staff.stream().filter(member -> member.employedOn(today)).toList();
        Set<Member> inGroups = new HashSet<>();
        Set<Member> inTenants = new HashSet<>();
        List<String> all = schools.stream().map(School::id).toList();
        for (StaffMember member : employed) {
            member.groups().forEach(role -> inGroups.add(new Member(member.userId(), role.id())));
            tenantsOf(member, all).forEach(tenant -> inTenants.add(new Member(member.userId(), tenant)));
        }
        if (!admin.isEmpty()) {
            inGroups.add(new Member(admin, Role.CAMUNDA_ADMIN.id()));
        }
        change(
                inGroups,
                members("select user_id_, group_id_ from act_id_membership"),
                "insert into act_id_membership (user_id_, group_id_) values (?, ?)",
                "delete from act_id_membership where user_id_ = ? and group_id_ = ?",
                false);
        change(
                inTenants,
                members("select user_id_, tenant_id_ from act_id_tenant_member where user_id_ is not null"),
                "insert into act_id_tenant_member (user_id_, tenant_id_, id_) values (?, ?, ?)",
                "delete from act_id_tenant_member where user_id_ = ? and tenant_id_ = ?",
                true);
    }

    private static Collection<String> tenantsOf(StaffMember member, List<String> schools) {
        if (member.hasRole(Role.SOCIAL_SERVICES)) {
            return List.of(SOCIAL_SERVICES);
        }
        return member.worksAtEverySchool()
                ? schools
                : member.schoolIds().stream().filter(schools::contains).toList();
    }

    private void groups() {
        Map<String, Row> wanted = Stream.of(Role.values())
                .collect(Collectors.toMap(Role::id, role -> new Row(role.id(), RoleNames.of(role, "sv"), "WORKFLOW")));
        changeRows(
                wanted,
                rows("select id_, name_, type_ from act_id_group"),
                "insert into act_id_group (name_, type_, id_, rev_) values (?, ?, ?, 1)",
                "update act_id_group set name_ = ?, type_ = ?, rev_ = rev_ + 1 where id_ = ?");
    }

    private void tenants(List<School> schools) {
        Map<String, Row> wanted =
                schools.stream().collect(Collectors.toMap(School::id, school -> new Row(school.id(), school.name())));
        wanted.put(SOCIAL_SERVICES, new Row(SOCIAL_SERVICES, RoleNames.of(Role.SOCIAL_SERVICES, "sv")));
        changeRows(
                wanted,
                rows("select id_, name_ from act_id_tenant"),
                "insert into act_id_tenant (name_, rev_, id_) values (?, 1, ?)",
                "update act_id_tenant set name_ = ?, rev_ = rev_ + 1 where id_ = ?");
    }

    private void users(List<StaffMember> staff) {
        Map<String, Row> wanted = staff.stream()
                .collect(Collectors.toMap(
                        StaffMember::userId,
                        member -> new Row(member.userId(), member.givenName(), member.familyName())));
        if (!admin.isEmpty()) {
            wanted.putIfAbsent(admin, new Row(admin, "Sedd", "Admin"));
        }
        changeRows(
                wanted,
                rows("select id_, first_, last_ from act_id_user"),
                "insert into act_id_user (first_, last_, id_, rev_, pwd_) values (?, ?, ?, 1, '{SHA-512}-')",
                "update act_id_user set first_ = ?, last_ = ?, pwd_ = '{SHA-512}-', rev_ = rev_ + 1 where id_ = ?");
    }

    private void changeRows(Map<String, Row> wanted, Map<String, Row> present, String insert, String update) {
        List<Object[]> added = wanted.values().stream()
                .filter(row -> !present.containsKey(row.id()))
                .map(Row::values)
                .toList();
        List<Object[]> changed = wanted.values().stream()
                .filter(row ->
                        present.containsKey(row.id()) && !present.get(row.id()).equals(row))
                .map(Row::values)
                .toList();
        batch(insert, added);
        batch(update, changed);
    }

    private void change(Set<Member> wanted, Set<Member> present, String insert, String delete, boolean withId) {
        batch(
                insert,
                wanted.stream()
                        .filter(member -> !present.contains(member))
                        .map(member -> withId
                                ? new Object[] {
                                    member.user(),
                                    member.of(),
                                    UUID.randomUUID().toString()
                                }
                                : new Object[] {member.user(), member.of()})
                        .toList());
        batch(
                delete,
                present.stream()
                        .filter(member -> !wanted.contains(member))
                        .map(member -> new Object[] {member.user(), member.of()})
                        .toList());
    }

    private void batch(String statement, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            database.batchUpdate(statement, rows);
        }
    }

    private Map<String, Row> rows(String query) {
        Map<String, Row> rows = new LinkedHashMap<>();
        database.query(query, row -> {
            List<String> names = new ArrayList<>();
            for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                names.add(Objects.toString(row.getString(column), ""));
            }
            rows.put(row.getString(1), new Row(row.getString(1), names));
        });
        return rows;
    }

    private Set<Member> members(String query) {
        return new HashSet<>(database.query(query, (row, number) -> new Member(row.getString(1), row.getString(2))));
    }

    /** What the engine keeps of something: its id and one or two names. */
    private record Row(String id, List<String> names) {
        Row(String id, String... names) {
            this(id, List.of(names));
        }

        /** For a statement: the names, then the id. */
        Object[] values() {
            return Stream.concat(names.stream(), Stream.of(id)).toArray();
        }
    }

    private record Member(String user, String of) {}
}
