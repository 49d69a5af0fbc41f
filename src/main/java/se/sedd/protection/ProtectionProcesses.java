package se.sedd.protection;

import java.util.Optional;

/** What the process {@code name-handlers} is told. */
public interface ProtectionProcesses {

    /** A pupil is protected: the principal is asked for handlers. */
    void begin(Protection protection);

    /** The question is put again, unless it is open already. */
    void askAgain(Protection protection);

    /** The pupil is protected no more, or has left: nobody needs to be named. */
    void ended(Protection protection);

    /** The principal's task, while the question is open. */
    Optional<String> openTask(Protection protection);
}
