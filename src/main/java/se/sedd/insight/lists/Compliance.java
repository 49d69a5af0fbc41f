package se.sedd.insight.lists;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolYear;
import se.sedd.followup.Level;
import se.sedd.ledger.DutyKind;
import se.sedd.ledger.DutyLedger;
import se.sedd.register.School;

/** How many of the routine's steps are done by their day, told from the ledger of duties. */
@Component
class Compliance {

    static final Kept NOTHING = new Kept(0, 0);

    /** What was done before that is no news of how the routine is kept now. */
    private static final int LATELY_IN_DAYS = 28;

    private final DutyLedger ledger;

    Compliance(DutyLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param counted main steps that are open, or were done lately
     * @param kept those of them that are not past their day, or were done by it
     */
    record Kept(int counted, int kept) {

        static Kept of(boolean onTime) {
            return new Kept(1, onTime ? 1 : 0);
        }

        Kept and(Kept other) {
            return new Kept(counted + other.counted, kept + other.kept);
        }
    }

    /** By step of the ladder; a step without any is missing. Two statements. */
    Map<Level, Kept> stepsAt(School school, LocalDate today) {
        Map<Level, Kept> steps = new EnumMap<>(Level.class);
        ledger.openAt(school.id())
                .forEach(duty -> level(duty.kind())
                        .ifPresent(level ->
                                steps.merge(level, Kept.of(!duty.dueOn().isBefore(today)), Kept::and)));
        ledger.doneAt(school.id(), today.minusDays(LATELY_IN_DAYS), today)
                .forEach(duty -> level(duty.kind())
                        .ifPresent(level ->
                                steps.merge(level, Kept.of(!duty.doneOn().isAfter(duty.dueOn())), Kept::and)));
        return steps;
    }

    /** How many steps of each case are late, or were done late this school year, by case number; a case without any is missing. */
    Map<String, Integer> deviationsAt(School school, LocalDate today) {
        Map<String, Integer> late = new HashMap<>();
        ledger.openAt(school.id()).stream()
                .filter(duty -> duty.dueOn().isBefore(today))
                .forEach(duty -> late.merge(duty.caseNumber(), 1, Integer::sum));
        ledger.doneAt(school.id(), SchoolYear.of(today).start(), today).stream()
                .filter(duty -> duty.doneOn().isAfter(duty.dueOn()))
                .forEach(duty -> late.merge(duty.caseNumber(), 1, Integer::sum));
        return late;
    }

    /** The step whose main task the duty is; what runs beside the main line belongs to none. */
    private static Optional<Level> level(DutyKind kind) {
        return switch (kind) {
            case CONTACT_GUARDIAN, CALL_AGAIN, FOLLOW_UP_CONTACT -> Optional.of(Level.MENTOR);
            case MAP_ABSENCE, HOLD_ATTENDANCE_MEETING, FOLLOW_UP_PLAN -> Optional.of(Level.COORDINATOR);
            case DECIDE_INVESTIGATION, INVESTIGATE_ABSENCE, DECIDE_MEASURES, FOLLOW_UP_MEASURES ->
                Optional.of(Level.STUDENT_HEALTH);
            case DECIDE_CONCERN_REPORT, FOLLOW_UP_COOPERATION -> Optional.of(Level.SOCIAL_SERVICES);
            default -> Optional.empty();
        };
    }
}
