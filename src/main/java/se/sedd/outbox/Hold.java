package se.sedd.outbox;

import java.util.Optional;
import se.sedd.register.Pupil;

/** One thing that may hold messages about a pupil back; each feature that knows one is asked. */
public interface Hold {

    /** Why no message on this topic may leave now, or empty. */
    Optional<HoldReason> of(Pupil pupil, Topic topic);
}
