package se.sedd.followup;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import se.sedd.register.Pupil;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Who handles a case: its owner, and the coordinators, elevhälsan and the principals of its school. */
@Component
public class CaseTeam {

    /** They handle every case of their school, whoever owns it now. */
    private static final Set<Role> HANDLING = EnumSet.of(Role.COORDINATOR, Role.STUDENT_HEALTH, Role.PRINCIPAL);

    private final CaseRegistry cases;

    CaseTeam(CaseRegistry cases) {
        this.cases = cases;
    }

    public boolean handles(AbsenceCase found, StaffMember person) {
        return found.owner().filter(person.userId()::equals).isPresent()
                || person.worksAt(found.schoolId()) && HANDLING.stream().anyMatch(person::hasRole);
    }

    /** Whether this person handles the pupil's open case; read once for a whole school. */
    public Predicate<Pupil> handledBy(StaffMember person, School school) {
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        return pupil -> open.containsKey(pupil.id()) && handles(open.get(pupil.id()), person);
    }
}
