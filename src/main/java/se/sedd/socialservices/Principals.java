package se.sedd.socialservices;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/** The principal of the school at which a concern was reported, also when the pupil attends another school by now. */
@Component
public class Principals {

    private final Register register;
    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final ConcernJournal journal;

    Principals(Register register, Responsibilities responsibilities, SchoolCalendar calendar, ConcernJournal journal) {
        this.register = register;
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.journal = journal;
    }

    /**
     * Who the principal is today, or who stands in; empty where the register knows none.
     *
     * @param openTasks how many of the tasks in question a userId has open
     */
    public Optional<String> of(String schoolId, String pupilRef, ToIntFunction<String> openTasks) {
        LocalDate today = calendar.today(schoolId);
        Optional<Pupil> pupil =
                register.pupilByRef(pupilRef).filter(found -> found.schoolId().equals(schoolId));
        if (pupil.isPresent()) {
            return responsibilities
                    .dutyOf(Role.PRINCIPAL, pupil.get(), today, openTasks)
                    .owner();
        }
        return register.staffOf(schoolId, Role.PRINCIPAL).stream()
                .filter(person -> person.employedOn(today))
                .min(Comparator.comparing((StaffMember person) -> person.awayOn(today))
                        .thenComparing(StaffMember::userId))
                .flatMap(person -> responsibilities.presentFor(person.userId(), today));
    }

    /** Tells the principal; where there is none, the author is told that the principal does not know. */
    void tell(Concern concern, String kind) {
        Optional<String> principal = of(concern.schoolId(), concern.pupilRef(), userId -> 0);
        if (principal.isEmpty()) {
            journal.tell(concern, "principal-missing", Optional.empty(), concern.author(), List.of());
        }
        principal
                .filter(userId -> !userId.equals(concern.author()))
                .ifPresent(userId -> journal.tell(concern, kind, Optional.empty(), userId, List.of()));
    }
}
