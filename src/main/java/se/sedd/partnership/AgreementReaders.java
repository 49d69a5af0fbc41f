package se.sedd.partnership;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.partnership.Agreement.Reach;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Who may read an agreement: the staff of the schools for which it holds, and of a partner those whose office is party to it. */
@Component
public class AgreementReaders {

    private final Register register;
    private final SchoolCalendar calendar;

    AgreementReaders(Register register, SchoolCalendar calendar) {
        this.register = register;
        this.calendar = calendar;
    }

    public boolean mayRead(Agreement agreement, StaffMember person) {
        boolean works = schoolsOf(agreement).stream()
                .anyMatch(school -> person.worksAt(school) && person.employedOn(calendar.today(school)));
        boolean partnerOnly = person.groups().equals(Set.of(Role.PARTNER));
        return works
                && (!partnerOnly
                        || person.office().filter(agreement.offices()::contains).isPresent());
    }

    private List<String> schoolsOf(Agreement agreement) {
        if (agreement.reach() == Reach.SCHOOL) {
            return List.of(agreement.schoolId());
        }
        return register.school(agreement.schoolId()).stream()
                .flatMap(own -> register.schools().stream()
                        .filter(school -> school.id().equals(own.id()) || isSame(own, school)))
                .map(School::id)
                .toList();
    }

    private static boolean isSame(School own, School other) {
        return own.municipality().isPresent() && own.municipality().equals(other.municipality());
    }
}
