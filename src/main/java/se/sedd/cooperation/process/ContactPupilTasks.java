package se.sedd.cooperation.process;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sedd.cooperation.Contacts;
import se.sedd.engine.AsRoutine;
import se.sedd.engine.PupilTasks;
import se.sedd.followup.CaseRegistry;
import se.sedd.followup.CaseTeam;
import se.sedd.register.Pupil;
import se.sedd.register.Role;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/** <em>Kontakta någon utanför skolan</em> from the pupils' page and from the panel. The Norwegian schools have a routine of their own. */
@Component
class ContactPupilTasks implements PupilTasks {

    private static final Set<Role> STAFF = EnumSet.of(
            Role.MENTOR, Role.PRIMARY_CONTACT, Role.COORDINATOR, Role.MOBILE_TEAM, Role.STUDENT_HEALTH, Role.PRINCIPAL);

    private final Contacts contacts;
    private final CaseTeam team;
    private final CaseRegistry cases;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsRoutine asRoutine;

    ContactPupilTasks(
            Contacts contacts,
            CaseTeam team,
            CaseRegistry cases,
            RuntimeService runtime,
            TaskService tasks,
            AsRoutine asRoutine) {
        this.contacts = contacts;
        this.team = team;
        this.cases = cases;
        this.runtime = runtime;
        this.tasks = tasks;
        this.asRoutine = asRoutine;
    }

    @Override
    public Set<String> kinds(School school, StaffMember person) {
        return STAFF.stream().anyMatch(person::hasRole) ? Set.of(ExternalCooperation.REQUEST_COOPERATION) : Set.of();
    }

    @Override
    public Predicate<Pupil> offered(String kind, School school, StaffMember person) {
        return team.handledBy(person, school);
    }

    @Override
    @Transactional
    public String begin(String kind, Pupil pupil, StaffMember person) {
        contacts.notNow(pupil, person).ifPresent(sentence -> {
            throw new NotNow(sentence);
        });
        String caseNumber = cases.openOf(pupil.id()).orElseThrow().caseNumber();
        return asRoutine.call(() -> {
            ProcessInstance begun = runtime.createMessageCorrelation(ExternalCooperation.CONTACT_BEGUN)
                    .withoutTenantId()
                    .processInstanceBusinessKey(caseNumber)
                    .setVariables(Variables.createVariables()
                            .putValue(ExternalCooperation.PUPIL_REF.name(), pupil.ref())
                            .putValue(ExternalCooperation.SCHOOL_ID.name(), pupil.schoolId())
                            .putValue(ExternalCooperation.BEGUN_BY.name(), person.userId()))
                    .correlateStartMessage();
            return tasks.createTaskQuery()
                    .processInstanceId(begun.getId())
                    .singleResult()
                    .getId();
        });
    }
}
