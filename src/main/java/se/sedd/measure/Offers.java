package se.sedd.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;

/** What a school has on offer, and the places: one row for each that is given away, so that nobody is given it a second time. */
@Component
public class Offers {

    /** Longer than any holiday between two sessions. */
    private static final int DAYS_AHEAD = 120;

    private final JdbcClient jdbc;
    private final SchoolCalendar calendar;

    Offers(JdbcClient jdbc, SchoolCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** @param used how many of its places are given away or held */
    public record Standing(Offer offer, int used) {

        public boolean hasPlace() {
            return used < offer.places();
        }
    }

    /** What the school has now or will have, the sooner first; one statement. */
    public List<Standing> at(String schoolId) {
        return jdbc.sql("""
                        select o.*, (select count(*) from sedd.measure_place p where p.offer_id = o.offer_id) as used
                        from sedd.measure_offer o
                        where o.school_id = ? and o.last_day >= ?
                        order by o.kind desc, o.first_day, o.name, o.offer_id
                        """)
                .param(schoolId)
                .param(calendar.today(schoolId))
                .query((row, n) -> new Standing(offer(row), row.getInt("used")))
                .list();
    }

    public Optional<Offer> find(String offerId) {
        return jdbc.sql("select * from sedd.measure_offer where offer_id = ?")
                .param(offerId)
                .query((row, n) -> offer(row))
                .optional();
    }

    /**
     * Takes a place for the measure. Whoever asks for the same offer at the same time waits here, for as long as the other's
     * transaction lasts.
     *
     * @return false if it has none left
     */
    @Transactional
    public boolean takePlace(String offerId, String measureNumber) {
        int places = jdbc.sql("select places from sedd.measure_offer where offer_id = ? for update")
                .param(offerId)
                .query(Integer.class)
                .optional()
                .orElse(0);
        Set<Integer> taken = Set.copyOf(jdbc.sql("select place_number from sedd.measure_place where offer_id = ?")
                .param(offerId)
                .query(Integer.class)
                .list());
        Optional<Integer> free = IntStream.rangeClosed(1, places)
                .boxed()
                .filter(number -> !taken.contains(number))
                .findFirst();
        free.ifPresent(number -> jdbc.sql(
                        "insert into sedd.measure_place (offer_id, place_number, measure_number) values (?, ?, ?)")
                .param(offerId)
                .param(number)
                .param(measureNumber)
                .update());
        return free.isPresent();
    }

    /** The measure needs its place no longer: others may have it. */
    @Transactional
    public void givePlaceBack(String measureNumber) {
        jdbc.sql("delete from sedd.measure_place where measure_number = ?")
                .param(measureNumber)
                .update();
    }

    /** The next day after this one on which it is held, or empty when it is over by then. */
    public Optional<LocalDate> nextAfter(Offer offer, LocalDate day) {
        LocalDate first = offer.firstDay().isAfter(day) ? offer.firstDay() : day.plusDays(1);
        return first.datesUntil(first.plusDays(DAYS_AHEAD))
                .takeWhile(date -> !date.isAfter(offer.lastDay()))
                .filter(date -> offer.weekday().map(date.getDayOfWeek()::equals).orElse(true))
                .filter(date -> offer.kind() == Offer.Kind.HOLIDAY || calendar.isSchoolDay(offer.schoolId(), date))
                .findFirst();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                row.getString("offer_id"),
                row.getString("school_id"),
                Offer.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("contributor"),
                Optional.ofNullable(row.getString("place")),
                Optional.ofNullable(row.getString("weekday"))
                        .map(weekday -> DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getString("hours")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("places"),
                Optional.ofNullable(row.getString("leader")));
    }
}
