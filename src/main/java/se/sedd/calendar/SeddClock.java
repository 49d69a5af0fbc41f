package se.sedd.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The one clock of the application, injected as {@link Clock} wherever a date or an instant is needed. In production it shows
 * real time. In the demo it stands still until somebody moves it, so that weeks of a school's work can be walked through in
 * minutes. Its zone is UTC; a school's local time is computed by {@code SchoolCalendar}.
 */
public final class SeddClock extends Clock {

    private final Clock source;
    private final List<Consumer<Instant>> followers = new CopyOnWriteArrayList<>();
    private volatile Instant position;

    private SeddClock(Clock source, Instant position) {
        this.source = source;
        this.position = position;
    }

    /** Real time, which nobody can move. */
    public static SeddClock real() {
        return new SeddClock(Clock.systemUTC(), null);
    }

    /** A clock that stands at the given instant until it is moved. */
    public static SeddClock standingAt(Instant position) {
        return new SeddClock(null, Objects.requireNonNull(position));
    }

    /** Whether this clock stands still and may be moved. */
    public boolean stands() {
        return source == null;
    }

    /**
     * Moves a standing clock; nothing that was due in between is run, see {@code DemoClock} for that.
     *
     * @throws IllegalStateException when this clock shows real time, or the instant lies before its position
     */
    public void moveTo(Instant instant) {
        if (!stands()) {
            throw new IllegalStateException("A clock that shows real time cannot be moved");
        }
        if (instant.isBefore(position)) {
            throw new IllegalStateException("The clock stands at " + position + " and does not go back to " + instant);
        }
        position = instant;
        followers.forEach(follower -> follower.accept(instant));
    }

    /** Lets another clock follow a standing one: told the position now and after every move, never anything in real time. */
    public void follow(Consumer<Instant> follower) {
        if (stands()) {
            followers.add(follower);
            follower.accept(position);
        }
    }

    @Override
    public Instant instant() {
        return stands() ? position : source.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** A view of this clock in another zone: it follows every later move. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }

    private static final class InZone extends Clock {
        private final SeddClock clock;
        private final ZoneId zone;

        private InZone(SeddClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(clock, other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
