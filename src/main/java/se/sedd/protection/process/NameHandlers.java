package se.sedd.protection.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.engine.ProcessContract;
import se.sedd.engine.Variable;

/** The principal names who acts for a pupil with protected identity, and is asked again before their time is over. */
@Component
public final class NameHandlers implements ProcessContract {

    public static final String KEY = "name-handlers";

    public static final String CHOOSE_HANDLERS = "choose-handlers";
    public static final String HANDLERS_IN_FORCE = "handlers-in-force";

    public static final String HANDLERS_NEEDED = "handlers.needed";
    public static final String HANDLERS_QUESTIONED = "handlers.questioned";
    public static final String PROTECTION_ENDED = "protection.ended";

    public static final Variable<String> PUPIL_REF = Variable.id("pupilRef");
    public static final Variable<String> SCHOOL_ID = Variable.id("schoolId");

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> elements() {
        return Set.of(CHOOSE_HANDLERS, HANDLERS_IN_FORCE);
    }

    @Override
    public Set<Variable<?>> variables() {
        return Set.of(PUPIL_REF, SCHOOL_ID);
    }

    @Override
    public Set<String> messages() {
        return Set.of(HANDLERS_NEEDED, HANDLERS_QUESTIONED, PROTECTION_ENDED);
    }
}
