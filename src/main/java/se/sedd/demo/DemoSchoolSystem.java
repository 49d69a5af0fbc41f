package se.sedd.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.calendar.ScheduledWork;

/** The schools' own system: at five in the afternoon of every school day it sends the day's lessons and late corrections. */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "sedd.demo.data", havingValue = "municipality")
class DemoSchoolSystem implements ScheduledWork {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime SENDS_AT = LocalTime.of(17, 0);

    private final DemoData data;

    DemoSchoolSystem(DemoData data) {
        this.data = data;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime next = instant.atZone(STOCKHOLM).with(SENDS_AT);
        while (!next.toInstant().isAfter(instant) || isWeekend(next.toLocalDate())) {
            next = next.plusDays(1);
        }
        return next.toInstant();
    }

    @Override
    public void runAt(Instant due) {
        data.importNews(LocalDate.ofInstant(due, STOCKHOLM));
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
