package se.sedd.seen;

/** How far a pupil's unreported absence of a day has come. */
public enum NoticeState {
    /** Messages to the home are on their way or have arrived, and nothing has been heard. */
    SENT,
    /** Somebody is to ring. */
    CALL,
    /** Somebody has spoken with the home, or with a pupil of age. */
    REACHED,
    /** Somebody has rung and reached nobody. */
    NOT_REACHED,
    /** Nobody had rung when the school day was over. */
    MISSED,
    /** The home was reached about another child, or about something else, after this had begun. */
    SETTLED,
    /** The school had spoken with the home already: nothing was sent. */
    SPARED,
    /** Nothing may go home. */
    HELD,
    /** An excuse or a correction came the same day. */
    CORRECTED;

    /** Whether something may still happen today. */
    boolean isOpen() {
        return this == SENT || this == CALL;
    }
}
