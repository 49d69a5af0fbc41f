package se.sedd.insight.lists;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** Who follows how the routine is kept at which school, and how much of it they see. */
@Component
public class Followers {

    private static final Set<Role> FIGURES =
            EnumSet.of(Role.DEPUTY_HEAD_OF_STUDENT_HEALTH, Role.SOCIAL_LIAISON, Role.MANAGER);

    private final SchoolOverview overview;
    private final Register register;
    private final SchoolCalendar calendar;

    Followers(SchoolOverview overview, Register register, SchoolCalendar calendar) {
        this.overview = overview;
        this.register = register;
        this.calendar = calendar;
    }

    /** Empty for somebody who does not follow the routine there. */
    public Optional<Sight> sight(StaffMember person, School school) {
        if (overview.watches(person, school)) {
            return Optional.of(Sight.CASES);
        }
        if (!person.worksAt(school.id()) || !person.employedOn(calendar.today(school.id()))) {
            return Optional.empty();
        }
        if (person.hasRole(Role.HEAD_OF_SCHOOL_YEARS)) {
            return Optional.of(Sight.NUMBERS);
        }
        return person.groups().stream().anyMatch(FIGURES::contains) ? Optional.of(Sight.FIGURES) : Optional.empty();
    }

    /** The same for a user and a school's id, which may be anything. */
    Optional<Sight> sight(String userId, String schoolId) {
        return register.school(schoolId)
                .flatMap(school -> register.staff(userId).flatMap(person -> sight(person, school)));
    }
}
