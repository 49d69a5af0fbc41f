package se.sedd.insight.panel;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.sedd.followup.AbsenceCase;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/** Who at the school is there for the pupil: mentor, primary contact, and the contact person if the case has one. */
@Component
class PeopleAround {

    private final Register register;

    PeopleAround(Register register) {
        this.register = register;
    }

    /**
     * Somebody at the school around the pupil.
     *
     * @param role mentor, primaryContact, contactPerson
     * @param phoneHour when they are there to be rung
     */
    record Contact(String role, String name, Optional<String> phone, Optional<String> phoneHour) {}

    /** In the order in which a family meets them. */
    List<Contact> of(Pupil pupil, Optional<AbsenceCase> itsCase) {
        Map<String, String> userIds = new LinkedHashMap<>();
        userIds.put("mentor", pupil.mentor());
        pupil.primaryContact().ifPresent(userId -> userIds.put("primaryContact", userId));
        itsCase.flatMap(AbsenceCase::contactPerson).ifPresent(userId -> userIds.put("contactPerson", userId));
        Map<String, StaffMember> people =
                register.staff(userIds.values()).stream().collect(toMap(StaffMember::userId, identity()));
        return userIds.entrySet().stream()
                .filter(named -> people.containsKey(named.getValue()))
                .map(named -> contact(named.getKey(), people.get(named.getValue())))
                .toList();
    }

    private static Contact contact(String role, StaffMember person) {
        return new Contact(role, person.name(), person.phone(), person.phoneHour());
    }
}
