package se.sedd.routine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
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

    AbsenceApi(Register register, SchoolCalendar calendar, Attendance attendance, Routine routine) {
        this.register = register;
        this.calendar = calendar;
        this.attendance = attendance;
        this.routine = routine;
    }

    /** Without a date, today at the pupil's school. 404 for an unknown pupil, 400 for what is no date. */
    @GetMapping("/api/pupils/{pupilId}/absence")
    ResponseEntity<?> absence(@PathVariable String pupilId, @RequestParam Optional<String> date) {
        Optional<Pupil> pupil = register.pupil(pupilId);
        Optional<School> school = pupil.flatMap(found -> register.school(found.schoolId()));
        if (school.isEmpty()) {
            return problem(HttpStatus.NOT_FOUND, "Okänd elev", "Det finns ingen elev med det id:t.");
        }
        try {
            LocalDate day = date.map(LocalDate::parse)
                    .orElseGet(() -> calendar.today(school.get().id()));
            return ResponseEntity.ok(absence(pupilId, school.get(), day));
        } catch (DateTimeParseException e) {
            return problem(
                    HttpStatus.BAD_REQUEST, "Inget datum", "Skriv datum som åååå-mm-dd, till exempel 2026-03-16.");
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

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
