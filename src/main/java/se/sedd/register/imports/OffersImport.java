package se.sedd.register.imports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.Upsert;

/** What a school and its neighbourhood have on offer for single pupils, and how many places there are. */
@Component
class OffersImport implements ImportKind {

    private static final Column OFFER_ID = Column.required("offerId");
    private static final Column SCHOOL_ID = Column.required("schoolId");
    private static final Column KIND = Column.required("kind");
    private static final Column NAME = Column.required("name");
    private static final Column CONTRIBUTOR = Column.required("contributor");
    private static final Column PLACE = Column.optional("place");
    private static final Column WEEKDAY = Column.optional("weekday");
    private static final Column HOURS = Column.optional("hours");
    private static final Column FROM = Column.required("from");
    private static final Column UNTIL = Column.required("until");
    private static final Column PLACES = Column.required("places");
    private static final Column LEADER = Column.optional("leader");

    private enum Kind {
        PRACTICAL_ELECTIVE,
        AFTER_SCHOOL,
        HOLIDAY
    }

    private final JdbcClient jdbc;
    private final Upsert upsert;

    OffersImport(JdbcClient jdbc, Upsert upsert) {
        this.jdbc = jdbc;
        this.upsert = upsert;
    }

    @Override
    public String name() {
        return "offers";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                OFFER_ID, SCHOOL_ID, KIND, NAME, CONTRIBUTOR, PLACE, WEEKDAY, HOURS, FROM, UNTIL, PLACES, LEADER);
    }

    /** A weekday in English, as the routine's tables write it, or nothing. */
    static String weekday(Row row, Column column) {
        String value = row.text(column);
        return value.isEmpty()
                ? null
                : row.oneOf(column, DayOfWeek.class, DayOfWeek.MONDAY).name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Intake begin(Scope scope) {
        Known schools = Known.schools(jdbc);
        Known staff = Known.staff(jdbc);
        RegisterTable table = new RegisterTable(
                jdbc,
                upsert,
                "sedd.measure_offer",
                List.of(new Stored<>(OFFER_ID, "offer_id", String.class, row -> row.id(OFFER_ID))),
                List.of(
                        new Stored<>(SCHOOL_ID, "school_id", String.class, row -> row.id(SCHOOL_ID)),
                        new Stored<>(
                                KIND,
                                "kind",
                                String.class,
                                row -> row.oneOf(KIND, Kind.class, Kind.HOLIDAY).name()),
                        new Stored<>(NAME, "name", String.class, row -> row.required(NAME, 200)),
                        new Stored<>(CONTRIBUTOR, "contributor", String.class, row -> row.required(CONTRIBUTOR, 200)),
                        new Stored<>(
                                PLACE,
                                "place",
                                String.class,
                                row -> row.optional(PLACE, 200).orElse(null)),
                        new Stored<>(WEEKDAY, "weekday", String.class, row -> weekday(row, WEEKDAY)),
                        new Stored<>(
                                HOURS,
                                "hours",
                                String.class,
                                row -> row.optional(HOURS, 40).orElse(null)),
                        new Stored<>(FROM, "first_day", LocalDate.class, row -> row.date(FROM)),
                        new Stored<>(UNTIL, "last_day", LocalDate.class, row -> row.date(UNTIL)),
                        new Stored<>(PLACES, "places", Integer.class, row -> row.count(PLACES)),
                        new Stored<>(
                                LEADER,
                                "leader",
                                String.class,
                                row -> row.optionalId(LEADER).orElse(null))),
                List.of());
        return new Intake() {
            @Override
            public void take(List<Row> rows) {
                schools.ask(rows.stream().map(row -> row.text(SCHOOL_ID)).toList());
                staff.ask(rows.stream().map(row -> row.text(LEADER)).toList());
                for (Row row : rows) {
                    schools.check(row, SCHOOL_ID, Fault.UNKNOWN_SCHOOL);
                    staff.check(row, LEADER, Fault.UNKNOWN_STAFF);
                    table.check(row);
                    if (!row.isBad() && row.date(UNTIL).isBefore(row.date(FROM))) {
                        row.fault(UNTIL, Fault.ENDS_BEFORE_IT_BEGINS, row.date(FROM));
                    }
                }
                table.merge(rows.stream().filter(row -> !row.isBad()).toList());
            }

            @Override
            public void publish() {
                // Offers are read where they are needed.
            }
        };
    }
}
