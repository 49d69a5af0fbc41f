package se.sedd.register.imports;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Enrolment;
import se.sedd.register.Marking;
import se.sedd.register.PupilsChanged;
import se.sedd.register.Upsert;

/** Pupils. A new one gets the random reference that the engine knows them by. */
@Component
class PupilsImport implements ImportKind {

    private static final Column PUPIL_ID = Column.required("pupilId");
    private static final Column GIVEN_NAME = Column.required("givenName").personal();
    private static final Column FAMILY_NAME = Column.required("familyName").personal();
    private static final Column SCHOOL_ID = Column.required("schoolId");
    private static final Column CLASS_NAME = Column.required("className");
    private static final Column GRADE = Column.required("grade");
    private static final Column MENTOR = Column.required("mentor");
    private static final Column PUPIL_GROUP = Column.optional("pupilGroup");
    private static final Column PRIMARY_CONTACT = Column.optional("primaryContact");
    private static final Column DISTRICT = Column.optional("district");
    private static final Column HOME_LANGUAGE = Column.optional("homeLanguage");
    private static final Column SECURITY_MARKING = Column.optional("securityMarking");
    private static final Column BIRTH_DATE = Column.optional("birthDate").personal();
    private static final Column HOME_MUNICIPALITY = Column.optional("homeMunicipality");
    private static final Column ENROLMENT = Column.optional("enrolment");
    private static final Column REDUCED_TIMETABLE = Column.optional("reducedTimetable");
    private static final Column UNTIL = Column.optional("until");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private final JdbcClient jdbc;
    private final Upsert upsert;
    private final ApplicationEventPublisher events;

    PupilsImport(JdbcClient jdbc, Upsert upsert, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.upsert = upsert;
        this.events = events;
    }

    @Override
    public String name() {
        return "pupils";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                PUPIL_ID,
                GIVEN_NAME,
                FAMILY_NAME,
                SCHOOL_ID,
                CLASS_NAME,
                GRADE,
                MENTOR,
                PUPIL_GROUP,
                PRIMARY_CONTACT,
                DISTRICT,
                HOME_LANGUAGE,
                SECURITY_MARKING,
                BIRTH_DATE,
                HOME_MUNICIPALITY,
                ENROLMENT,
                REDUCED_TIMETABLE,
                UNTIL);
    }

    @Override
    public Intake begin(Scope scope) {
        return new PupilIntake();
    }

    /** BCP 47 as far as its form goes. */
    static Optional<String> language(Row row, Column column) {
        Optional<String> language = row.optional(column, 35);
        language.filter(code -> !LANGUAGE.matcher(code).matches())
                .ifPresent(code -> row.fault(column, Fault.NOT_A_LANGUAGE));
        return language;
    }

    private RegisterTable table() {
        return new RegisterTable(
                jdbc,
                upsert,
                "sedd.pupil",
                List.of(new Stored<>(PUPIL_ID, "pupil_id", String.class, row -> row.id(PUPIL_ID))),
                List.of(
                        new Stored<>(GIVEN_NAME, "given_name", String.class, row -> row.required(GIVEN_NAME, 200)),
                        new Stored<>(FAMILY_NAME, "family_name", String.class, row -> row.required(FAMILY_NAME, 200)),
                        new Stored<>(SCHOOL_ID, "school_id", String.class, row -> row.id(SCHOOL_ID)),
                        new Stored<>(CLASS_NAME, "class_name", String.class, row -> row.required(CLASS_NAME, 64)),
                        new Stored<>(GRADE, "grade", String.class, row -> row.required(GRADE, 16)),
                        new Stored<>(MENTOR, "mentor", String.class, row -> row.id(MENTOR)),
                        new Stored<>(
                                PUPIL_GROUP,
                                "pupil_group",
                                String.class,
                                row -> row.optional(PUPIL_GROUP, 64).orElse(null)),
                        new Stored<>(
                                PRIMARY_CONTACT,
                                "primary_contact",
                                String.class,
                                row -> row.optionalId(PRIMARY_CONTACT).orElse(null)),
                        new Stored<>(
                                DISTRICT,
                                "district",
                                String.class,
                                row -> row.optional(DISTRICT, 200).orElse(null)),
                        new Stored<>(
                                HOME_LANGUAGE,
                                "home_language",
                                String.class,
                                row -> language(row, HOME_LANGUAGE).orElse(null)),
                        new Stored<>(
                                SECURITY_MARKING,
                                "marking",
                                String.class,
                                row -> row.oneOf(SECURITY_MARKING, Marking.class, Marking.NONE)
                                        .name()),
                        new Stored<>(
                                BIRTH_DATE,
                                "birth_date",
                                LocalDate.class,
                                row -> row.optionalDate(BIRTH_DATE).orElse(null)),
                        new Stored<>(
                                HOME_MUNICIPALITY,
                                "home_municipality",
                                String.class,
                                row -> row.optional(HOME_MUNICIPALITY, 200).orElse(null)),
                        new Stored<>(
                                ENROLMENT,
                                "enrolment",
                                String.class,
                                row -> row.oneOf(ENROLMENT, Enrolment.class, Enrolment.REGULAR)
                                        .name()),
                        new Stored<>(
                                REDUCED_TIMETABLE,
                                "reduced_timetable",
                                Boolean.class,
                                row -> row.flag(REDUCED_TIMETABLE, false)),
                        new Stored<>(
                                UNTIL,
                                "last_day",
                                LocalDate.class,
                                row -> row.optionalDate(UNTIL).orElse(null))),
                List.of(new RegisterTable.Born(
                        "ref", String.class, row -> UUID.randomUUID().toString())));
    }

    private final class PupilIntake implements Intake {
        private final Known schools = Known.schools(jdbc);
        private final Known staff = Known.staff(jdbc);
        private final RegisterTable table = table();
        private final Set<String> changed = new HashSet<>();

        @Override
        public void take(List<Row> rows) {
            schools.ask(rows.stream().map(row -> row.text(SCHOOL_ID)).toList());
            staff.ask(rows.stream()
                    .flatMap(row -> Stream.of(row.text(MENTOR), row.text(PRIMARY_CONTACT)))
                    .toList());
            for (Row row : rows) {
                schools.check(row, SCHOOL_ID, Fault.UNKNOWN_SCHOOL);
                staff.check(row, MENTOR, Fault.UNKNOWN_STAFF);
                staff.check(row, PRIMARY_CONTACT, Fault.UNKNOWN_STAFF);
                table.check(row);
            }
            table.merge(rows.stream().filter(row -> !row.isBad()).toList())
                    .forEach(row -> changed.add(row.id(PUPIL_ID)));
        }

        @Override
        public void publish() {
            if (!changed.isEmpty()) {
                events.publishEvent(new PupilsChanged(changed));
            }
        }
    }
}
