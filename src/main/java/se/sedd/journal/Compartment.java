package se.sedd.journal;

/** Who may read an entry. The journal enforces it; a role's compartments are decided by the feature that asks. */
public enum Compartment {
    /** The school's staff around the pupil. */
    SCHOOL,
    /** Elevhälsan (OSL 23:2). */
    STUDENT_HEALTH,
    /** A concern report and its feedback at the school: the principal and the student health that handle it (OSL 40:7 g). */
    CONCERN,
    /** Why a pupil with protected identity has these handlers: for the principal and the handlers of today. */
    PROTECTION,
    /** The social services' own file. */
    SOCIAL_SERVICES
}
