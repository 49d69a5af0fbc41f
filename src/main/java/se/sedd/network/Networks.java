package se.sedd.network;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.register.Guardian;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.routine.MeasureDates;

/**
 * Networks among guardians, and between guardians and school. Guardians are in one because they have said so; of their children
 * nothing stands here, and the names are for the contact person alone. When a meeting comes the contact person has one task.
 */
@Component
public class Networks implements ScheduledWork {

    /** The key of the one task, whose business key is the network's id. */
    public static final String TASK = "prepare-network-meeting";

    private static final Sentences SENTENCES = new Sentences("se.sedd.network.sentences");
    private static final EveryDay MORNING = new EveryDay(LocalTime.of(5, 25));
    private static final String NETWORK = """
            select n.*, (select count(*) from sedd.network_member m where m.network_id = n.network_id) as members
            from sedd.network n
            """;

    private final JdbcClient jdbc;
    private final NetworkProcesses processes;
    private final Register register;
    private final SchoolCalendar calendar;
    private final MeasureDates dates;
    private final ApplicationEventPublisher events;

    Networks(
            JdbcClient jdbc,
            NetworkProcesses processes,
            Register register,
            SchoolCalendar calendar,
            MeasureDates dates,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.register = register;
        this.calendar = calendar;
        this.dates = dates;
        this.events = events;
    }

    /** @param since the day on which they said yes */
    public record MemberName(String name, Optional<String> phone, Optional<String> email, LocalDate since) {}

    /** Those of the school, the whole school's first; one statement. */
    public List<Network> of(String schoolId) {
        return jdbc.sql(NETWORK + """
                        where n.school_id = ? and n.ended_on is null
                        order by coalesce(n.class_name, ''), n.name, n.network_id
                        """)
                .param(schoolId)
                .query((row, n) -> network(row))
                .list();
    }

    public Optional<Network> find(String id) {
        return jdbc.sql(NETWORK + "where n.network_id = ? and n.ended_on is null")
                .param(id)
                .query((row, n) -> network(row))
                .optional();
    }

    /** What these are called, by id; one statement, none for none. */
    public Map<String, String> names(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select network_id, name from sedd.network where network_id in (:wanted)")
                        .param("wanted", ids)
                        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The school's classes of today. */
    public List<String> classes(String schoolId) {
        LocalDate today = calendar.today(schoolId);
        return register.pupilsOf(schoolId).stream()
                .filter(pupil -> pupil.attendsOn(today) && !pupil.protectedIdentity())
                .map(Pupil::className)
                .distinct()
                .toList();
    }

    /** A network begins. */
    @Transactional
    public void begin(String schoolId, String name, Optional<String> className, String purpose, String contactPerson) {
        jdbc.sql("""
                        insert into sedd.network (network_id, school_id, class_name, name, purpose, contact_person)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID().toString())
                .param(schoolId)
                .param(className.orElse(null))
                .param(name)
                .param(purpose)
                .param(contactPerson)
                .update();
    }

    /**
     * The next meeting is named, moved or, without a day, called off.
     *
     * @return why that cannot be, in a sentence, or empty when it is done
     */
    @Transactional
    public Optional<String> meets(Network network, Optional<LocalDate> day, Optional<String> place) {
        LocalDate today = calendar.today(network.schoolId());
        if (day.filter(today::isAfter).isPresent()) {
            return Optional.of(SENTENCES.of("meeting-past"));
        }
        if (!day.equals(network.nextMeeting())) {
            processes.meetingMoved(network);
        }
        jdbc.sql("""
                        update sedd.network set next_meeting = ?, meeting_place = ?, asked_for = null
                        where network_id = ?
                        """)
                .param(day.orElse(null))
                .param(place.orElse(null))
                .param(network.id())
                .update();
        find(network.id()).ifPresent(now -> prepare(now, today));
        return Optional.empty();
    }

    /**
     * The meeting is prepared, or has been held.
     *
     * @param held whether it is held as agreed; if not it is called off
     * @param next another that has been agreed; without one, a meeting that is still to come stays
     */
    @Transactional
    public void met(Network network, boolean held, Optional<LocalDate> next) {
        if (held && next.isEmpty()) {
            return;
        }
        jdbc.sql("update sedd.network set next_meeting = ?, asked_for = null where network_id = ?")
                .param(next.orElse(null))
                .param(network.id())
                .update();
    }

    /** Somebody else keeps it together; a task that is open is theirs at once, and the names are for them alone. */
    @Transactional
    public void handOver(Network network, String contactPerson) {
        jdbc.sql("update sedd.network set contact_person = ? where network_id = ?")
                .param(contactPerson)
                .param(network.id())
                .update();
        find(network.id()).map(ContactChanged::new).ifPresent(events::publishEvent);
    }

    /** It is no more from today: nobody prepares its meeting, and who was in it is not kept. */
    @Transactional
    public void end(Network network) {
        processes.meetingMoved(network);
        jdbc.sql("delete from sedd.network_member where network_id = ?")
                .param(network.id())
                .update();
        jdbc.sql("""
                        update sedd.network set ended_on = ?, next_meeting = null, meeting_place = null, asked_for = null
                        where network_id = ?
                        """)
                .param(calendar.today(network.schoolId()))
                .param(network.id())
                .update();
    }

    /**
     * A guardian has said that they want to be in it.
     *
     * @param guardian guardian-1 …, as in the panel
     * @return why that cannot be, in a sentence, or empty when it is done
     */
    @Transactional
    public Optional<String> joins(Network network, String pupilId, String guardian, String notedBy) {
        Optional<Guardian> person = guardian(network, pupilId, guardian);
        if (person.isEmpty()) {
            return Optional.of(SENTENCES.of("guardian-unknown"));
        }
        if (isIn(network, person.get().id())) {
            return Optional.of(SENTENCES.of("already-in-it"));
        }
        jdbc.sql("""
                        insert into sedd.network_member (network_id, guardian_id, joined_on, noted_by)
                        values (?, ?, ?, ?)
                        """)
                .param(network.id())
                .param(person.get().id())
                .param(calendar.today(network.schoolId()))
                .param(notedBy)
                .update();
        return Optional.empty();
    }

    /** A guardian does not want to be in it any more: nothing of it is kept. */
    @Transactional
    public void leaves(Network network, String pupilId, String guardian) {
        guardian(network, pupilId, guardian)
                .ifPresent(
                        person -> jdbc.sql("delete from sedd.network_member where network_id = ? and guardian_id = ?")
                                .param(network.id())
                                .param(person.id())
                                .update());
    }

    private boolean isIn(Network network, String guardianId) {
        return jdbc.sql("select count(*) from sedd.network_member where network_id = ? and guardian_id = ?")
                        .param(network.id())
                        .param(guardianId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Guardians who are marked, or whose child is, stand in no list; nor do those of another class or school. */
    private Optional<Guardian> guardian(Network network, String pupilId, String guardian) {
        return register.pupil(pupilId)
                .filter(pupil -> pupil.schoolId().equals(network.schoolId()) && !pupil.protectedIdentity())
                .filter(pupil -> pupil.attendsOn(calendar.today(network.schoolId())))
                .filter(pupil ->
                        network.className().map(pupil.className()::equals).orElse(true))
                .map(pupil -> register.guardiansOf(pupil.id()))
                .flatMap(people -> number(guardian)
                        .filter(number -> number >= 1 && number <= people.size())
                        .map(number -> people.get(number - 1)));
    }

    private static Optional<Integer> number(String guardian) {
        return Optional.ofNullable(guardian)
                .filter(code -> code.matches("guardian-[1-9]"))
                .map(code -> Integer.valueOf(code.substring("guardian-".length())));
    }

    /** Those who are in it and are guardians at the school today, by name. */
    public List<MemberName> members(Network network) {
        LocalDate today = calendar.today(network.schoolId());
        return jdbc.sql("""
                        select g.given_name, g.family_name, min(g.phone) as phone, min(g.email) as email, m.joined_on
                        from sedd.network_member m
                        join sedd.guardian g on g.guardian_id = m.guardian_id
                        join sedd.pupil p on p.pupil_id = g.pupil_id
                        where m.network_id = :network and p.school_id = :school and g.marking = 'NONE'
                          and p.marking = 'NONE' and (g.last_day is null or g.last_day >= :today)
                        group by m.guardian_id, g.given_name, g.family_name, m.joined_on
                        order by g.family_name, g.given_name, m.guardian_id
                        """)
                .param("network", network.id())
                .param("school", network.schoolId())
                .param("today", today)
                .query((row, n) -> new MemberName(
                        row.getString("given_name") + " " + row.getString("family_name"),
                        Optional.ofNullable(row.getString("phone")),
                        Optional.ofNullable(row.getString("email")),
                        row.getObject("joined_on", LocalDate.class)))
                .list();
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    /** Every morning: whose meeting is near gets the task, once for each meeting. */
    @Override
    @Transactional
    public void runAt(Instant due) {
        LocalDate today = EveryDay.dayOf(due);
        jdbc.sql(NETWORK + """
                        where n.ended_on is null and n.next_meeting >= ?
                          and (n.asked_for is null or n.asked_for <> n.next_meeting)
                        order by n.network_id
                        """)
                .param(today)
                .query((row, n) -> network(row))
                .list()
                .forEach(network -> prepare(network, today));
    }

    private void prepare(Network network, LocalDate today) {
        register.school(network.schoolId())
                .flatMap(school -> network.nextMeeting())
                .filter(day -> !dates.givenOn(network.schoolId(), TASK, day).isAfter(today))
                .ifPresent(day -> {
                    jdbc.sql("update sedd.network set asked_for = ? where network_id = ?")
                            .param(day)
                            .param(network.id())
                            .update();
                    processes.meetingComes(network);
                });
    }

    private static Network network(ResultSet row) throws SQLException {
        return new Network(
                row.getString("network_id"),
                row.getString("school_id"),
                Optional.ofNullable(row.getString("class_name")),
                row.getString("name"),
                row.getString("purpose"),
                row.getString("contact_person"),
                Optional.ofNullable(row.getObject("next_meeting", LocalDate.class)),
                Optional.ofNullable(row.getString("meeting_place")),
                row.getInt("members"));
    }
}
