package se.sedd.cooperation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.followup.AbsenceCase;
import se.sedd.followup.CaseRegistry;
import se.sedd.journal.Compartment;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.routine.OutsideBody;
import se.sedd.routine.Routine;

/** Who may contact whom outside the school about which pupil. */
@Component
public class ContactRights {

    /** They handle every case of their school, whoever owns it now. */
    private static final Set<Role> HANDLING = EnumSet.of(Role.COORDINATOR, Role.STUDENT_HEALTH, Role.PRINCIPAL);

    private final CaseRegistry cases;
    private final Register register;
    private final Routine routine;
    private final SchoolCalendar calendar;

    ContactRights(CaseRegistry cases, Register register, Routine routine, SchoolCalendar calendar) {
        this.cases = cases;
        this.register = register;
        this.routine = routine;
        this.calendar = calendar;
    }

    /** Whether this person handles the pupil's open case; read once for a whole school. */
    public Predicate<Pupil> handledBy(StaffMember person, School school) {
        Map<String, AbsenceCase> open = cases.openAt(school.id());
        return pupil -> open.containsKey(pupil.id()) && handles(open.get(pupil.id()), person);
    }

    /** Whether this person handles the case: its owner, the coordinators, elevhälsan and the principals of its school. */
    public boolean handles(AbsenceCase found, StaffMember person) {
        return found.owner().filter(person.userId()::equals).isPresent()
                || person.worksAt(found.schoolId()) && HANDLING.stream().anyMatch(person::hasRole);
    }

    /** Whom this person may contact: what belongs to elevhälsan's file is elevhälsan's to begin (OSL 23:2). */
    public List<OutsideBody> bodies(String schoolId, StaffMember person) {
        Set<Compartment> own = compartments(person);
        return bodies(schoolId).stream()
                .filter(body -> own.contains(body.compartment()))
                .toList();
    }

    /** Everybody the school may contact. */
    public List<OutsideBody> bodies(String schoolId) {
        LocalDate today = calendar.today(schoolId);
        return routine.outsideBodies(register.school(schoolId).orElseThrow(), today);
    }

    static Set<Compartment> compartments(StaffMember person) {
        return person.hasRole(Role.STUDENT_HEALTH)
                ? EnumSet.of(Compartment.SCHOOL, Compartment.STUDENT_HEALTH)
                : EnumSet.of(Compartment.SCHOOL);
    }
}
