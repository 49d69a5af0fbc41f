package se.sedd.cooperation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.journal.Compartment;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;
import se.sedd.routine.OutsideBody;
import se.sedd.routine.Routine;

/** Whom somebody at a school may contact outside it. */
@Component
public class ContactRights {

    private final Register register;
    private final Routine routine;
    private final SchoolCalendar calendar;

    ContactRights(Register register, Routine routine, SchoolCalendar calendar) {
        this.register = register;
        this.routine = routine;
        this.calendar = calendar;
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
