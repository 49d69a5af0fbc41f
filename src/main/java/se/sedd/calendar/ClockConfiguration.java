package se.sedd.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Which clock the application goes by: a standing one in the demo, real time everywhere else. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** The Friday afternoon on which the demo's schools have just sent their lessons; {@code DemoStart} moves on to Monday. */
    private static final LocalDateTime WITH_DATA = LocalDateTime.of(2026, 3, 13, 17, 0);

    private static final LocalDateTime EMPTY = LocalDateTime.of(2026, 1, 12, 7, 0);

    @Bean
    @Profile("demo")
    SeddClock standingClock(ClockPosition position, @Value("${sedd.demo.data}") String data) {
        Instant start =
                ("none".equals(data) ? EMPTY : WITH_DATA).atZone(STOCKHOLM).toInstant();
        return SeddClock.standingAt(position.stored().orElseGet(() -> {
            position.store(start);
            return start;
        }));
    }

    @Bean
    @Profile("!demo")
    SeddClock realClock() {
        return SeddClock.real();
    }
}
