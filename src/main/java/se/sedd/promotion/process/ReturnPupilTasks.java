package se.sedd.promotion.process;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import se.sedd.engine.PupilTasks;
import se.sedd.followup.CaseTeam;
import se.sedd.promotion.PlannedReturns;
import se.sedd.promotion.PlannedReturns.Begun;
import se.sedd.register.Pupil;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** <em>Planera återkomsten</em> from the pupils' page, for whoever handles the pupil's case. */
@Component
class ReturnPupilTasks implements PupilTasks {

    private static final Set<Role> STAFF = EnumSet.of(
            Role.MENTOR, Role.PRIMARY_CONTACT, Role.COORDINATOR, Role.MOBILE_TEAM, Role.STUDENT_HEALTH, Role.PRINCIPAL);

    private final PlannedReturns returns;
    private final CaseTeam team;

    ReturnPupilTasks(PlannedReturns returns, CaseTeam team) {
        this.returns = returns;
        this.team = team;
    }

    @Override
    public Set<String> kinds(School school, StaffMember person) {
        return STAFF.stream().anyMatch(person::hasRole) ? Set.of(PlannedReturnProcess.PLAN_RETURN) : Set.of();
    }

    @Override
    public Predicate<Pupil> offered(String kind, School school, StaffMember person) {
        return team.handledBy(person, school);
    }

    @Override
    public String begin(String kind, Pupil pupil, StaffMember person) {
        Begun begun = returns.begin(pupil, person);
        return begun.taskId().orElseThrow(() -> new NotNow(begun.refusal()));
    }
}
