package se.sedd.insight;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.sedd.calendar.SchoolCalendar;
import se.sedd.engine.OpenTask;
import se.sedd.journal.Compartment;
import se.sedd.protection.Protection;
import se.sedd.protection.Protections;
import se.sedd.register.Pupil;
import se.sedd.register.Responsibilities;
import se.sedd.register.Role;
import se.sedd.register.StaffMember;

/** What somebody who may work on a task may know of the pupil it is about. */
@Component
public class ReadingRights {

    /** The tenant of tasks that are no school's: they see the pupil, and of the school nothing but what was sent to them. */
    private static final String SOCIAL_SERVICES = "social-services";

    private final Responsibilities responsibilities;
    private final SchoolCalendar calendar;
    private final Protections protections;

    ReadingRights(Responsibilities responsibilities, SchoolCalendar calendar, Protections protections) {
        this.responsibilities = responsibilities;
        this.calendar = calendar;
        this.protections = protections;
    }

    /**
     * Protected identity: the handlers whom the principal has named, the principal, and at social services whoever has the
     * referral; each only in a task of the pupil that is theirs. Everybody else learns nothing, not even that there is a pupil.
     */
    public boolean mayKnow(Pupil pupil, OpenTask task, StaffMember reader) {
        if (!pupil.protectedIdentity()) {
            return true;
        }
        return seesTheSchools(task)
                ? responsibilities.mayActFor(pupil, reader.userId(), calendar.today(pupil.schoolId()))
                : reader.hasRole(Role.SOCIAL_SERVICES) && task.isAssignedTo(reader.userId());
    }

    /** Whether the reader is a principal of the pupil's school today, or stands in for one. */
    public boolean isPrincipalOf(Pupil pupil, StaffMember reader) {
        return responsibilities.isPrincipalOf(pupil, reader.userId(), calendar.today(pupil.schoolId()));
    }

    /** The number by which the reader may name handlers for the pupil: a protected one's, for the principal. */
    public Optional<String> numberToNameBy(Pupil pupil, StaffMember reader) {
        return protections
                .of(pupil.id())
                .filter(protection -> isPrincipalOf(pupil, reader))
                .map(Protection::number);
    }

    /** Whether the task is the school's own, so that its absence and its case may be shown. */
    public boolean seesTheSchools(OpenTask task) {
        return task.tenant().filter(SOCIAL_SERVICES::equals).isEmpty();
    }

    /** The school whose task it is; the pupil may have moved meanwhile. */
    public String schoolOf(OpenTask task, Pupil pupil) {
        return task.tenant().orElse(pupil.schoolId());
    }

    /**
     * The compartments of the journal that the task opens to this reader. Elevhälsan's is elevhälsan's alone. A concern is for
     * the principal and for whoever of elevhälsan handles it, which is who has the task and not who might take it (OSL 40:7 g);
     * its author reads their own besides. Why a protected pupil has these handlers is for those who may know the pupil,
     * afterwards for the principal. Social services read none of these, and the school nothing of theirs.
     */
    public Set<Compartment> compartments(Pupil pupil, OpenTask task, StaffMember reader) {
        if (!seesTheSchools(task)) {
            return EnumSet.of(Compartment.SOCIAL_SERVICES);
        }
        String school = schoolOf(task, pupil);
        boolean principal = responsibilities.isPrincipalOf(school, reader.userId(), calendar.today(school));
        Set<Compartment> readable = EnumSet.of(Compartment.SCHOOL);
        if (pupil.protectedIdentity() || principal) {
            readable.add(Compartment.PROTECTION);
        }
        boolean handles = task.isAssignedTo(reader.userId());
        boolean ofStudentHealth = reader.hasRole(Role.STUDENT_HEALTH) && (handles || reader.worksAt(school));
        if (ofStudentHealth) {
            readable.add(Compartment.STUDENT_HEALTH);
        }
        if (principal || ofStudentHealth && handles) {
            readable.add(Compartment.CONCERN);
        }
        return readable;
    }
}
