package se.sedd.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.School;
import se.sedd.routine.DutySeverity;
import se.sedd.routine.Routine;

/** What is late at a school on a day, and how late the routine finds it. Weekends and holidays make nothing later. */
@Component
public class OverdueDuties {

    private final DutyLedger ledger;
    private final Routine routine;
    private final SchoolCalendar calendar;

    OverdueDuties(DutyLedger ledger, Routine routine, SchoolCalendar calendar) {
        this.ledger = ledger;
        this.routine = routine;
        this.calendar = calendar;
    }

    /** The most severe first, then the longest late. One statement, and one for each kind of duty that is late. */
    public List<OverdueDuty> at(School school, LocalDate today) {
        Map<DutyKind, DutySeverity> rules = new EnumMap<>(DutyKind.class);
        return ledger.overdueAt(school.id(), today).stream()
                .map(duty -> {
                    int late = calendar.between(school.id(), duty.dueOn(), today);
                    DutySeverity rule = rules.computeIfAbsent(
                            duty.kind(), kind -> routine.dutySeverity(kind.code(), school, today));
                    return new OverdueDuty(duty, late, rule.step(late));
                })
                .filter(duty -> duty.schoolDays() > 0)
                .sorted(Comparator.comparingInt(OverdueDuty::severity)
                        .thenComparingInt(OverdueDuty::schoolDays)
                        .reversed()
                        .thenComparing(OverdueDuty::caseNumber)
                        .thenComparing(duty -> duty.duty().kind()))
                .toList();
    }
}
