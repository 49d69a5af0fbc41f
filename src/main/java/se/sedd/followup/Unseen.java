package se.sedd.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.attendance.Attendance;
import se.sedd.calendar.SchoolYear;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.SchoolForm;
import se.sedd.routine.AbsenceRules;
import se.sedd.routine.Routine;

/** The watch that nobody is unseen: who is above the threshold without a case that has an owner and a dated next step. */
@Component
public class Unseen {

    private final Register register;
    private final Attendance attendance;
    private final Routine routine;
    private final CaseRegistry cases;

    Unseen(Register register, Attendance attendance, Routine routine, CaseRegistry cases) {
        this.register = register;
        this.attendance = attendance;
        this.routine = routine;
        this.cases = cases;
    }

    /** The pupilIds; empty after every evaluation. */
    public List<String> on(LocalDate date) {
        List<String> unseen = new ArrayList<>();
        for (School school : register.schools()) {
            unseen.addAll(at(school, date));
        }
        return unseen;
    }

    /** The pupilIds of one school. */
    List<String> at(School school, LocalDate date) {
        AbsenceRules rules = routine.absenceRules(school, date);
        if (!rules.followsUp() || school.schoolForm() != SchoolForm.COMPULSORY) {
            return List.of();
        }
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        Map<String, LocalDate> countsFrom =
                cases.countsFromAt(school.id(), SchoolYear.of(date).start());
        List<String> unseen = new ArrayList<>();
        attendance.eachPupil(school.id(), SchoolYear.of(date).start(), date, (pupilId, days) -> {
            boolean seen = Optional.ofNullable(open.get(pupilId))
                    .map(found -> found.owner().isPresent())
                    .orElse(false);
            Optional<LocalDate> countsAfter = Optional.ofNullable(countsFrom.get(pupilId));
            if (!seen && new Situation(date, rules, days).callsForCase(countsAfter)) {
                unseen.add(pupilId);
            }
        });
        return unseen;
    }
}
