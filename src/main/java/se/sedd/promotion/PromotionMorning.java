package se.sedd.promotion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import se.sedd.calendar.EveryDay;
import se.sedd.calendar.ScheduledWork;
import se.sedd.register.Register;
import se.sedd.register.School;

/** Every morning, after the hand-over to deputies: what promotes attendance is begun, school by school. */
@Component
class PromotionMorning implements ScheduledWork {

    private static final EveryDay MORNING = new EveryDay(LocalTime.of(6, 10));

    private final PlannedReturns returns;
    private final TermPromotion terms;
    private final Register register;

    PromotionMorning(PlannedReturns returns, TermPromotion terms, Register register) {
        this.returns = returns;
        this.terms = terms;
        this.register = register;
    }

    @Override
    public Instant nextAfter(Instant instant) {
        return MORNING.nextAfter(instant);
    }

    @Override
    public void runAt(Instant due) {
        LocalDate today = EveryDay.dayOf(due);
        for (School school : register.schools()) {
            returns.begin(school, today);
            terms.begin(school, today);
        }
    }
}
