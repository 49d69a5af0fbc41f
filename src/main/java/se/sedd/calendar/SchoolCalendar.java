package se.sedd.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which days are school days. A date that the school's own list (import {@code school-days}) does not name is a school day
 * from Monday to Friday unless it is a public holiday of the school's country. The eves of midsummer, Christmas and New Year,
 * which Sweden's annual leave act puts on a level with Sundays, count as such.
 *
 * <p>An id that is no school, such as the tenant {@code social-services}, follows Sweden without a list of its own.
 */
@Component
public class SchoolCalendar {

    /** Deadlines end with the school's day. */
    private static final LocalTime END_OF_SCHOOL_DAY = LocalTime.of(16, 0);

    /** Longer than any holiday: a list that closes a school for so long is a mistake, not a calendar. */
    private static final int LONGEST_CLOSURE_IN_DAYS = 1_000;

    private enum Country {
        SE(HolidayCalendar.SWEDEN, "Europe/Stockholm"),
        NO(HolidayCalendar.NORWAY, "Europe/Oslo");

        private final HolidayManager holidays;
        private final ZoneId zone;

        Country(HolidayCalendar calendar, String zone) {
            this.holidays = HolidayManager.getInstance(ManagerParameters.create(calendar));
            this.zone = ZoneId.of(zone);
        }
    }

    private record SchoolDays(Country country, Map<LocalDate, Boolean> listed) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, SchoolDays> bySchool = new ConcurrentHashMap<>();
    private final Map<Country, Map<LocalDate, Boolean>> publicHolidays =
            Map.of(Country.SE, new ConcurrentHashMap<>(), Country.NO, new ConcurrentHashMap<>());

    SchoolCalendar(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean isSchoolDay(String schoolId, LocalDate date) {
        SchoolDays school = daysOf(schoolId);
        Boolean listed = school.listed().get(date);
        return listed != null ? listed : isWeekday(date) && !isPublicHoliday(school.country(), date);
    }

    /** The first school day on or after the date. */
    public LocalDate onOrAfter(String schoolId, LocalDate date) {
        return walk(schoolId, date.minusDays(1), 1, 1);
    }

    /**
     * The n-th school day strictly after the date for n &gt; 0, strictly before it for n &lt; 0; for 0 the first school day on
     * or after it.
     */
    public LocalDate plus(String schoolId, LocalDate from, int schoolDays) {
        if (schoolDays == 0) {
            return onOrAfter(schoolId, from);
        }
        return walk(schoolId, from, Integer.signum(schoolDays), Math.abs(schoolDays));
    }

    /** The number of school days after the first date, up to and including the second; 0 if the second is not later. */
    public int between(String schoolId, LocalDate after, LocalDate upTo) {
        int count = 0;
        for (LocalDate day = after.plusDays(1); !day.isAfter(upTo); day = day.plusDays(1)) {
            if (isSchoolDay(schoolId, day)) {
                count++;
            }
        }
        return count;
    }

    public ZoneId zone(String schoolId) {
        return daysOf(schoolId).country().zone;
    }

    /** The instant at which a deadline on that day ends: 16:00 at the school. */
    public Instant deadline(String schoolId, LocalDate day) {
        return day.atTime(END_OF_SCHOOL_DAY).atZone(zone(schoolId)).toInstant();
    }

    /** The clock's date at the school. */
    public LocalDate today(String schoolId) {
        return LocalDate.ofInstant(clock.instant(), zone(schoolId));
    }

    /** Reads the schools' countries and lists anew; called when an import has changed them. */
    public void forget() {
        bySchool.clear();
    }

    private LocalDate walk(String schoolId, LocalDate from, int step, int count) {
        LocalDate day = from;
        int closed = 0;
        for (int found = 0; found < count; ) {
            day = day.plusDays(step);
            if (isSchoolDay(schoolId, day)) {
                found++;
                closed = 0;
            } else if (++closed > LONGEST_CLOSURE_IN_DAYS) {
                throw new IllegalStateException("School " + schoolId + " has no school day in the "
                        + LONGEST_CLOSURE_IN_DAYS + " days next to " + from + ": see its school-days list");
            }
        }
        return day;
    }

    private boolean isPublicHoliday(Country country, LocalDate date) {
        return publicHolidays
                .get(country)
                .computeIfAbsent(date, day -> country.holidays.isHoliday(day, HolidayType.PUBLIC_HOLIDAY));
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    private SchoolDays daysOf(String schoolId) {
        SchoolDays known = bySchool.get(schoolId);
        if (known != null) {
            return known;
        }
        SchoolDays read = read(schoolId);
        bySchool.put(schoolId, read);
        return read;
    }

    private SchoolDays read(String schoolId) {
        Country country = jdbc.sql("""
                        select country from sedd.school where school_id = ?
                        """)
                .param(schoolId)
                .query(String.class)
                .optional()
                .map(Country::valueOf)
                .orElse(Country.SE);
        Map<LocalDate, Boolean> listed = new HashMap<>();
        jdbc.sql("""
                select on_date, open from sedd.school_day where school_id = ?
                """).param(schoolId).query(row -> {
            listed.put(row.getObject("on_date", LocalDate.class), row.getBoolean("open"));
        });
        return new SchoolDays(country, listed);
    }
}
