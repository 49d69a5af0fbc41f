package se.sedd.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.calendar.ScheduledWork;

/**
 * The schools' own system: twice during every school day it sends the lessons that are over, and at five in the afternoon all of
 * them with late corrections.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "sedd.demo.data", havingValue = "municipality")
class DemoSchoolSystem implements ScheduledWork {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime WHOLE_DAY = LocalTime.of(17, 0);
    private static final List<LocalTime> SENDS_AT = List.of(LocalTime.of(9, 55), LocalTime.of(12, 55), WHOLE_DAY);

    private final DemoData data;

    DemoSchoolSystem(DemoData data) {
        this.data = data;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        LocalDate today = instant.atZone(STOCKHOLM).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1))
                .filter(day -> !isWeekend(day))
                .flatMap(day -> SENDS_AT.stream()
                        .map(time -> day.atTime(time).atZone(STOCKHOLM).toInstant()))
                .filter(instant::isBefore)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void runAt(Instant due) {
        LocalDate day = LocalDate.ofInstant(due, STOCKHOLM);
        LocalTime time = LocalTime.ofInstant(due, STOCKHOLM);
        if (time.equals(WHOLE_DAY)) {
            data.importNews(day);
        } else {
            data.importSoFar(day, time);
        }
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
