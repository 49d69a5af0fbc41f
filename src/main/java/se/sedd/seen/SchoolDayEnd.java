package se.sedd.seen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.attendance.LessonDays;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;

/** Every afternoon, half an hour after the tasks were due, so that what was done can still be written down. */
@Component
class SchoolDayEnd implements ScheduledWork {

    private static final EveryDay AFTERNOON = new EveryDay(LocalTime.of(16, 30));

    private final DailyContacts contacts;
    private final Notices notices;
    private final LessonChases chases;
    private final LessonDays lessonDays;
    private final Register register;

    SchoolDayEnd(
            DailyContacts contacts, Notices notices, LessonChases chases, LessonDays lessonDays, Register register) {
        this.contacts = contacts;
        this.notices = notices;
        this.chases = chases;
        this.lessonDays = lessonDays;
        this.register = register;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return AFTERNOON.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        LocalDate day = EveryDay.dayOf(due);
        notices.schoolsWithCalls(day).forEach(schoolId -> notices.end(schoolId, day));
        chases.schoolsWithOpen(day).forEach(schoolId -> chases.end(schoolId, day));
        register.schools().forEach(school -> contacts.end(school.id(), day));
        notices.forgetBefore(day);
        lessonDays.forgetBefore(day);
    }
}
