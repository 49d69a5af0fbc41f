package se.sedd.register.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Role;
import se.sedd.register.StaffChanged;
import se.sedd.register.StaffMember;
import se.sedd.register.Upsert;

/** Members of staff, who become users. */
@Component
class StaffImport implements ImportKind {

    private static final Column USER_ID = Column.required("userId");
    private static final Column GIVEN_NAME = Column.required("givenName").personal();
    private static final Column FAMILY_NAME = Column.required("familyName").personal();
    private static final Column GROUPS = Column.required("groups");
    private static final Column SCHOOL_IDS = Column.required("schoolIds");
    private static final Column EMAIL = Column.optional("email").personal();
    private static final Column PHONE = Column.optional("phone").personal();
    private static final Column PHONE_HOUR = Column.optional("phoneHour");
    private static final Column AWAY_FROM = Column.optional("awayFrom");
    private static final Column AWAY_UNTIL = Column.optional("awayUntil");
    private static final Column DEPUTY = Column.optional("deputy");
    private static final Column GRADES = Column.optional("grades");
    private static final Column UNTIL = Column.optional("until");
    private static final Column OFFICE = Column.optional("office");
    private static final Column LEADS_OFFICE = Column.optional("leadsOffice");

    private static final String ALL_GROUPS =
            Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final Upsert upsert;
    private final ApplicationEventPublisher events;

    StaffImport(JdbcClient jdbc, Upsert upsert, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.upsert = upsert;
        this.events = events;
    }

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                USER_ID,
                GIVEN_NAME,
                FAMILY_NAME,
                GROUPS,
                SCHOOL_IDS,
                EMAIL,
                PHONE,
                PHONE_HOUR,
                AWAY_FROM,
                AWAY_UNTIL,
                DEPUTY,
                GRADES,
                UNTIL,
                OFFICE,
                LEADS_OFFICE);
    }

    @Override
    public Intake begin(Scope scope) {
        return new StaffIntake();
    }

    private RegisterTable table() {
        return new RegisterTable(
                jdbc,
                upsert,
                "sedd.staff",
                List.of(new Stored<>(USER_ID, "user_id", String.class, row -> row.id(USER_ID))),
                List.of(
                        new Stored<>(GIVEN_NAME, "given_name", String.class, row -> row.required(GIVEN_NAME, 200)),
                        new Stored<>(FAMILY_NAME, "family_name", String.class, row -> row.required(FAMILY_NAME, 200)),
                        new Stored<>(GROUPS, "groups_held", String.class, StaffImport::groups),
                        new Stored<>(SCHOOL_IDS, "school_ids", String.class, StaffImport::schoolIds),
                        new Stored<>(
                                EMAIL,
                                "email",
                                String.class,
                                row -> row.optional(EMAIL, 320).orElse(null)),
                        new Stored<>(
                                PHONE,
                                "phone",
                                String.class,
                                row -> row.optional(PHONE, 200).orElse(null)),
                        new Stored<>(
                                PHONE_HOUR,
                                "phone_hour",
                                String.class,
                                row -> row.optional(PHONE_HOUR, 200).orElse(null)),
                        new Stored<>(
                                AWAY_FROM,
                                "away_from",
                                LocalDate.class,
                                row -> row.optionalDate(AWAY_FROM).orElse(null)),
                        new Stored<>(AWAY_UNTIL, "away_until", LocalDate.class, StaffImport::awayUntil),
                        new Stored<>(
                                DEPUTY,
                                "deputy",
                                String.class,
                                row -> row.optionalId(DEPUTY).orElse(null)),
                        new Stored<>(GRADES, "grades", String.class, row -> barred(row, GRADES, 200)),
                        new Stored<>(
                                UNTIL,
                                "last_day",
                                LocalDate.class,
                                row -> row.optionalDate(UNTIL).orElse(null)),
                        new Stored<>(
                                OFFICE,
                                "office",
                                String.class,
                                row -> row.optionalId(OFFICE).orElse(null)),
                        new Stored<>(LEADS_OFFICE, "leads_office", Boolean.class, StaffImport::leads)),
                List.of());
    }

    private static String groups(Row row) {
        List<String> groups = row.list(GROUPS);
        if (groups.isEmpty()) {
            row.fault(GROUPS, Fault.MISSING_VALUE);
        } else if (groups.stream().anyMatch(group -> Role.of(group).isEmpty())) {
            row.fault(GROUPS, Fault.UNKNOWN_GROUP, ALL_GROUPS);
        }
        return barred(row, GROUPS, 1_000);
    }

    private static String schoolIds(Row row) {
        List<String> schoolIds = row.list(SCHOOL_IDS);
        if (schoolIds.isEmpty()) {
            row.fault(SCHOOL_IDS, Fault.MISSING_VALUE);
        } else if (schoolIds.stream().anyMatch(id -> !id.equals(StaffMember.EVERY_SCHOOL) && !Row.isId(id))) {
            row.fault(SCHOOL_IDS, Fault.NOT_AN_ID);
        }
        return barred(row, SCHOOL_IDS, 8_000);
    }

    private static LocalDate awayUntil(Row row) {
        Optional<LocalDate> until = row.optionalDate(AWAY_UNTIL);
        row.optionalDate(AWAY_FROM)
                .filter(from -> until.isPresent() && until.get().isBefore(from))
                .ifPresent(from -> row.fault(AWAY_UNTIL, Fault.ENDS_BEFORE_IT_BEGINS, from));
        return until.orElse(null);
    }

    /** Whoever leads an office works there. */
    private static boolean leads(Row row) {
        boolean leads = row.flag(LEADS_OFFICE, false);
        if (leads && row.text(OFFICE).isEmpty()) {
            row.fault(OFFICE, Fault.MISSING_VALUE);
        }
        return leads;
    }

    private static String barred(Row row, Column column, int longest) {
        List<String> items = row.list(column);
        String list = items.isEmpty() ? "" : items.stream().collect(Collectors.joining("|", "|", "|"));
        if (list.length() > longest) {
            row.fault(column, Fault.TOO_LONG, list.length(), longest);
        }
        return list;
    }

    private final class StaffIntake implements Intake {
        private final Known schools = Known.schools(jdbc);
        private final Known staff = Known.staff(jdbc);
        private final RegisterTable table = table();
        private final Set<String> changed = new HashSet<>();
        private final List<Row> withDeputy = new ArrayList<>();

        @Override
        public void take(List<Row> rows) {
            schools.ask(
                    rows.stream().flatMap(row -> row.list(SCHOOL_IDS).stream()).toList());
            rows.forEach(this::check);
            List<Row> good = rows.stream().filter(row -> !row.isBad()).toList();
            table.merge(good).forEach(row -> changed.add(row.id(USER_ID)));
            good.stream().filter(row -> !row.text(DEPUTY).isEmpty()).forEach(withDeputy::add);
        }

        private void check(Row row) {
            table.check(row);
            boolean unknown = row.list(SCHOOL_IDS).stream().anyMatch(id -> Row.isId(id) && !schools.has(id));
            if (unknown) {
                row.fault(SCHOOL_IDS, Fault.UNKNOWN_SCHOOL);
            }
        }

        /** A deputy may stand further down in the same file or come with a later one: a warning, never a fault. */
        @Override
        public List<Row> warnedLate() {
            staff.ask(withDeputy.stream().map(row -> row.text(DEPUTY)).toList());
            for (Row row : withDeputy) {
                if (row.text(DEPUTY).equals(row.text(USER_ID))) {
                    row.warn(DEPUTY, Fault.DEPUTY_OF_ONESELF);
                } else if (!staff.has(row.text(DEPUTY))) {
                    row.warn(DEPUTY, Fault.DEPUTY_UNKNOWN);
                }
            }
            return withDeputy;
        }

        @Override
        public void publish() {
            if (!changed.isEmpty()) {
                events.publishEvent(new StaffChanged(changed));
            }
        }
    }
}
