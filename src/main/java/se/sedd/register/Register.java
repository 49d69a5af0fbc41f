package se.sedd.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the register: schools, staff, pupils, guardians. It is written by imports only. */
@Component
public class Register {

    private static final String PUPIL = """
            select p.*, exists (
                select 1 from sedd.guardian g
                where g.pupil_id = p.pupil_id and g.marking <> 'NONE' and (g.last_day is null or g.last_day >= :today)
            ) as guardian_marked
            from sedd.pupil p
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Register(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<School> school(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.school where school_id = ?
                        """).param(schoolId).query((row, n) -> school(row)).optional();
    }

    public List<School> schools() {
        return jdbc.sql("""
                        select * from sedd.school order by school_id
                        """).query((row, n) -> school(row)).list();
    }

    public Optional<Pupil> pupil(String pupilId) {
        return jdbc.sql(PUPIL + "where p.pupil_id = :id")
                .param("today", today())
                .param("id", pupilId)
                .query((row, n) -> pupil(row))
                .optional();
    }

    /** The schools of those pupils that exist, by pupilId; one statement. */
    public Map<String, String> schoolsOfPupils(Collection<String> pupilIds) {
        Map<String, String> schools = new HashMap<>();
        if (!pupilIds.isEmpty()) {
            jdbc.sql("""
                    select pupil_id, school_id from sedd.pupil where pupil_id in (:ids)
                    """).param("ids", pupilIds).query(row -> {
                schools.put(row.getString("pupil_id"), row.getString("school_id"));
            });
        }
        return schools;
    }

    /** The pupil whom the engine knows by this random reference. */
    public Optional<Pupil> pupilByRef(String ref) {
        return jdbc.sql(PUPIL + "where p.ref = :ref")
                .param("today", today())
                .param("ref", ref)
                .query((row, n) -> pupil(row))
                .optional();
    }

    /** The pupil whom something that is under way in the engine is about, and who is therefore registered. */
    public Pupil pupilBehind(String ref) {
        return pupilByRef(ref).orElseThrow(() -> new IllegalStateException("The register no longer knows the pupil"));
    }

    /** The pupils whom the engine knows by these references, in no particular order; one statement. */
    public List<Pupil> pupilsByRef(Collection<String> refs) {
        if (refs.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PUPIL + "where p.ref in (:refs)")
                .param("today", today())
                .param("refs", refs)
                .query((row, n) -> pupil(row))
                .list();
    }

    /** Every pupil of the school, those who have left too, by class and name. */
    public List<Pupil> pupilsOf(String schoolId) {
        return jdbc.sql(PUPIL
                        + "where p.school_id = :school order by p.class_name, p.family_name, p.given_name, p.pupil_id")
                .param("today", today())
                .param("school", schoolId)
                .query((row, n) -> pupil(row))
                .list();
    }

    public Optional<StaffMember> staff(String userId) {
        return jdbc.sql("""
                        select * from sedd.staff where user_id = ?
                        """).param(userId).query((row, n) -> staffMember(row)).optional();
    }

    /** These members of staff, in no particular order; one statement. */
    public List<StaffMember> staff(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select * from sedd.staff where user_id in (:ids)
                        """)
                .param("ids", userIds)
                .query((row, n) -> staffMember(row))
                .list();
    }

    /** Every member of staff, those who have left too. */
    public List<StaffMember> staff() {
        return jdbc.sql("""
                        select * from sedd.staff order by user_id
                        """).query((row, n) -> staffMember(row)).list();
    }

    /** Everyone who works at the school, those with every school and those who have left too. */
    public List<StaffMember> staffOf(String schoolId) {
        return jdbc.sql("""
                        select * from sedd.staff
                        where position(cast(:school as varchar(100)) in school_ids) > 0 or position('|*|' in school_ids) > 0
                        order by user_id
                        """)
                .param("school", "|" + schoolId + "|")
                .query((row, n) -> staffMember(row))
                .list();
    }

    /** Everyone with the role at the school, those who have left too. */
    public List<StaffMember> staffOf(String schoolId, Role role) {
        return jdbc.sql("""
                        select * from sedd.staff
                        where position(cast(:role as varchar(100)) in groups_held) > 0
                          and (position(cast(:school as varchar(100)) in school_ids) > 0 or position('|*|' in school_ids) > 0)
                        order by user_id
                        """)
                .param("role", "|" + role.id() + "|")
                .param("school", "|" + schoolId + "|")
                .query((row, n) -> staffMember(row))
                .list();
    }

    /** Everyone with the role anywhere, those who have left too. */
    public List<StaffMember> staffWith(Role role) {
        return jdbc.sql("""
                        select * from sedd.staff where position(cast(:role as varchar(100)) in groups_held) > 0
                        order by user_id
                        """)
                .param("role", "|" + role.id() + "|")
                .query((row, n) -> staffMember(row))
                .list();
    }

    /** The pupil's guardians of today; the order is the numbering that forms use (Vårdnadshavare 1, 2). */
    public List<Guardian> guardiansOf(String pupilId) {
        return jdbc.sql("""
                        select * from sedd.guardian
                        where pupil_id = :pupil and (last_day is null or last_day >= :today)
                        order by ordinal, guardian_id
                        """)
                .param("pupil", pupilId)
                .param("today", today())
                .query((row, n) -> guardian(row))
                .list();
    }

    /** The pupilIds of those who have a guardian of today's in common with the pupil, whether they have left or not. */
    public List<String> siblingsOf(String pupilId) {
        return jdbc.sql("""
                        select distinct other.pupil_id
                        from sedd.guardian own
                        join sedd.guardian other on other.guardian_id = own.guardian_id and other.pupil_id <> own.pupil_id
                        where own.pupil_id = :pupil
                          and (own.last_day is null or own.last_day >= :today)
                          and (other.last_day is null or other.last_day >= :today)
                        order by other.pupil_id
                        """)
                .param("pupil", pupilId)
                .param("today", today())
                .query(String.class)
                .list();
    }

    /** Mentors and primary contacts of the pupils in the same group at the same school, nobody twice. */
    List<String> contactsOfGroup(String schoolId, String pupilGroup, LocalDate on) {
        return jdbc.sql("""
                        select mentor as contact from sedd.pupil
                        where school_id = :school and pupil_group = :group and (last_day is null or last_day >= :on)
                        union
                        select primary_contact from sedd.pupil
                        where school_id = :school and pupil_group = :group and (last_day is null or last_day >= :on)
                          and primary_contact is not null
                        order by contact
                        """)
                .param("school", schoolId)
                .param("group", pupilGroup)
                .param("on", on)
                .query(String.class)
                .list();
    }

    /** Both countries are within an hour or two of UTC: good enough for whether a guardian is still one. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static School school(ResultSet row) throws SQLException {
        return new School(
                row.getString("school_id"),
                row.getString("name"),
                row.getString("country"),
                row.getString("language"),
                text(row, "municipality"),
                text(row, "district"),
                text(row, "organiser"),
                SchoolForm.valueOf(row.getString("school_form")));
    }

    private static StaffMember staffMember(ResultSet row) throws SQLException {
        return new StaffMember(
                row.getString("user_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                roles(row.getString("groups_held")),
                barred(row.getString("school_ids")),
                text(row, "email"),
                text(row, "phone"),
                text(row, "phone_hour"),
                date(row, "away_from"),
                date(row, "away_until"),
                text(row, "deputy"),
                barred(row.getString("grades")),
                date(row, "last_day"),
                text(row, "office"),
                row.getBoolean("leads_office"));
    }

    private static Pupil pupil(ResultSet row) throws SQLException {
        return new Pupil(
                row.getString("pupil_id"),
                row.getString("ref"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("school_id"),
                row.getString("class_name"),
                row.getString("grade"),
                row.getString("mentor"),
                text(row, "pupil_group"),
                text(row, "primary_contact"),
                text(row, "district"),
                text(row, "home_language"),
                Marking.valueOf(row.getString("marking")),
                row.getBoolean("guardian_marked"),
                date(row, "birth_date"),
                text(row, "home_municipality"),
                Enrolment.valueOf(row.getString("enrolment")),
                row.getBoolean("reduced_timetable"),
                date(row, "last_day"));
    }

    static Guardian guardian(ResultSet row) throws SQLException {
        return new Guardian(
                row.getString("guardian_id"),
                row.getString("pupil_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                text(row, "phone"),
                text(row, "email"),
                text(row, "language"),
                row.getBoolean("receives_letters"),
                row.getBoolean("receives_notices"),
                text(row, "street"),
                text(row, "postal_code"),
                text(row, "city"),
                Relation.valueOf(row.getString("relation")),
                row.getBoolean("interpreter"),
                Marking.valueOf(row.getString("marking")),
                date(row, "last_day"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static List<String> barred(String list) {
        return Arrays.stream(list.split("\\|")).filter(item -> !item.isEmpty()).toList();
    }

    private static Set<Role> roles(String list) {
        return barred(list).stream()
                .map(id -> Role.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toUnmodifiableSet());
    }
}
