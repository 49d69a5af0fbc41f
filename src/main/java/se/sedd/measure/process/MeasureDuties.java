package se.sedd.measure.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.TaskDuties;
import se.sedd.measure.Measure;
import se.sedd.measure.MeasureRegister;
import se.sedd.measure.Measures;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;

/** Whose each task around a measure is today. */
@Component
class MeasureDuties implements TaskDuties {

    private final Measures work;
    private final MeasureRegister measures;
    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;

    MeasureDuties(
            Measures work,
            MeasureRegister measures,
            Register register,
            Responsibilities responsibilities,
            SchoolCalendar calendar) {
        this.work = work;
        this.measures = measures;
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
    }

    @Override
    public List<String> processes() {
        return List.of(PracticalElective.KEY);
    }

    @Override
    public Duty of(String task, String number) {
        return of(task, measures.get(number));
    }

    /**
     * Whoever began a proposal keeps it, and asks the guardians; what a meeting has agreed on is the mentor's. The weekly note is
     * that of whoever leads the measure at the school, the evaluation the project lead's.
     */
    Duty of(String task, Measure measure) {
        LocalDate today = calendar.today(measure.schoolId());
        Pupil pupil = register.pupilBehind(measure.pupilRef());
        Duty mentors = responsibilities.dutyOf(Role.MENTOR, pupil, today, userId -> 0);
        return switch (task) {
            case PracticalElective.PROPOSE_ELECTIVE -> new Duty(Optional.of(measure.owner()), List.of(), false);
            case PracticalElective.RECORD_GUARDIANS_ANSWER ->
                measure.origin().isPresent() ? mentors : first(Optional.of(measure.owner()), mentors, pupil, today);
            case PracticalElective.WRITE_WEEKLY_NOTE ->
                first(work.offerOf(measure).leader(), mentors, pupil, today);
            default -> responsibilities.dutyOf(Role.PROJECT_LEAD, pupil, today, userId -> 0);
        };
    }

    /** This person's, as long as they are at the school and may act for the pupil; the mentors stand in. */
    private Duty first(Optional<String> person, Duty mentors, Pupil pupil, LocalDate today) {
        Optional<String> owner = person.filter(userId -> register.staff(userId)
                        .filter(member -> member.worksAt(pupil.schoolId()))
                        .isPresent())
                .flatMap(userId -> responsibilities.presentFor(userId, today))
                .filter(userId -> responsibilities.mayActFor(pupil, userId, today));
        return owner.map(userId -> new Duty(
                        owner,
                        Stream.concat(mentors.owner().stream(), mentors.standIns().stream())
                                .filter(other -> !other.equals(userId))
                                .distinct()
                                .toList(),
                        false))
                .orElse(mentors);
    }
}
