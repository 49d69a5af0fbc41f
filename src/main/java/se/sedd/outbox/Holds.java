package se.sedd.outbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.sedd.register.Pupil;
import se.sedd.register.Register;

/** The one question whether a message about a pupil may leave: asked before it is put, and again when it is about to leave. */
@Component
public class Holds {

    private final List<Hold> holds;
    private final Register register;

    Holds(List<Hold> holds, Register register) {
        this.holds = List.copyOf(holds);
        this.register = register;
    }

    /** Why no message on this topic may leave now, the gravest reason; empty if it may. */
    public Optional<HoldReason> reason(Pupil pupil, Topic topic) {
        Stream<HoldReason> identity =
                pupil.protectedIdentity() ? Stream.of(HoldReason.PROTECTED_IDENTITY) : Stream.of();
        return Stream.concat(identity, holds.stream().flatMap(hold -> hold.of(pupil, topic).stream()))
                .min(Comparator.naturalOrder());
    }

    /** The same by the pupil's random reference; of a pupil the register no longer has, nothing leaves. */
    Optional<HoldReason> reason(String pupilRef, Topic topic) {
        return register.pupilByRef(pupilRef)
                .map(pupil -> reason(pupil, topic))
                .orElse(Optional.of(HoldReason.PROTECTED_IDENTITY));
    }
}
