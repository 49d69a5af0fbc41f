package se.sedd.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A pupil. Only {@code ref}, a random UUID that no register outside knows, may go into the engine.
 *
 * @param mentor userId of the mentor (kontaktlærer)
 * @param primaryContact userId; in Sweden the second mentor (medmentor)
 * @param homeLanguage BCP 47, for example fa-AF
 * @param marking the pupil's own marking; {@link #protectedIdentity()} is what matters
 * @param guardianMarked whether a guardian of today's has a marking: the pupil's address is theirs
 * @param until last day at the school
 */
public record Pupil(
        String id,
        String ref,
        String givenName,
        String familyName,
        String schoolId,
        String className,
        String grade,
        String mentor,
        Optional<String> pupilGroup,
        Optional<String> primaryContact,
        Optional<String> district,
        Optional<String> homeLanguage,
        Marking marking,
        boolean guardianMarked,
        Optional<LocalDate> birthDate,
        Optional<String> homeMunicipality,
        Enrolment enrolment,
        boolean reducedTimetable,
        Optional<LocalDate> until) {

    public String name() {
        return givenName + " " + familyName;
    }

    /** No name, class or school of this pupil in any list, message, letter, statistic or log; named handlers only. */
    public boolean protectedIdentity() {
        return marking != Marking.NONE || guardianMarked;
    }

    public boolean attendsOn(LocalDate day) {
        return until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
