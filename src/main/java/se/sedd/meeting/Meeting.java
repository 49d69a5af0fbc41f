package se.sedd.meeting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import se.sedd.register.Pupil;

/**
 * A tverrfaglig møte, from the wish to the evaluation.
 *
 * @param bookedBy userId of whoever registered the wish and follows it up
 * @param anonymous discussed without a name: partners are told nothing of the pupil
 * @param familyWay how the family wants to be told of it, where it was asked
 * @param slot empty until a time has been chosen, and again when it has been given up
 * @param sequence grows with every change that invited partners are told of
 * @param caseNumber the absence case in which the home asked for it
 * @param attended codes of who was there, once it has been held
 * @param approvedOn the day on which the guardians approved the minutes, which change no more
 * @param outcome empty while the meeting is open
 */
public record Meeting(
        String number,
        String pupilId,
        String pupilRef,
        String schoolId,
        String bookedBy,
        LocalDate wishedOn,
        boolean guardianLeads,
        boolean anonymous,
        Optional<String> place,
        Optional<FamilyWay> familyWay,
        Optional<Slot> slot,
        int sequence,
        Optional<LocalDate> heldOn,
        Optional<String> caseNumber,
        List<String> attended,
        Optional<LocalDate> approvedOn,
        Optional<String> outcome) {

    /** Whether it has had a time before the one it has now or will have. */
    boolean hasMoved() {
        return sequence > 0;
    }

    /** Where it is when not in its slot's room: {@code video} or {@code other}. */
    Optional<String> elsewhere() {
        return place.filter(code -> !code.equals("at-school"));
    }

    /** Its time as people read it, with the room if it is held there. */
    public Optional<String> whenInWords() {
        return slot.map(time -> elsewhere().isPresent() ? time.when() : time.inWords());
    }

    public boolean isOpen() {
        return outcome.isEmpty();
    }

    /** Whether the pupil still goes to the meeting's school on that day. */
    boolean isAtTheSchoolOf(Pupil pupil, LocalDate today) {
        return pupil.schoolId().equals(schoolId) && pupil.attendsOn(today);
    }

    /** Calendar days from the wish to the meeting, for one that has been held. */
    public Optional<Long> daysFromWish() {
        return heldOn.map(held -> ChronoUnit.DAYS.between(wishedOn, held));
    }
}
