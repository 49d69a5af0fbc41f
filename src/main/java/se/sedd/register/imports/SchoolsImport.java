package se.sedd.register.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.SchoolForm;
import se.sedd.register.SchoolsChanged;
import se.sedd.register.Upsert;

/** Schools, which become tenants. */
@Component
class SchoolsImport implements ImportKind {

    private static final Column SCHOOL_ID = Column.required("schoolId");
    private static final Column NAME = Column.required("name");
    private static final Column COUNTRY = Column.required("country");
    private static final Column LANGUAGE = Column.required("language");
    private static final Column MUNICIPALITY = Column.optional("municipality");
    private static final Column DISTRICT = Column.optional("district");
    private static final Column ORGANISER = Column.optional("organiser");
    private static final Column SCHOOL_FORM = Column.optional("schoolForm");

    private final JdbcClient jdbc;
    private final Upsert upsert;
    private final ApplicationEventPublisher events;

    SchoolsImport(JdbcClient jdbc, Upsert upsert, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.upsert = upsert;
        this.events = events;
    }

    @Override
    public String name() {
        return "schools";
    }

    @Override
    public List<Column> columns() {
        return List.of(SCHOOL_ID, NAME, COUNTRY, LANGUAGE, MUNICIPALITY, DISTRICT, ORGANISER, SCHOOL_FORM);
    }

    @Override
    public Intake begin(Scope scope) {
        RegisterTable table = new RegisterTable(
                jdbc,
                upsert,
                "sedd.school",
                List.of(new Stored<>(SCHOOL_ID, "school_id", String.class, row -> row.id(SCHOOL_ID))),
                List.of(
                        new Stored<>(NAME, "name", String.class, row -> row.required(NAME, 200)),
                        new Stored<>(COUNTRY, "country", String.class, row -> row.oneOf(COUNTRY, List.of("SE", "NO"))),
                        new Stored<>(
                                LANGUAGE, "language", String.class, row -> row.oneOf(LANGUAGE, List.of("sv", "nb"))),
                        new Stored<>(
                                MUNICIPALITY,
                                "municipality",
                                String.class,
                                row -> row.optional(MUNICIPALITY, 200).orElse(null)),
                        new Stored<>(
                                DISTRICT,
                                "district",
                                String.class,
                                row -> row.optional(DISTRICT, 200).orElse(null)),
                        new Stored<>(
                                ORGANISER,
                                "organiser",
                                String.class,
                                row -> row.optional(ORGANISER, 200).orElse(null)),
                        new Stored<>(
                                SCHOOL_FORM,
                                "school_form",
                                String.class,
                                row -> row.oneOf(SCHOOL_FORM, SchoolForm.class, SchoolForm.COMPULSORY)
                                        .name())),
                List.of());
        Set<String> changed = new HashSet<>();
        return new Intake() {
            @Override
            public void take(List<Row> rows) {
                rows.forEach(table::check);
                table.merge(rows.stream().filter(row -> !row.isBad()).toList())
                        .forEach(row -> changed.add(row.id(SCHOOL_ID)));
            }

            @Override
            public void publish() {
                if (!changed.isEmpty()) {
                    events.publishEvent(new SchoolsChanged(changed));
                }
            }
        };
    }
}
