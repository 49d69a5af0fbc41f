package se.sedd.consent;

/** What a consent is for. What rests on it stops with it. */
public enum Purpose {
    /** The school works together with others around the pupil (OSL 10:1). */
    COOPERATION,
    /** Samordnad individuell plan (SoL 2025:400, 10:8–9). */
    SIP,
    /** The school contacts somebody outside it about the pupil, once and about one thing. */
    CONTACT,
    /** A partner is invited to a meeting that the family has asked for. */
    MEETING,
    /** Whoever gives a measure for the pupil is told whom it is for. */
    MEASURE
}
