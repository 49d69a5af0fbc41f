package se.sedd.seen;

/** Why somebody is to ring about unreported absence. */
public enum CallCause {
    /** The routine rings homes of pupils so young. */
    RULE,
    /** The pupil is of age, and the register has no address of the pupil's own. */
    ADULT,
    NO_ADDRESS,
    UNDELIVERED,
    UNANSWERED,
    /** The home has had today's message already, about a sibling. */
    SIBLING
}
