package se.sedd.routine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sedd.attendance.Attendance;
import se.sedd.attendance.Window;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.calendar.SchoolYear;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.School;

/** {@code GET /api/pupils/{pupilId}/absence?date=}: the window as the routine counts it, never cut at a contact, no name. */
@RestController
class AbsenceApi {

    record AbsenceView(
            String pupilId,
            LocalDate date,
            int offeredMinutes,
            int reportedMinutes,
            int validMinutes,
            int invalidMinutes,
            double ratePercent,
            double coveragePercent,
            int days) {}

    private final Register register;
    private final SchoolCalendar calendar;
    private final Attendance attendance;
    private final Routine routine;
    private final MessageSource words;

    AbsenceApi(
            Register register, SchoolCalendar calendar, Attendance attendance, Routine routine, MessageSource words) {
        this.register = register;
        this.calendar = calendar;
        this.attendance = attendance;
        this.routine = routine;
        this.words = words;
    }

    /** Without a date, today at the pupil's school. 404 for an unknown pupil, 400 for what is no date. */
    @GetMapping("/api/pupils/{pupilId}/absence")
    ResponseEntity<?> absence(@PathVariable String pupilId, @RequestParam Optional<String> date, Locale language) {
        Optional<Pupil> pupil = register.pupil(pupilId);
        Optional<School> school = pupil.flatMap(found -> register.school(found.schoolId()));
        if (school.isEmpty()) {
            return problem(HttpStatus.NOT_FOUND, "absence.unknown-pupil", language);
        }
        try {
            LocalDate day = date.map(LocalDate::parse)
                    .orElseGet(() -> calendar.today(school.get().id()));
            return ResponseEntity.ok(absence(pupilId, school.get(), day));
        } catch (DateTimeParseException e) {
            return problem(HttpStatus.BAD_REQUEST, "absence.no-date", language);
        }
    }

    private AbsenceView absence(String pupilId, School school, LocalDate day) {
        Window window = Window.of(
                attendance.schoolDays(pupilId, school.id(), SchoolYear.of(day).start(), day),
                day,
                routine.absenceRules(school, day).windowDays());
        return new AbsenceView(
                pupilId,
                day,
                window.offered(),
                window.reported(),
                window.valid(),
                window.invalid(),
                window.ratePercent(),
                window.coveragePercent(),
                window.days());
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String what, Locale language) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, words.getMessage(what, new Object[0], language));
        problem.setTitle(words.getMessage(what + ".title", new Object[0], language));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
