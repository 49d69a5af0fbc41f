package se.sedd.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sedd.SeddTest;

@SeddTest
class DueWorkTest {

    private static final Instant START = Instant.parse("2026-03-16T06:00:00Z");

    private final SeddClock clock = SeddClock.standingAt(START);
    private final List<String> done = new ArrayList<>();
    private final Daily daily = new Daily();

    @Autowired
    private JdbcClient jdbc;

    private class Daily implements ScheduledWork {
        private boolean broken;

        @Override
        public Instant nextAfter(Instant instant) {
            long days = Math.floorDiv(Duration.between(START, instant).toSeconds(), 86_400) + 1;
            return START.plus(Duration.ofDays(days));
        }

        @Override
        public void runAt(Instant due) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            done.add("day " + Duration.between(START, due).toDays());
        }
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from sedd.due_work where name = 'Daily'").update();
    }

    @Test
    @DisplayName("work begins when it is first seen, and what came due since the last look is done in its order")
    void catchesUp() {
        DueWork node = new DueWork(clock, jdbc, List.of(daily));
        node.look();
        clock.moveTo(START.plus(Duration.ofHours(50)));
        node.look();
        node.look();
        assertThat(done).containsExactly("day 1", "day 2");
    }

    @Test
    @DisplayName("two nodes do it once")
    void once() {
        DueWork one = new DueWork(clock, jdbc, List.of(daily));
        DueWork other = new DueWork(clock, jdbc, List.of(daily));
        one.look();
        clock.moveTo(START.plus(Duration.ofHours(25)));
        other.look();
        one.look();
        assertThat(done).containsExactly("day 1");
    }

    @Test
    @DisplayName("work that fails is tried again")
    void again() {
        DueWork node = new DueWork(clock, jdbc, List.of(daily));
        node.look();
        clock.moveTo(START.plus(Duration.ofHours(25)));
        daily.broken = true;
        node.look();
        daily.broken = false;
        node.look();
        assertThat(done).containsExactly("day 1");
    }
}
