package se.sedd.insight;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * Which pupils somebody may find by name and class: everyone who works with pupils finds every unprotected pupil of their
 * schools. Social services, partners, administrators and those who only see figures find none.
 */
@Component
public class Acquaintance {

    private static final Set<Role> AT_SCHOOL = EnumSet.of(
            Role.MENTOR,
            Role.PRIMARY_CONTACT,
            Role.COORDINATOR,
            Role.MOBILE_TEAM,
            Role.STUDENT_HEALTH,
            Role.PRINCIPAL,
            Role.HEAD_OF_SCHOOL_YEARS,
            Role.DEPUTY_HEAD_OF_STUDENT_HEALTH,
            Role.SCHOOL_OFFICE,
            Role.PROJECT_LEAD);

    /** Whose work at a school is with any of its pupils. */
    private static final Set<Role> WITH_EVERY_PUPIL =
            EnumSet.of(Role.COORDINATOR, Role.STUDENT_HEALTH, Role.PRINCIPAL, Role.SCHOOL_OFFICE);

    private final Register register;
    private final SchoolCalendar calendar;

    Acquaintance(Register register, SchoolCalendar calendar) {
        this.register = register;
        this.calendar = calendar;
    }

    /** The user as a member of staff who works with pupils, if they are one. */
    public Optional<StaffMember> colleague(String userId) {
        return register.staff(userId).filter(person -> person.groups().stream().anyMatch(AT_SCHOOL::contains));
    }

    /** The schools at which this person works today. */
    public List<School> schools(StaffMember person) {
        return register.schools().stream()
                .filter(school -> person.worksAt(school.id()) && person.employedOn(calendar.today(school.id())))
                .toList();
    }

    /** The pupils of the school who may be found: those who attend today and are not protected, by class and name. */
    public List<Pupil> pupils(School school) {
        return register.pupilsOf(school.id()).stream().filter(this::mayBeFound).toList();
    }

    /** The pupil, if this person may find them. */
    public Optional<Pupil> pupil(String pupilId, StaffMember person) {
        return register.pupil(pupilId)
                .filter(this::mayBeFound)
                .filter(pupil ->
                        person.worksAt(pupil.schoolId()) && person.employedOn(calendar.today(pupil.schoolId())));
    }

    /**
     * Whether this person, who may find the pupil, works with the pupil: the mentors, and those of the school whose work is with
     * every pupil.
     */
    public boolean worksWith(Pupil pupil, StaffMember person) {
        return person.userId().equals(pupil.mentor())
                || pupil.primaryContact().filter(person.userId()::equals).isPresent()
                || person.groups().stream().anyMatch(WITH_EVERY_PUPIL::contains);
    }

    private boolean mayBeFound(Pupil pupil) {
        return !pupil.protectedIdentity() && pupil.attendsOn(calendar.today(pupil.schoolId()));
    }
}
