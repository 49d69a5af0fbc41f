package se.sedd.outbox;

/** Why no message about a pupil leaves. */
public enum HoldReason {
    /** Pupil or guardian has a protected identity: what is to be told is told by the named handlers. */
    PROTECTED_IDENTITY(false),
    /** A concern report of which the guardians do not know (OSL 40:7 g). */
    CONCERN(true),
    /** A risk at home, with a recorded reason (skollagen 7:17, special reasons). */
    RISK_AT_HOME(true),
    /** The case rests. */
    RESTING(false);

    private final boolean secret;

    HoldReason(boolean secret) {
        this.secret = secret;
    }

    /** Whether only those may know of it who handle what it comes from; to everybody else not even this code is shown. */
    public boolean isSecret() {
        return secret;
    }
}
