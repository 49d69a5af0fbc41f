package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.Level;
import se.sedd.register.Duty;
import se.sedd.register.Pupil;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;

/**
 * Whose a task of a case is: as the register says, but whoever has had a role in the case keeps it from task to task, and the
 * named investigator is the case's student health.
 */
@Component
class CaseDuties {

    private final Responsibilities responsibilities;
    private final CaseRegistry cases;
    private final SchoolCalendar calendar;

    CaseDuties(Responsibilities responsibilities, CaseRegistry cases, SchoolCalendar calendar) {
        this.responsibilities = responsibilities;
        this.cases = cases;
        this.calendar = calendar;
    }

    /** @param level the step the task belongs to; somebody who had the step before is passed over, as nobody escalates to themselves */
    Duty of(AbsenceCase found, Pupil pupil, Role role, Level level) {
        LocalDate today = calendar.today(found.schoolId());
        boolean escalates = level.compareTo(found.level()) > 0 && role != Role.PRINCIPAL;
        Set<String> passedOver = escalates ? found.owner().map(Set::of).orElse(Set.of()) : Set.of();
        Duty duty = responsibilities.dutyOf(role, pupil, today, cases::openMainSteps, passedOver);
        Optional<String> kept = keptBy(found, pupil, role)
                .filter(handler -> !passedOver.contains(handler))
                .flatMap(handler -> responsibilities.presentFor(handler, today));
        return kept.map(owner -> new Duty(
                        Optional.of(owner),
                        duty.standIns().stream()
                                .filter(standIn -> !standIn.equals(owner))
                                .toList(),
                        duty.wholeGroup()))
                .orElse(duty);
    }

    private Optional<String> keptBy(AbsenceCase found, Pupil pupil, Role role) {
        if (role == Role.MENTOR || pupil.protectedIdentity()) {
            return Optional.empty();
        }
        Optional<String> investigator = role == Role.STUDENT_HEALTH ? found.investigator() : Optional.empty();
        return investigator.or(() -> cases.handler(found.caseNumber(), role));
    }
}
