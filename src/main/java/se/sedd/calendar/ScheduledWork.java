package se.sedd.calendar;

import java.time.Instant;

/**
 * Work that the application itself does at given instants (the nightly evaluation, the morning's hand-over to deputies, the
 * end of the school day). The demo clock steps through it together with the engine's jobs, in one order of due instants; in
 * production a scheduler runs it.
 */
public interface ScheduledWork {

    /** The first instant strictly after the given one at which this work is due. */
    Instant nextAfter(Instant instant);

    /** Does the work that is due at the given instant. Running it twice for the same instant changes nothing more. */
    void runAt(Instant due);

    /** Which of several works that are due at the same instant goes first: the lowest. */
    default int order() {
        return 0;
    }
}
