package se.sedd.socialservices.process;

import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import se.sedd.engine.PupilTasks;
import se.sedd.register.Pupil;
import se.sedd.register.School;
import se.sedd.register.StaffMember;
import se.sedd.socialservices.Concerns;

/**
 * <em>Gör orosanmälan</em> on the pupils' page, for everybody who works at a school: in Norway it is the employee's own message to
 * barnevernet, which is noted.
 */
@Component
class ConcernPupilTasks implements PupilTasks {

    private final Concerns concerns;

    ConcernPupilTasks(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public Set<String> kinds(School school, StaffMember person) {
        return person.worksAt(school.id()) ? Set.of(ConcernReport.REPORT_CONCERN) : Set.of();
    }

    @Override
    public String begin(String kind, Pupil pupil, StaffMember person) {
        try {
            return concerns.begin(pupil, person.userId(), Optional.empty());
        } catch (DuplicateKeyException clickedTwice) {
            return concerns.begin(pupil, person.userId(), Optional.empty());
        }
    }
}
