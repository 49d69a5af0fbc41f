package se.sedd.insight;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import se.sedd.register.NamedHandlers;
import se.sedd.register.Pupil;
import se.sedd.register.Responsibilities;
import se.sedd.register.StaffMember;

/** Which pupils of a school stand in somebody's lists: with protected identity only for the principal and the named handlers. */
@Component
public class SeenInLists {

    private final Responsibilities responsibilities;
    private final NamedHandlers handlers;

    SeenInLists(Responsibilities responsibilities, NamedHandlers handlers) {
        this.responsibilities = responsibilities;
        this.handlers = handlers;
    }

    public Predicate<Pupil> by(StaffMember reader, String schoolId, LocalDate today) {
        boolean principal = responsibilities.isPrincipalOf(schoolId, reader.userId(), today);
        Set<String> handled = handlers.pupilsOf(reader.userId(), schoolId, today);
        return pupil -> !pupil.protectedIdentity() || principal || handled.contains(pupil.id());
    }
}
