package se.sedd.engine;

import java.util.Set;
import java.util.function.Predicate;
import se.sedd.register.Pupil;
import se.sedd.register.School;
import se.sedd.register.StaffMember;

/**
 * What a feature lets a member of staff begin for a pupil, on the pupils' page. Each feature that has such tasks has one, in its
 * process package. Whether the person may know the pupil at all has been decided before it is asked.
 */
public interface PupilTasks {

    /** The kinds of task (their keys in the models) this person may begin for pupils of this school. */
    Set<String> kinds(School school, StaffMember person);

    /**
     * For which pupils of the school it is offered; asked once for a list of pupils. Where it says something about a pupil, it says so
     * only to those who may know.
     *
     * @param kind one of {@link #kinds}
     */
    default Predicate<Pupil> offered(String kind, School school, StaffMember person) {
        return pupil -> true;
    }

    /**
     * Begins it: the task is assigned to the person.
     *
     * @param kind one of {@link #kinds}
     * @return the task's id
     * @throws NotNow if it cannot be begun for this pupil at present
     */
    String begin(String kind, Pupil pupil, StaffMember person);

    /** Why a task cannot be begun at present, in a sentence for the person in the school's language. */
    class NotNow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotNow(String sentence) {
            super(sentence);
        }
    }
}
