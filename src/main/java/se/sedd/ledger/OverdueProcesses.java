package se.sedd.ledger;

/** What the rounds ask of the engine. */
public interface OverdueProcesses {

    /** Gives the person their one task. */
    void begin(OverdueReview review);

    /** Nothing of theirs is late any more: the task goes away. */
    void caughtUp(OverdueReview review);
}
