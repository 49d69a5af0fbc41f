package se.sedd.seen;

/** What became of a daily contact. */
public enum Outcome {
    OPEN,
    REACHED,
    NOT_REACHED,
    /** Nobody had done it when the school day was over. */
    MISSED
}
