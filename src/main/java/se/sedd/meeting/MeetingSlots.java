package se.sedd.meeting;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Sentences;
import se.sedd.register.School;
import se.sedd.routine.MeetingHours;
import se.sedd.routine.Routine;

/**
 * The times a school has for meetings, and who has taken which. The times follow from {@code meeting-slots.dmn} and the school's
 * calendar and are stored nowhere; a taken one is a row that can be there only once, whoever asks at the same time.
 */
@Component
public class MeetingSlots {

    private static final Sentences SENTENCES = new Sentences("se.sedd.meeting.sentences");

    /** How far ahead a free time is looked for: long enough to pass a summer. */
    private static final int DAYS_AHEAD = 120;

    private static final int NEXT_ONES = 3;

    private final Routine routine;
    private final SchoolCalendar calendar;
    private final JdbcClient jdbc;
    private final TransactionTemplate attempt;
    private final Clock clock;

    MeetingSlots(
            Routine routine,
            SchoolCalendar calendar,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.routine = routine;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** @param free whether it can still be taken: nobody has it, and it has not begun */
    public record Offer(Slot slot, boolean free) {}

    /** What became of an attempt to take a time: the time itself, or why not, in a sentence. */
    public record Attempt(Optional<Slot> taken, String refusal) {}

    /** Every time between these days, the first and the last among them, free or not. */
    public List<Offer> offers(School school, LocalDate from, LocalDate to) {
        List<LocalDate> days = from.datesUntil(to.plusDays(1))
                .filter(day -> calendar.isSchoolDay(school.id(), day))
                .toList();
        if (days.isEmpty()) {
            return List.of();
        }
        Set<Slot> taken = taken(school.id(), from, to);
        LocalDateTime now = now(school);
        List<Optional<MeetingHours>> hours = routine.meetingHours(school, days);
        return IntStream.range(0, days.size())
                .boxed()
                .flatMap(n -> hours.get(n).stream().flatMap(each -> slots(days.get(n), each).stream()))
                .map(slot -> new Offer(
                        slot, slot.start().isAfter(now) && taken.stream().noneMatch(other -> overlap(slot, other))))
                .toList();
    }

    /** The next free times, the earliest first. */
    public List<Slot> nextFree(School school, int most) {
        LocalDate today = calendar.today(school.id());
        return offers(school, today, today.plusDays(DAYS_AHEAD)).stream()
                .filter(Offer::free)
                .map(Offer::slot)
                .limit(most)
                .toList();
    }

    /**
     * Takes a time for the meeting, in the surrounding transaction if there is one.
     */
    public Attempt take(School school, String meetingNumber, String slotId) {
        Optional<Offer> asked = Slot.dayIn(slotId).stream()
                .flatMap(day -> offers(school, day, day).stream())
                .filter(offer -> offer.slot().id().equals(slotId))
                .findFirst();
        if (asked.isEmpty()) {
            return refused(
                    school, Slot.dayIn(slotId).map(day -> whyNot(school, day)).orElse("slot-unknown"));
        }
        Slot slot = asked.get().slot();
        if (!slot.start().isAfter(now(school))) {
            return refused(school, "slot-past");
        }
        return asked.get().free() && reserve(school.id(), meetingNumber, slot)
                ? new Attempt(Optional.of(slot), "")
                : refused(school, "slot-taken");
    }

    private String whyNot(School school, LocalDate day) {
        return day.isBefore(calendar.today(school.id()))
                ? "slot-past"
                : calendar.isSchoolDay(school.id(), day) ? "slot-unknown" : "slot-holiday";
    }

    private Attempt refused(School school, String why) {
        List<Slot> next = nextFree(school, NEXT_ONES);
        String others = next.isEmpty()
                ? SENTENCES.of("no-free-slots")
                : SENTENCES.of(
                        "next-free-slots",
                        String.join("; ", next.stream().map(Slot::when).toList()));
        return new Attempt(Optional.empty(), SENTENCES.of(why) + " " + others);
    }

    /** The meeting needs its time no longer: others may take it. */
    public void release(String meetingNumber) {
        jdbc.sql("delete from sedd.meeting_reservation where meeting_number = ?")
                .param(meetingNumber)
                .update();
    }

    /** A refused row spoils no more than its own attempt: the surrounding transaction goes on and can ask what is free. */
    private boolean reserve(String schoolId, String meetingNumber, Slot slot) {
        try {
            attempt.executeWithoutResult(status -> jdbc.sql("""
                            insert into sedd.meeting_reservation (school_id, room, starts_at, ends_at, meeting_number)
                            values (?, ?, ?, ?, ?)
                            """)
                    .param(schoolId)
                    .param(slot.room())
                    .param(slot.start())
                    .param(slot.end())
                    .param(meetingNumber)
                    .update());
            return true;
        } catch (DuplicateKeyException | ConcurrencyFailureException somebodyElseHasIt) {
            return false;
        }
    }

    private Set<Slot> taken(String schoolId, LocalDate from, LocalDate to) {
        return jdbc
                .sql("""
                        select starts_at, ends_at, room from sedd.meeting_reservation
                        where school_id = ? and starts_at >= ? and starts_at < ?
                        """)
                .param(schoolId)
                .param(from.atStartOfDay())
                .param(to.plusDays(1).atStartOfDay())
                .query((row, n) -> new Slot(
                        row.getObject("starts_at", LocalDateTime.class),
                        row.getObject("ends_at", LocalDateTime.class),
                        row.getString("room")))
                .list()
                .stream()
                .collect(toSet());
    }

    /** Should the hours have been changed after somebody booked, the old time still fills its room. */
    private static boolean overlap(Slot one, Slot other) {
        return one.room().equals(other.room())
                && one.start().isBefore(other.end())
                && other.start().isBefore(one.end());
    }

    private static List<Slot> slots(LocalDate day, MeetingHours hours) {
        List<Slot> slots = new ArrayList<>();
        LocalDateTime start = day.atTime(hours.firstStart());
        LocalDateTime end = day.atTime(hours.lastEnd());
        while (!start.plusMinutes(hours.minutes()).isAfter(end)) {
            slots.add(new Slot(start, start.plusMinutes(hours.minutes()), hours.room()));
            start = start.plusMinutes(hours.minutes());
        }
        return slots;
    }

    private LocalDateTime now(School school) {
        return LocalDateTime.ofInstant(clock.instant(), calendar.zone(school.id()));
    }
}
