package se.sedd.meeting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.sedd.register.School;

/** How meetings at a school have gone: days, answers and who came. Nobody's name and no single meeting. */
@Component
public class MeetingFigures {

    private final JdbcClient jdbc;
    private final Partners partners;

    MeetingFigures(JdbcClient jdbc, Partners partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    /**
     * Meetings held in some time.
     *
     * @param days from each wish to its meeting
     * @param useful the guardians' answers, 1 to 5; so of the others
     */
    public record Held(
            List<Integer> days,
            List<Integer> useful,
            List<Integer> safe,
            List<Integer> cooperated,
            List<PartnerCount> partners) {}

    /**
     * @param invited to meetings that were held, or that the partner missed
     * @param missed how often the others waited in vain
     */
    public record PartnerCount(String partner, String name, int invited, int missed) {}

    /** In three statements, however many there are. */
    public Held of(School school, LocalDate from, LocalDate to) {
        List<Integer> days = new ArrayList<>();
        List<Integer> useful = new ArrayList<>();
        List<Integer> safe = new ArrayList<>();
        List<Integer> cooperated = new ArrayList<>();
        jdbc.sql("""
                        select wished_on, held_on, useful, safe, cooperated from sedd.meeting
                        where school_id = ? and held_on between ? and ?
                        """).param(school.id()).param(from).param(to).query(row -> {
            days.add((int) ChronoUnit.DAYS.between(
                    row.getObject("wished_on", LocalDate.class), row.getObject("held_on", LocalDate.class)));
            Optional.ofNullable(row.getObject("useful", Integer.class)).ifPresent(useful::add);
            Optional.ofNullable(row.getObject("safe", Integer.class)).ifPresent(safe::add);
            Optional.ofNullable(row.getObject("cooperated", Integer.class)).ifPresent(cooperated::add);
        });
        Map<String, Integer> invited = counts("""
                        select i.partner, count(*) as times from sedd.meeting_invitation i
                        join sedd.meeting m on m.meeting_number = i.meeting_number
                        where m.school_id = ? and m.held_on between ? and ? and i.state in ('YES', 'DEPUTY', 'INVITED')
                        group by i.partner
                        """, school, from, to);
        Map<String, Integer> missed = counts("""
                        select n.partner, count(*) as times from sedd.meeting_no_show n
                        join sedd.meeting m on m.meeting_number = n.meeting_number
                        where m.school_id = ? and n.missed_on between ? and ? group by n.partner
                        """, school, from, to);
        return new Held(
                days,
                useful,
                safe,
                cooperated,
                partners.services(school).stream()
                        .map(service -> new PartnerCount(
                                service.partner(),
                                service.name(),
                                invited.getOrDefault(service.partner(), 0),
                                missed.getOrDefault(service.partner(), 0)))
                        .filter(count -> count.invited() + count.missed() > 0)
                        .toList());
    }

    private Map<String, Integer> counts(String sql, School school, LocalDate from, LocalDate to) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql(sql).param(school.id()).param(from).param(to).query(row -> {
            counts.put(row.getString("partner"), row.getInt("times"));
        });
        return counts;
    }
}
