package se.sedd.followup.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** A member of staff opens a case, whatever the figures say. */
@Component
public final class CaseOpening implements ProcessContract {

    public static final String KEY = "case-opening";

    public static final String OPEN_CASE = "open-case";

    public static final String OPEN_CASE_BEGUN = "open-case.begun";

    public static final Variable<String> BEGUN_BY = Variable.id("begunBy");
    public static final Variable<String> REASON = Variable.choice(
            "reason",
            "concern-despite-low-rate",
            "many-short-illnesses",
            "repeated-invalid-absence",
            "missing-records",
            "family-asks-for-help");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(OPEN_CASE);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(CaseVariables.PUPIL_REF, CaseVariables.SCHOOL_ID, BEGUN_BY, REASON);
    }

    @Override
    public Set<String> messages() {
        return Set.of(OPEN_CASE_BEGUN);
    }

    @Override
    public boolean handedOverWithTheCase() {
        return true;
    }
}
