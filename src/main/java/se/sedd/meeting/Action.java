package se.sedd.meeting;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has promised at a meeting. The words stand in the journal under its number.
 *
 * @param ownerKind mentor, project-lead, home, pupil or code of a partner
 */
public record Action(
        String number, String meetingNumber, String ownerKind, LocalDate dueOn, Optional<LocalDate> doneOn) {

    private static final Set<String> OF_THE_SCHOOL = Set.of("mentor", "project-lead", "home", "pupil");

    /** Whether it is a task of the school's own people; the others are partners. */
    public boolean isOfTheSchool() {
        return OF_THE_SCHOOL.contains(ownerKind);
    }

    /** Whether the home or the pupil does it: the school asks how it went. */
    public boolean isOfHome() {
        return ownerKind.equals("home") || ownerKind.equals("pupil");
    }
}
