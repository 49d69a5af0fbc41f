package se.sedd.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.context.ConfigurableApplicationContext;
import se.sedd.GroundFloor;
import se.sedd.calendar.SchoolYear;
import se.sedd.register.imports.Sent;

/**
 * The window equals an oracle: another computation, over nothing but the text of the files that were sent, which shares no class
 * with the product and knows the calendar by heart.
 */
class AbsenceOracleTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 6, 20);
    private static final int DAYS = 300;
    private static final String HEADER = "lessonId,pupilId,date,start,minutes,reported,validAbsenceMinutes,"
            + "invalidAbsenceMinutes,otherAttendanceMinutes,subject,cancelled\n";
    private static final String OWN_DAYS = """
            schoolId,date,kind
            oracle,2025-10-27,holiday
            oracle,2025-10-28,holiday
            oracle,2025-10-29,holiday
            oracle,2025-12-22,holiday
            oracle,2026-01-10,school-day
            oracle,2026-01-06,school-day
            """;
    private static final Set<String> PUBLIC_HOLIDAYS = Set.of(
            "2025-06-20",
            "2025-06-21",
            "2025-11-01",
            "2025-12-24",
            "2025-12-25",
            "2025-12-26",
            "2025-12-31",
            "2026-01-01",
            "2026-01-06",
            "2026-04-03",
            "2026-04-05",
            "2026-04-06");

    private static final AtomicInteger NEXT_PUPIL = new AtomicInteger();
    private static ConfigurableApplicationContext context;

    /** One row that is sent: a new lesson, a late excuse, a correction, a move, a cancellation. */
    record Edit(
            int lesson,
            int day,
            int hour,
            int minutes,
            boolean reported,
            int valid,
            int invalid,
            int other,
            boolean cancelled) {
        String line(String pupil) {
            return "L%d,%s,%s,%02d:15,%d,%s,%d,%d,%d,Ämne %d,%s\n"
                    .formatted(
                            lesson,
                            pupil,
                            FIRST_DAY.plusDays(day),
                            hour,
                            minutes,
                            reported,
                            valid,
                            invalid,
                            other,
                            hour,
                            cancelled);
        }
    }

    @BeforeContainer
    static void start() {
        context = GroundFloor.shared();
        Sent.csv(context, "schools", "schoolId,name,country,language\noracle,Orakelskolan,SE,sv\n")
                .wasTaken();
        Sent.csv(context, "school-days", OWN_DAYS).wasTaken();
        Sent.csv(context, "staff", "userId,givenName,familyName,groups,schoolIds\nom,A,B,mentor,oracle\n")
                .wasTaken();
    }

    @Provide
    Arbitrary<Edit> edits() {
        Arbitrary<int[]> minutes = Arbitraries.integers()
                .between(0, 100)
                .flatMap(all -> Arbitraries.integers()
                        .between(0, all)
                        .flatMap(valid -> Arbitraries.integers()
                                .between(0, all - valid)
                                .flatMap(invalid -> Arbitraries.integers()
                                        .between(0, all - valid - invalid)
                                        .map(other -> new int[] {all, valid, invalid, other}))));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, DAYS),
                        Arbitraries.integers().between(8, 15),
                        minutes,
                        Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false)),
                        Arbitraries.frequency(Tuple.of(1, true), Tuple.of(8, false)))
                .as((lesson, day, hour, m, reported, cancelled) ->
                        new Edit(lesson, day, hour, m[0], reported, m[1], m[2], m[3], cancelled));
    }

    @Provide
    Arbitrary<List<List<Edit>>> files() {
        return edits().list().ofMinSize(1).ofMaxSize(30).list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void afterEveryFileTheWindowEqualsTheOracle(
            @ForAll("files") List<List<Edit>> files,
            @ForAll @Size(3) List<@IntRange(min = 0, max = DAYS) Integer> asked,
            @ForAll @IntRange(min = 1, max = 25) int windowDays) {
        String pupil = "oracle-" + NEXT_PUPIL.incrementAndGet();
        Sent.csv(
                        context,
                        "pupils",
                        "pupilId,givenName,familyName,schoolId,className,grade,mentor\n" + pupil
                                + ",A,B,oracle,7A,7,om\n")
                .wasTaken();
        StringBuilder sent = new StringBuilder();
        for (List<Edit> file : files) {
            StringBuilder rows = new StringBuilder();
            file.forEach(edit -> rows.append(edit.line(pupil)));
            sent.append(rows);
            Sent.csv(context, "lessons", HEADER + rows).wasTaken();
            for (int day : asked) {
                LocalDate date = FIRST_DAY.plusDays(day);
                assertThat(product(pupil, date, windowDays))
                        .as("%s on %s over %s days", pupil, date, windowDays)
                        .containsExactly(oracle(sent.toString(), date, windowDays));
            }
        }
    }

    private static int[] product(String pupil, LocalDate date, int windowDays) {
        List<DayTotal> days = context.getBean(Attendance.class)
                .schoolDays(pupil, "oracle", SchoolYear.of(date).start(), date);
        Window window = Window.of(days, date, windowDays);
        return new int[] {window.days(), window.offered(), window.reported(), window.valid(), window.invalid()};
    }

    /** The last row of each lesson counts; days are summed, then the last offered school days of the school year. */
    private static int[] oracle(String rows, LocalDate date, int windowDays) {
        Map<String, String[]> lessons = new HashMap<>();
        for (String row : rows.split("\n")) {
            String[] cells = row.split(",");
            lessons.put(cells[0], cells);
        }
        String firstOfYear = (date.getMonthValue() >= 7 ? date.getYear() : date.getYear() - 1) + "-07-01";
        TreeMap<String, int[]> days = new TreeMap<>();
        for (String[] cells : lessons.values()) {
            String day = cells[2];
            boolean counts = cells[10].equals("false")
                    && day.compareTo(firstOfYear) >= 0
                    && day.compareTo(date.toString()) <= 0
                    && isSchoolDay(day);
            if (counts) {
                int[] sum = days.computeIfAbsent(day, d -> new int[4]);
                sum[0] += Integer.parseInt(cells[4]);
                if (cells[5].equals("true")) {
                    sum[1] += Integer.parseInt(cells[4]);
                    sum[2] += Integer.parseInt(cells[6]);
                    sum[3] += Integer.parseInt(cells[7]);
                }
            }
        }
        int[] total = new int[5];
        for (int[] day : days.descendingMap().values()) {
            if (day[0] > 0 && total[0] < windowDays) {
                total[0]++;
                for (int i = 0; i < 4; i++) {
                    total[i + 1] += day[i];
                }
            }
        }
        return total;
    }

    private static boolean isSchoolDay(String day) {
        if (OWN_DAYS.contains("oracle," + day + ",")) {
            return OWN_DAYS.contains("oracle," + day + ",school-day");
        }
        DayOfWeek weekday = LocalDate.parse(day).getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !PUBLIC_HOLIDAYS.contains(day);
    }
}
