package se.sedd.engine;

import java.time.Instant;
import java.util.Optional;

/** The engine's own timers and asynchronous continuations, stepped through by the demo's clock (no job executor runs there). */
public interface EngineJobs {

    /** When the next job is due; asynchronous ones are due at once, which is now. Jobs without tries left do not count. */
    Optional<Instant> nextDue();

    /**
     * Runs every job that is due at or before the given instant, until none is. A job that fails keeps its tries as the engine
     * counts them and is not tried twice in one call.
     */
    void runDueAt(Instant instant);
}
