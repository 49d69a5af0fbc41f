package se.sedd.seen;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/** What is known of a pupil's unreported absence today, and what has been done about it, for whoever is beside the pupil. */
@Component
public class TodaysAbsence {

    private final NoticeRegister notices;
    private final Attendance attendance;
    private final Register register;
    private final SchoolCalendar calendar;

    TodaysAbsence(NoticeRegister notices, Attendance attendance, Register register, SchoolCalendar calendar) {
        this.notices = notices;
        this.attendance = attendance;
        this.register = register;
        this.calendar = calendar;
    }

    /**
     * @param lessons whole lessons that nobody has excused, from when until when
     * @param alsoFor the other children of the home for whom a call does too, by pupilId
     */
    public record Missed(AbsenceNotice notice, List<String> lessons, List<String> alsoFor) {}

    /** Empty for a pupil who is not missed today. */
    public Optional<Missed> of(Pupil pupil) {
        LocalDate today = calendar.today(pupil.schoolId());
        return notices.of(pupil.ref(), today)
                .map(notice -> new Missed(notice, lessons(pupil, today), alsoFor(notice, today)));
    }

    private List<String> lessons(Pupil pupil, LocalDate today) {
        return attendance.lessons(pupil.id(), today, today).stream()
                .filter(Notices::whollyMissed)
                .map(NoticeTemplate::time)
                .toList();
    }

    private List<String> alsoFor(AbsenceNotice notice, LocalDate today) {
        return notices.at(notice.schoolId(), today).values().stream()
                .filter(other -> other.state() == NoticeState.CALL
                        && other.carriedBy().filter(notice.pupilRef()::equals).isPresent())
                .flatMap(other -> register.pupilByRef(other.pupilRef()).stream())
                .map(Pupil::id)
                .toList();
    }
}
