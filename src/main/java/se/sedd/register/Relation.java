package se.sedd.register;

/** What a guardian is to the pupil. */
public enum Relation {
    CUSTODIAN,
    FOSTER_HOME,
    INSTITUTION,
    GUARDIAN_AD_LITEM,
    OTHER
}
