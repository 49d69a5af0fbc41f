package se.sedd.followup;

/** The step of the escalation a case stands on; the one after escalates from the one before. */
public enum Level {
    MENTOR("mentor"),
    COORDINATOR("coordinator"),
    STUDENT_HEALTH("student-health"),
    SOCIAL_SERVICES("social-services");

    private final String code;

    Level(String code) {
        this.code = code;
    }

    /** As the contract writes it. */
    public String code() {
        return code;
    }
}
