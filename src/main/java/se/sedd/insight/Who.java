package se.sedd.insight;

import java.util.Locale;
import java.util.Optional;
import se.sedd.register.Pupil;
import se.sedd.register.School;

/**
 * The pupil at the head of the panel.
 *
 * @param label the name: whoever may open the panel may know it, also of a pupil with protected identity
 * @param enrolment regular, placed-elsewhere, hospital-school, leave
 */
public record Who(
        String label,
        boolean protectedIdentity,
        String className,
        String school,
        Optional<String> homeLanguage,
        String enrolment,
        boolean reducedTimetable) {

    public static Who of(Pupil pupil, School school) {
        return new Who(
                pupil.name(),
                pupil.protectedIdentity(),
                pupil.className(),
                school.name(),
                pupil.homeLanguage(),
                pupil.enrolment().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                pupil.reducedTimetable());
    }
}
