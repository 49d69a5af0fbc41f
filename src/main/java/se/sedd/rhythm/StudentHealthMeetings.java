package se.sedd.rhythm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.routine.Routine;

/** What a student health meeting leaves behind. */
@Component
public class StudentHealthMeetings {

    private final StudentHealthRegister meetings;
    private final Register register;
    private final CaseRegistry cases;
    private final Attendance attendance;
    private final Routine routine;
    private final SchoolCalendar calendar;

    StudentHealthMeetings(
            StudentHealthRegister meetings,
            Register register,
            CaseRegistry cases,
            Attendance attendance,
            Routine routine,
            SchoolCalendar calendar) {
        this.meetings = meetings;
        this.register = register;
        this.cases = cases;
        this.attendance = attendance;
        this.routine = routine;
        this.calendar = calendar;
    }

    /** What the coordinator wants to bring up beside the list. */
    @Transactional
    public void prepared(StudentHealthMeeting meeting, Optional<String> agenda) {
        agenda.ifPresent(text -> meetings.agenda(meeting.number(), text));
    }

    /** The meeting was held: the list is kept as it stands. */
    @Transactional
    public void held(StudentHealthMeeting meeting, String by, Optional<String> participants, Optional<String> note) {
        School school = register.school(meeting.schoolId()).orElseThrow();
        LocalDate today = calendar.today(school.id());
        meetings.close(meeting.number(), StudentHealthMeeting.State.HELD, today, by, participants, note);
        meetings.keep(meeting.number(), list(school, today));
    }

    /** The meeting is not held. */
    @Transactional
    public void cancelled(StudentHealthMeeting meeting, String by, Optional<String> reason, Optional<String> note) {
        reason.ifPresent(text -> meetings.reason(meeting.number(), text));
        meetings.close(
                meeting.number(),
                StudentHealthMeeting.State.CANCELLED,
                calendar.today(meeting.schoolId()),
                by,
                Optional.empty(),
                note);
    }

    /** The principal has chosen another day for it. */
    @Transactional
    public void moved(StudentHealthMeeting meeting, LocalDate day, String reason) {
        meetings.reason(meeting.number(), reason);
        meetings.meetsOn(meeting.number(), day);
    }

    private List<StudentHealthRegister.Listed> list(School school, LocalDate today) {
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        int days = routine.absenceRules(school, today).windowDays();
        List<StudentHealthRegister.Listed> list = new ArrayList<>();
        attendance.eachPupil(school.id(), SchoolYear.of(today).start(), today, (pupilId, totals) -> {
            AbsenceCase found = open.get(pupilId);
            if (found != null) {
                Window window = Window.of(totals, today, days);
                list.add(new StudentHealthRegister.Listed(
                        found.caseNumber(),
                        found.level().name(),
                        found.resting(),
                        found.dueDate(),
                        window.offered(),
                        window.reported(),
                        window.valid(),
                        window.invalid()));
            }
        });
        return list;
    }
}
