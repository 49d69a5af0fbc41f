package se.sedd.outbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/**
 * The one question whether a message about a pupil may leave: asked before it is put, and again when it is about to leave.
 *
 * <p>What a refusal may say: a {@linkplain HoldReason#isSecret() secret} reason is told to those alone who handle the report or
 * the risk. Whoever is about to send something learns that it is held and to ask the principal, in the same words for every
 * secret reason; everybody else learns nothing. A message that is held back never becomes a call to the home.
 */
@Component
public class Holds {

    private final List<Hold> holds;
    private final HoldRegister recorded;
    private final Register register;
    private final Clock clock;

    Holds(List<Hold> holds, HoldRegister recorded, Register register, Clock clock) {
        this.holds = List.copyOf(holds);
        this.recorded = recorded;
        this.register = register;
        this.clock = clock;
    }

    /** Why no message on this topic may leave now, the gravest reason; empty if it may. */
    public Optional<HoldReason> reason(Pupil pupil, Topic topic) {
        Stream<HoldReason> identity =
                pupil.protectedIdentity() ? Stream.of(HoldReason.PROTECTED_IDENTITY) : Stream.of();
        Stream<HoldReason> byPeople =
                topic.toHome() ? recorded.ofPupil(pupil.ref()).stream().map(PupilHold::reason) : Stream.of();
        Stream<HoldReason> byFeatures = holds.stream().flatMap(hold -> hold.of(pupil, topic).stream());
        return Stream.of(identity, byPeople, byFeatures)
                .flatMap(reasons -> reasons)
                .min(Comparator.naturalOrder());
    }

    /** The same by the pupil's random reference; of a pupil the register no longer has, nothing leaves. */
    Optional<HoldReason> reason(String pupilRef, Topic topic) {
        return register.pupilByRef(pupilRef)
                .map(pupil -> reason(pupil, topic))
                .orElse(Optional.of(HoldReason.PROTECTED_IDENTITY));
    }

    /**
     * From now on nothing about the pupil leaves for the home, in whichever case or none, until it is ended. The caller writes into
     * the journal why (skollagen 7:17: special reasons are recorded), in the compartment of those who may know.
     *
     * @param reason CONCERN or RISK_AT_HOME
     * @param by userId
     * @param lastDay after which it ends by itself; empty: when somebody ends it
     */
    public PupilHold begin(String pupilRef, HoldReason reason, String by, Optional<LocalDate> lastDay) {
        PupilHold hold = new PupilHold(UUID.randomUUID().toString(), pupilRef, reason, clock.instant(), by, lastDay);
        recorded.begin(hold);
        return hold;
    }

    /**
     * The hold ends. What was held back is not sent afterwards.
     *
     * @return false if it had ended already
     */
    public boolean end(PupilHold hold, String by) {
        return recorded.end(hold.id(), Optional.of(by), clock.instant());
    }

    /** What people have recorded about the pupil and not ended, the first one first. */
    public List<PupilHold> recorded(String pupilRef) {
        return recorded.ofPupil(pupilRef);
    }

    /** The references of the school's pupils about whom something recorded holds messages back: one statement. */
    public Set<String> heldAt(String schoolId) {
        return recorded.pupilRefsAt(schoolId);
    }
}
