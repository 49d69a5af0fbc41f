package se.sedd.insight.lists;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Who sees how many calls the mentors of a school have. Nobody further away: it is not to become a figure about a person. */
@Component
public class CallReaders {

    private static final Set<Role> OF_THE_SCHOOL = EnumSet.of(Role.COORDINATOR, Role.PRINCIPAL, Role.MOBILE_TEAM);
    private static final Set<Role> OF_THE_TEAM = EnumSet.of(Role.MENTOR, Role.PRIMARY_CONTACT);

    private final SchoolCalendar calendar;

    CallReaders(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    public boolean mayRead(StaffMember person, School school) {
        return readsAll(person, school) || has(person, school, OF_THE_TEAM);
    }

    boolean readsAll(StaffMember person, School school) {
        return has(person, school, OF_THE_SCHOOL);
    }

    /** Others give away their own calls only. */
    boolean sharesOut(StaffMember person, School school) {
        return has(person, school, EnumSet.of(Role.COORDINATOR));
    }

    private boolean has(StaffMember person, School school, Set<Role> roles) {
        return person.groups().stream().anyMatch(roles::contains)
                && person.worksAt(school.id())
                && person.employedOn(calendar.today(school.id()));
    }
}
