package se.sedd.followup.process;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.Choices;
import se.sedd.followup.CaseRegistry;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/** The choices of staff that a form offers: ids and names of colleagues in a variable of the task alone. */
@Component
class StaffChoices {

    private final Register register;
    private final CaseRegistry cases;
    private final SchoolCalendar calendar;

    StaffChoices(Register register, CaseRegistry cases, SchoolCalendar calendar) {
        this.register = register;
        this.cases = cases;
        this.calendar = calendar;
    }

    /** Everyone who works at the school but the mentor, with how many pupils they are contact person for already. */
    void contactPersons(DelegateTask task, Pupil pupil) {
        employed(
                        pupil,
                        register.staffOf(pupil.schoolId()).stream()
                                .filter(person -> worksAtOneSchool(person)
                                        && person.isOfTheSchool()
                                        && !person.userId().equals(pupil.mentor())),
                        cases.pupilsOfContactPersons(pupil.schoolId()))
                .offer(task, "contactPerson");
    }

    /** Student health and the coordinators. */
    void investigators(DelegateTask task, Pupil pupil) {
        employed(
                        pupil,
                        Stream.of(Role.STUDENT_HEALTH, Role.COORDINATOR)
                                .flatMap(role -> register.staffOf(pupil.schoolId(), role).stream())
                                .distinct(),
                        Map.of())
                .offer(task, "investigator");
    }

    private static boolean worksAtOneSchool(StaffMember person) {
        return !person.schoolIds().contains("*");
    }

    private Choices employed(Pupil pupil, Stream<StaffMember> people, Map<String, Integer> pupils) {
        LocalDate today = calendar.today(pupil.schoolId());
        Choices choices = new Choices();
        people.filter(person -> person.employedOn(today))
                .forEach(person ->
                        choices.add(person.userId(), person.name() + load(pupils.getOrDefault(person.userId(), 0))));
        return choices;
    }

    private static String load(int pupils) {
        return pupils == 0 ? "" : " (" + pupils + (pupils == 1 ? " elev)" : " elever)");
    }
}
