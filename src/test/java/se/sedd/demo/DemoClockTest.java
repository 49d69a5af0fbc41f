package se.sedd.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.sedd.calendar.ClockPosition;
import se.sedd.calendar.ScheduledWork;
import se.sedd.calendar.SeddClock;
import se.sedd.engine.EngineJobs;

class DemoClockTest {

    private static final Instant START = Instant.parse("2026-03-16T06:00:00Z");

    private final List<String> done = new ArrayList<>();
    private final SeddClock time = SeddClock.standingAt(START);
    private final Jobs jobs = new Jobs();

    @Test
    @DisplayName("what is due is done in one order of instants, each at its own time")
    void oneOrder() {
        jobs.due.put(START.plus(Duration.ofHours(5)), "reminder");
        jobs.due.put(START.plus(Duration.ofHours(30)), "deadline");

        DemoClock clock = clock(every("evening", Duration.ofHours(8), 2), every("morning", Duration.ofHours(8), 1));
        clock.advance(Period.ofDays(1));

        assertThat(done)
                .containsExactly(
                        "reminder at +5",
                        "morning at +8",
                        "evening at +8",
                        "morning at +16",
                        "evening at +16",
                        "morning at +24",
                        "evening at +24");
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofHours(24)));
    }

    @Test
    @DisplayName("a job that sets a new timer on the way finds that timer run at its own instant")
    void chainedTimers() {
        jobs.due.put(START.plus(Duration.ofHours(1)), "first");
        jobs.chain = Duration.ofHours(2);

        clock().advance(Duration.ofHours(4));

        assertThat(done).containsExactly("first at +1", "first again at +3");
    }

    @Test
    @DisplayName("going to a time at or before now changes nothing")
    void neverBack() {
        jobs.due.put(START, "due already");
        DemoClock clock = clock(every("work", Duration.ofHours(1), 0));

        clock.advanceTo(START);
        clock.advanceTo(START.minusSeconds(3600));

        assertThat(clock.now()).isEqualTo(START);
        assertThat(done).isEmpty();
    }

    @Test
    @DisplayName("a day across the start of summer time is a calendar day")
    void summerTime() {
        DemoClock clock = clock();
        clock.advanceTo(Instant.parse("2026-03-28T07:00:00Z"));
        clock.advance(Period.ofDays(1));
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-03-29T06:00:00Z"));
    }

    @Test
    @DisplayName("work that failed is tried again by the next advance")
    void failureIsNotLost() {
        boolean[] broken = {true};
        ScheduledWork work = work("evaluation", Duration.ofHours(8), 0, () -> {
            if (broken[0]) {
                throw new IllegalStateException("no");
            }
        });
        DemoClock clock = clock(work);

        assertThatThrownBy(() -> clock.advance(Duration.ofHours(9))).hasMessage("no");
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofHours(8)));

        broken[0] = false;
        clock.advance(Duration.ofHours(1));
        assertThat(done).containsExactly("evaluation at +8");
    }

    private DemoClock clock(ScheduledWork... works) {
        Instant[] stored = {START};
        ClockPosition position = mock(ClockPosition.class, call -> {
            if (call.getMethod().getName().equals("store")) {
                stored[0] = call.getArgument(0);
                return null;
            }
            return Optional.of(stored[0]);
        });
        return new DemoClock(time, position, List.of(works), jobs);
    }

    private ScheduledWork every(String name, Duration period, int order) {
        return work(name, period, order, () -> {});
    }

    private ScheduledWork work(String name, Duration period, int order, Runnable before) {
        return new ScheduledWork() {
            @Override
            public Instant nextAfter(Instant instant) {
                long past = Duration.between(START, instant).toNanos();
                return START.plus(period.multipliedBy(Math.floorDiv(past, period.toNanos()) + 1));
            }

            @Override
            public void runAt(Instant due) {
                before.run();
                note(name, due);
            }

            @Override
            public int order() {
                return order;
            }
        };
    }

    private void note(String name, Instant due) {
        assertThat(time.instant()).isEqualTo(due);
        done.add(name + " at +" + Duration.between(START, due).toHours());
    }

    private final class Jobs implements EngineJobs {
        private final TreeMap<Instant, String> due = new TreeMap<>();
        private Duration chain;

        @Override
        public Optional<Instant> nextDue() {
            return due.isEmpty() ? Optional.empty() : Optional.of(due.firstKey());
        }

        @Override
        public void runDueAt(Instant instant) {
            while (!due.isEmpty() && !due.firstKey().isAfter(instant)) {
                var job = due.pollFirstEntry();
                note(job.getValue(), instant);
                if (chain != null) {
                    due.put(instant.plus(chain), job.getValue() + " again");
                    chain = null;
                }
            }
        }
    }
}
