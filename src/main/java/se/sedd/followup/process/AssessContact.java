package se.sedd.followup.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.Situations;
import se.sedd.routine.ContactResult;
import se.sedd.routine.Routine;

/** <em>Bedöm kontakten</em>: what a call home leads to. A spell that is explained rests until it can close by itself. */
@Component
class AssessContact implements JavaDelegate {

    private final CaseRegistry cases;
    private final Situations situations;
    private final Routine routine;
    private final StepDates dates;
    private final SchoolCalendar calendar;

    AssessContact(
            CaseRegistry cases, Situations situations, Routine routine, StepDates dates, SchoolCalendar calendar) {
        this.cases = cases;
        this.situations = situations;
        this.routine = routine;
        this.dates = dates;
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AbsenceCase found = cases.get(execution.getProcessBusinessKey());
        LocalDate today = calendar.today(found.schoolId());
        boolean reached = CaseVariables.GUARDIAN_REACHED.of(execution);
        ContactResult result = routine.contactResult(
                reached,
                dates.attemptDay(found),
                CaseVariables.ABSENCE_CAUSE.in(execution),
                reached && situations.isSingleSpell(found, today),
                found.expectedBack().isPresent());
        MentorStep.CONTACT_RESULT.set(execution, result.result());
        MentorStep.ABSENCE_EXPLAINED.set(execution, result.absenceExplained());
        if (result.absenceExplained()) {
            cases.rests(found.caseNumber(), true, today, closingLook(found, today));
        }
    }

    /** The first school day on which a pupil who came back as expected would have been back long enough. */
    private LocalDate closingLook(AbsenceCase found, LocalDate today) {
        LocalDate back = found.expectedBack().filter(day -> day.isAfter(today)).orElse(today);
        int closingDays = situations.rules(found.schoolId(), today).closingDays();
        return calendar.plus(found.schoolId(), back, closingDays + 1);
    }
}
