package se.sedd.register.imports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Marking;
import se.sedd.register.PupilsChanged;
import se.sedd.register.Relation;
import se.sedd.register.Upsert;

/** Guardians, one row for each pupil they are a guardian of. The order in which a pupil's come in numbers them for good. */
@Component
class GuardiansImport implements ImportKind {

    private static final Column GUARDIAN_ID = Column.required("guardianId");
    private static final Column PUPIL_ID = Column.required("pupilId");
    private static final Column GIVEN_NAME = Column.required("givenName").personal();
    private static final Column FAMILY_NAME = Column.required("familyName").personal();
    private static final Column PHONE = Column.optional("phone").personal();
    private static final Column EMAIL = Column.optional("email").personal();
    private static final Column LANGUAGE = Column.optional("language");
    private static final Column RECEIVES_LETTERS = Column.optional("receivesLetters");
    private static final Column RECEIVES_NOTICES = Column.optional("receivesNotices");
    private static final Column STREET = Column.optional("street").personal();
    private static final Column POSTAL_CODE = Column.optional("postalCode").personal();
    private static final Column CITY = Column.optional("city").personal();
    private static final Column RELATION = Column.optional("relation");
    private static final Column INTERPRETER = Column.optional("interpreter");
    private static final Column SECURITY_MARKING = Column.optional("securityMarking");
    private static final Column UNTIL = Column.optional("until");

    private final JdbcClient jdbc;
    private final Upsert upsert;
    private final ApplicationEventPublisher events;

    GuardiansImport(JdbcClient jdbc, Upsert upsert, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.upsert = upsert;
        this.events = events;
    }

    @Override
    public String name() {
        return "guardians";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                GUARDIAN_ID,
                PUPIL_ID,
                GIVEN_NAME,
                FAMILY_NAME,
                PHONE,
                EMAIL,
                LANGUAGE,
                RECEIVES_LETTERS,
                RECEIVES_NOTICES,
                STREET,
                POSTAL_CODE,
                CITY,
                RELATION,
                INTERPRETER,
                SECURITY_MARKING,
                UNTIL);
    }

    @Override
    public Intake begin(Scope scope) {
        return new GuardianIntake();
    }

    private final class GuardianIntake implements Intake {
        private final Known pupils = Known.pupils(jdbc);
        private final Map<String, Integer> lastOrdinal = new HashMap<>();
        private final Set<String> changed = new HashSet<>();
        private final RegisterTable table = new RegisterTable(
                jdbc,
                upsert,
                "sedd.guardian",
                List.of(
                        new Stored<>(GUARDIAN_ID, "guardian_id", String.class, row -> row.id(GUARDIAN_ID)),
                        new Stored<>(PUPIL_ID, "pupil_id", String.class, row -> row.id(PUPIL_ID))),
                List.of(
                        new Stored<>(GIVEN_NAME, "given_name", String.class, row -> row.required(GIVEN_NAME, 200)),
                        new Stored<>(FAMILY_NAME, "family_name", String.class, row -> row.required(FAMILY_NAME, 200)),
                        new Stored<>(
                                PHONE,
                                "phone",
                                String.class,
                                row -> row.optional(PHONE, 200).orElse(null)),
                        new Stored<>(
                                EMAIL,
                                "email",
                                String.class,
                                row -> row.optional(EMAIL, 320).orElse(null)),
                        new Stored<>(
                                LANGUAGE,
                                "language",
                                String.class,
                                row -> PupilsImport.language(row, LANGUAGE).orElse(null)),
                        new Stored<>(
                                RECEIVES_LETTERS,
                                "receives_letters",
                                Boolean.class,
                                row -> row.flag(RECEIVES_LETTERS, true)),
                        new Stored<>(
                                RECEIVES_NOTICES,
                                "receives_notices",
                                Boolean.class,
                                row -> row.flag(RECEIVES_NOTICES, true)),
                        new Stored<>(
                                STREET,
                                "street",
                                String.class,
                                row -> row.optional(STREET, 200).orElse(null)),
                        new Stored<>(
                                POSTAL_CODE,
                                "postal_code",
                                String.class,
                                row -> row.optional(POSTAL_CODE, 20).orElse(null)),
                        new Stored<>(
                                CITY,
                                "city",
                                String.class,
                                row -> row.optional(CITY, 200).orElse(null)),
                        new Stored<>(
                                RELATION,
                                "relation",
                                String.class,
                                row -> row.oneOf(RELATION, Relation.class, Relation.CUSTODIAN)
                                        .name()),
                        new Stored<>(INTERPRETER, "interpreter", Boolean.class, row -> row.flag(INTERPRETER, false)),
                        new Stored<>(
                                SECURITY_MARKING,
                                "marking",
                                String.class,
                                row -> row.oneOf(SECURITY_MARKING, Marking.class, Marking.NONE)
                                        .name()),
                        new Stored<>(
                                UNTIL,
                                "last_day",
                                LocalDate.class,
                                row -> row.optionalDate(UNTIL).orElse(null))),
                List.of(new RegisterTable.Born(
                        "ordinal", Integer.class, row -> lastOrdinal.merge(row.id(PUPIL_ID), 1, Integer::sum))));

        @Override
        public void take(List<Row> rows) {
            pupils.ask(rows.stream().map(row -> row.text(PUPIL_ID)).toList());
            for (Row row : rows) {
                pupils.check(row, PUPIL_ID, Fault.UNKNOWN_PUPIL);
                table.check(row);
            }
            List<Row> good = rows.stream().filter(row -> !row.isBad()).toList();
            countThoseBefore(good);
            table.merge(good).forEach(row -> changed.add(row.id(PUPIL_ID)));
        }

        @Override
        public void publish() {
            if (!changed.isEmpty()) {
                events.publishEvent(new PupilsChanged(changed));
            }
        }

        private void countThoseBefore(List<Row> rows) {
            Set<String> pupilIds = new HashSet<>();
            rows.forEach(row -> pupilIds.add(row.id(PUPIL_ID)));
            pupilIds.removeAll(lastOrdinal.keySet());
            if (!pupilIds.isEmpty()) {
                jdbc.sql("""
                        select pupil_id, max(ordinal) as last from sedd.guardian where pupil_id in (:ids) group by pupil_id
                        """).param("ids", pupilIds).query(row -> {
                    lastOrdinal.put(row.getString("pupil_id"), row.getInt("last"));
                });
            }
        }
    }
}
