package se.sedd.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import se.sedd.engine.DeskWork;
import se.sedd.engine.OpenTask;
import se.sedd.measure.MeasureRegister;
import se.sedd.measure.Measures;
import se.sedd.register.Pupil;
import se.sedd.register.Register;
import se.sedd.register.StaffMember;

/**
 * What the invented staff of the Oslo school have done before the demo is shown: in larer1's class one pupil has a practical
 * elective with a note to be written, another's guardians are to be asked, and a third climbs after school. A second time does nothing.
 */
@Component
@Profile("demo")
class OsloWork {

    private static final String TEACHER = "larer1";

    private final Measures measures;
    private final MeasureRegister measureRegister;
    private final Register register;
    private final DeskWork desk;

    OsloWork(Measures measures, MeasureRegister measureRegister, Register register, DeskWork desk) {
        this.measures = measures;
        this.measureRegister = measureRegister;
        this.register = register;
        this.desk = desk;
    }

    void begin() {
        Optional<StaffMember> teacher = register.staff(TEACHER);
        List<Pupil> ownClass = register.pupilsOf(TownBuilder.OSLO_SCHOOL).stream()
                .filter(pupil -> pupil.mentor().equals(TEACHER) && !pupil.protectedIdentity())
                .sorted(Comparator.comparing(Pupil::id))
                .toList();
        if (teacher.isEmpty()
                || ownClass.size() < 9
                || !measureRegister
                        .ofPupil(ownClass.get(2).ref(), TownBuilder.OSLO_SCHOOL)
                        .isEmpty()) {
            return;
        }
        propose(ownClass.get(2), teacher.get(), "kafe", "Hun er nøyaktig, og liker å lage mat til mange.");
        agree(ownClass.get(2));
        propose(ownClass.get(5), teacher.get(), "sykkel", "Han skrur gjerne, og trenger noe å komme for.");
        propose(ownClass.get(8), teacher.get(), "klatring", "Hun har sluttet på fotball og savner et lag.");
        agree(ownClass.get(8));
    }

    private void propose(Pupil pupil, StaffMember teacher, String offer, String reason) {
        desk.complete(
                measures.begin(pupil, teacher),
                TEACHER,
                Map.of("offer", offer, "measureReason", reason, "measureCause", "school"));
    }

    private void agree(Pupil pupil) {
        int guardians = register.guardiansOf(pupil.id()).size();
        List<String> family = Stream.concat(
                        IntStream.rangeClosed(1, guardians).mapToObj(n -> "guardian-" + n), Stream.of("pupil"))
                .toList();
        open(pupil, "record-guardians-answer")
                .ifPresent(task ->
                        desk.complete(task.id(), TEACHER, Map.of("guardiansAgree", true, "consentFrom", family)));
    }

    private Optional<OpenTask> open(Pupil pupil, String key) {
        return desk.of(TEACHER).stream()
                .filter(task -> task.key().equals(key) && task.pupilRef().equals(Optional.of(pupil.ref())))
                .findFirst();
    }
}
