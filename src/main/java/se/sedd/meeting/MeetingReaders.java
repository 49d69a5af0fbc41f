package se.sedd.meeting;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.register.Register;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** At which schools somebody may see the times and the partners of meetings: their own; whoever is no member of staff, at all. */
@Component
public class MeetingReaders {

    private final Register register;
    private final SchoolCalendar calendar;

    MeetingReaders(Register register, SchoolCalendar calendar) {
        this.register = register;
        this.calendar = calendar;
    }

    /** The school, if this user may see its times and partners. */
    public Optional<School> school(String schoolId, String userId) {
        return register.school(schoolId)
                .filter(found -> register.staff(userId)
                        .map(person -> person.worksAt(found.id()))
                        .orElse(true));
    }

    /** The schools with such meetings at which this person has a place of their own, as staff of the school or of a partner. */
    public List<School> schools(StaffMember person) {
        return register.schools().stream()
                .filter(school -> school.country().equals("NO"))
                .filter(school -> person.schoolIds().contains(school.id()))
                .filter(school -> person.employedOn(calendar.today(school.id())))
                .toList();
    }
}
