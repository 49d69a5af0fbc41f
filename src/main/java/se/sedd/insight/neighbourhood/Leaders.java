package se.sedd.insight.neighbourhood;

import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Who works at a school, and who of them leads: begins agreements and networks there, and writes down who contributes. */
@Component
class Leaders {

    private final Register register;
    private final SchoolCalendar calendar;

    Leaders(Register register, SchoolCalendar calendar) {
        this.register = register;
        this.calendar = calendar;
    }

    static boolean leads(StaffMember person) {
        return person.hasRole(Role.PROJECT_LEAD) || person.hasRole(Role.PRINCIPAL);
    }

    Optional<StaffMember> works(String schoolId, Principal user) {
        return register.staff(user.getName())
                .filter(person -> person.worksAt(schoolId) && person.employedOn(calendar.today(schoolId)));
    }

    /** Whoever asks, who works there; else there is no such school for them. */
    StaffMember at(String schoolId, Principal user) {
        return register.school(schoolId)
                .map(School::id)
                .flatMap(id -> works(id, user))
                .orElseThrow(() -> Asked.refused(HttpStatus.NOT_FOUND, "school-unknown"));
    }

    /** Whoever asks, who leads there. */
    StaffMember leader(String schoolId, Principal user) {
        StaffMember person = at(Optional.ofNullable(schoolId).orElse(""), user);
        boolean norwegian = register.school(schoolId)
                .filter(school -> school.country().equals("NO"))
                .isPresent();
        if (!norwegian || !leads(person)) {
            throw Asked.refused(HttpStatus.FORBIDDEN, "not-yours-to-begin");
        }
        return person;
    }
}
