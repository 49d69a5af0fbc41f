package se.sedd.register.imports;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Upsert;

/** Who of the district's staff is at a school on which days and hours, and on whose mandate. */
@Component
class PresencesImport implements ImportKind {

    private static final Column PRESENCE_ID = Column.required("presenceId");
    private static final Column SCHOOL_ID = Column.required("schoolId");
    private static final Column NAME = Column.required("name").personal();
    private static final Column SERVICE = Column.required("service");
    private static final Column MANDATE = Column.required("mandate");
    private static final Column ROOM = Column.optional("room");
    private static final Column PHONE = Column.optional("phone").personal();
    private static final Column WEEKDAY = Column.optional("weekday");
    private static final Column START = Column.required("start");
    private static final Column END = Column.required("end");
    private static final Column FROM = Column.required("from");
    private static final Column UNTIL = Column.optional("until");

    private final JdbcClient jdbc;
    private final Upsert upsert;

    PresencesImport(JdbcClient jdbc, Upsert upsert) {
        this.jdbc = jdbc;
        this.upsert = upsert;
    }

    @Override
    public String name() {
        return "presences";
    }

    @Override
    public List<Column> columns() {
        return List.of(PRESENCE_ID, SCHOOL_ID, NAME, SERVICE, MANDATE, ROOM, PHONE, WEEKDAY, START, END, FROM, UNTIL);
    }

    @Override
    public Intake begin(Scope scope) {
        Known schools = Known.schools(jdbc);
        RegisterTable table = new RegisterTable(
                jdbc,
                upsert,
                "sedd.presence",
                List.of(new Stored<>(PRESENCE_ID, "presence_id", String.class, row -> row.id(PRESENCE_ID))),
                List.of(
                        new Stored<>(SCHOOL_ID, "school_id", String.class, row -> row.id(SCHOOL_ID)),
                        new Stored<>(NAME, "name", String.class, row -> row.required(NAME, 200)),
                        new Stored<>(SERVICE, "service", String.class, row -> row.required(SERVICE, 200)),
                        new Stored<>(MANDATE, "mandate", String.class, row -> row.required(MANDATE, 1000)),
                        new Stored<>(
                                ROOM,
                                "room",
                                String.class,
                                row -> row.optional(ROOM, 100).orElse(null)),
                        new Stored<>(
                                PHONE,
                                "phone",
                                String.class,
                                row -> row.optional(PHONE, 50).orElse(null)),
                        new Stored<>(WEEKDAY, "weekday", String.class, row -> OffersImport.weekday(row, WEEKDAY)),
                        new Stored<>(START, "starts_at", Integer.class, row -> row.minuteOfDay(START)),
                        new Stored<>(END, "ends_at", Integer.class, row -> row.minuteOfDay(END)),
                        new Stored<>(FROM, "first_day", LocalDate.class, row -> row.date(FROM)),
                        new Stored<>(
                                UNTIL,
                                "last_day",
                                LocalDate.class,
                                row -> row.optionalDate(UNTIL).orElse(null))),
                List.of());
        return new Intake() {
            @Override
            public void take(List<Row> rows) {
                schools.ask(rows.stream().map(row -> row.text(SCHOOL_ID)).toList());
                for (Row row : rows) {
                    schools.check(row, SCHOOL_ID, Fault.UNKNOWN_SCHOOL);
                    table.check(row);
                    if (!row.isBad()) {
                        LocalDate from = row.date(FROM);
                        row.optionalDate(UNTIL)
                                .filter(until -> until.isBefore(from))
                                .ifPresent(until -> row.fault(UNTIL, Fault.ENDS_BEFORE_IT_BEGINS, from));
                        if (row.minuteOfDay(END) <= row.minuteOfDay(START)) {
                            row.fault(END, Fault.ENDS_BEFORE_IT_BEGINS, row.text(START));
                        }
                    }
                }
                table.merge(rows.stream().filter(row -> !row.isBad()).toList());
            }

            @Override
            public void publish() {
                // Presences are read where they are needed.
            }
        };
    }
}
