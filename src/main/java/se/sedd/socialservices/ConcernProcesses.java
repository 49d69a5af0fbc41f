package se.sedd.socialservices;

/**
 * What the school's side tells its running concern reports. The process package carries it to the engine: an interface, so that
 * nothing outside that package imports the engine.
 */
public interface ConcernProcesses {

    /** An employee begins a report: a task of their own. */
    void begun(Concern concern);

    /** The principal has decided to report: it goes off at once. */
    void decided(Concern concern, String guardiansInformed, boolean feedbackRequested);

    /** Whether this task still waits for its report to be written. */
    boolean isWaiting(String taskId);
}
