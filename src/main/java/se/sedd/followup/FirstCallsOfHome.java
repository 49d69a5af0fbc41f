package se.sedd.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.calendar.SchoolCalendar;

/** The first calls of absence cases that are to be made today, as far as they are one home's. */
@Component
public class FirstCallsOfHome {

    private static final String FIRST_CALL = "contact-guardian";

    private final CaseRegistry cases;
    private final MoveStep step;
    private final CaseJournal journal;
    private final SchoolCalendar calendar;

    FirstCallsOfHome(CaseRegistry cases, MoveStep step, CaseJournal journal, SchoolCalendar calendar) {
        this.cases = cases;
        this.step = step;
        this.journal = journal;
        this.calendar = calendar;
    }

    /** Whether the case's first call is to be made by the day. */
    public static boolean isDue(AbsenceCase found, LocalDate day) {
        return found.state() == CaseState.OPEN
                && found.nextStep().equals(FIRST_CALL)
                && !found.dueDate().isAfter(day);
    }

    /** The school's cases whose first call is to be made by the day. */
    public List<AbsenceCase> due(String schoolId, LocalDate day) {
        return cases.openAt(schoolId).values().stream()
                .filter(found -> isDue(found, day))
                .toList();
    }

    /**
     * The home has been spoken with today: this call is due on the next school day instead, and its owner is told. Whoever did it in the
     * same call writes it down all the same; reminder and last day stay where they are.
     */
    @Transactional
    public void putOff(AbsenceCase found) {
        LocalDate next = calendar.plus(found.schoolId(), calendar.today(found.schoolId()), 1);
        step.later(found, next);
        journal.tell(found, "call-put-off", Optional.of(FIRST_CALL), found.owner());
    }
}
