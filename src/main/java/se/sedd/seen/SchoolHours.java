package se.sedd.seen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.sedd.attendance.LessonDays;
import se.sedd.attendance.LessonDays.LessonDay;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;

/**
 * Every few minutes of the school day (every half hour in the demo, whose clock steps through each of them): schools where lessons
 * have come in, or where something is still open, are looked at; the others cost nothing.
 */
@Component
class SchoolHours implements ScheduledWork {

    private static final Logger log = LoggerFactory.getLogger(SchoolHours.class);

    /** Sweden and Norway share one. */
    private static final ZoneId HERE = ZoneId.of("Europe/Stockholm");

    private static final LocalTime FIRST = LocalTime.of(8, 30);
    private static final LocalTime LAST = LocalTime.of(16, 0);

    private final Notices notices;
    private final LessonChases chases;
    private final LessonDays lessonDays;
    private final Duration every;

    /** @param every how long between two looks, dividing an hour */
    SchoolHours(
            Notices notices,
            LessonChases chases,
            LessonDays lessonDays,
            @Value("${sedd.notice.every:PT5M}") Duration every) {
        this.notices = notices;
        this.chases = chases;
        this.lessonDays = lessonDays;
        this.every = every;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime next = instant.atZone(HERE).with(FIRST);
        Duration since = Duration.between(next.toInstant(), instant);
        if (!since.isNegative()) {
            next = next.plus(every.multipliedBy(since.dividedBy(every) + 1));
        }
        return (next.toLocalTime().isAfter(LAST) ? next.plusDays(1).with(FIRST) : next).toInstant();
    }

    /** What was due on a day that is over is of no use any more: the home is told the same day or not at all. */
    @Override
    public void runAt(Instant due) {
        LocalDate day = EveryDay.dayOf(due);
        List<LessonDay> lessons = lessonDays.on(day);
        for (String schoolId : notices.schoolsToLookAt(day, lessons)) {
            apart(schoolId, () -> {
                notices.look(schoolId);
                chases.look(schoolId);
            });
        }
        lessons.stream()
                .filter(each -> !each.chased())
                .forEach(each -> apart(each.schoolId(), () -> chases.chase(each.schoolId())));
    }

    /** One school's trouble holds up no other; it is looked at again with the next look. */
    private static void apart(String schoolId, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            log.error("The notices of school {} could not be seen to and are tried again", schoolId, e);
        }
    }
}
