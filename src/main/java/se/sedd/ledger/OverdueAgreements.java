package se.sedd.ledger;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.partnership.AgreementRegister;
import se.sedd.register.School;
import se.sedd.routine.DutySeverity;
import se.sedd.routine.Routine;

/** What is late of a school's agreements, beside the steps of its cases, and how late the routine finds it. */
@Component
public class OverdueAgreements {

    private final AgreementRegister agreements;
    private final Routine routine;
    private final SchoolCalendar calendar;

    OverdueAgreements(AgreementRegister agreements, Routine routine, SchoolCalendar calendar) {
        this.agreements = agreements;
        this.routine = routine;
        this.calendar = calendar;
    }

    /** The longest late first; one statement where nothing is. */
    public List<OverdueAgreement> at(School school, LocalDate today) {
        return agreements.overdueAt(school.id(), today).stream()
                .map(agreement -> {
                    String step = agreement.step().orElseThrow();
                    LocalDate due = agreement.dueOn().orElseThrow();
                    int late = calendar.between(school.id(), due, today);
                    DutySeverity rule = routine.dutySeverity(step, school, today);
                    return new OverdueAgreement(agreement, step, due, late, rule.step(late), rule);
                })
                .filter(agreement -> agreement.schoolDays() > 0)
                .toList();
    }
}
