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
import se.sedd.register.SchoolDaysClosed;
import se.sedd.register.Upsert;

/** The days on which a school differs from Monday to Friday without public holidays; read by the calendar. */
@Component
class SchoolDaysImport implements ImportKind {

    private static final Column SCHOOL_ID = Column.required("schoolId");
    private static final Column DATE = Column.required("date");
    private static final Column KIND = Column.required("kind");

    private enum Kind {
        SCHOOL_DAY,
        HOLIDAY
    }

    private final JdbcClient jdbc;
    private final Upsert upsert;
    private final ApplicationEventPublisher events;

    SchoolDaysImport(JdbcClient jdbc, Upsert upsert, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.upsert = upsert;
        this.events = events;
    }

    @Override
    public String name() {
        return "school-days";
    }

    @Override
    public List<Column> columns() {
        return List.of(SCHOOL_ID, DATE, KIND);
    }

    @Override
    public Intake begin(Scope scope) {
        Known schools = Known.schools(jdbc);
        RegisterTable table = new RegisterTable(
                jdbc,
                upsert,
                "sedd.school_day",
                List.of(
                        new Stored<>(SCHOOL_ID, "school_id", String.class, row -> row.id(SCHOOL_ID)),
                        new Stored<>(DATE, "on_date", LocalDate.class, row -> row.date(DATE))),
                List.of(new Stored<>(
                        KIND,
                        "open",
                        Boolean.class,
                        row -> row.oneOf(KIND, Kind.class, Kind.HOLIDAY) == Kind.SCHOOL_DAY)),
                List.of());
        Map<String, Set<LocalDate>> closed = new HashMap<>();
        return new Intake() {
            @Override
            public void take(List<Row> rows) {
                schools.ask(rows.stream().map(row -> row.text(SCHOOL_ID)).toList());
                for (Row row : rows) {
                    schools.check(row, SCHOOL_ID, Fault.UNKNOWN_SCHOOL);
                    table.check(row);
                }
                table.merge(rows.stream().filter(row -> !row.isBad()).toList()).stream()
                        .filter(row -> row.oneOf(KIND, Kind.class, Kind.HOLIDAY) == Kind.HOLIDAY)
                        .forEach(row -> closed.computeIfAbsent(row.id(SCHOOL_ID), school -> new HashSet<>())
                                .add(row.date(DATE)));
            }

            @Override
            public void publish() {
                // The calendar forgets what it has read when the import ends.
                if (!closed.isEmpty()) {
                    events.publishEvent(new SchoolDaysClosed(closed));
                }
            }
        };
    }
}
