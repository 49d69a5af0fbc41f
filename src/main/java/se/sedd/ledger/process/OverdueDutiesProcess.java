package se.sedd.ledger.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** Somebody looks through what is late at a school and has come to them. */
@Component
public final class OverdueDutiesProcess implements ProcessContract {

    public static final String KEY = "overdue-duties";

    public static final String REVIEW_OVERDUE = "review-overdue";

    public static final String CAUGHT_UP = "duties.caught-up";

    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");

    /** Whose it is: known while the task is created, and kept by the task alone. */
    public static final Variable<String> REVIEWER = Variable.id("reviewer");

    public static final Variable<String> OVERDUE_REVIEW =
            Variable.choice("overdueReview", "taken-up", "shared-out", "too-much");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(REVIEW_OVERDUE);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(SCHOOL_ID, REVIEWER, OVERDUE_REVIEW);
    }

    @Override
    public Set<String> messages() {
        return Set.of(CAUGHT_UP);
    }
}
