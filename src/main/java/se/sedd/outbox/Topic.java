package se.sedd.outbox;

/** What a message is about; each topic is one feature's. */
public enum Topic {
    /** Unreported absence today (skollagen 7:17). */
    SAME_DAY_NOTICE(true),
    /** What is asked of or told to the home beside the notice, when daily contact goes through the guardians. */
    DAILY_CONTACT(true),
    /** The letter at high absence. */
    LETTER(true),
    /** What a family is told of its meeting, and the minutes. */
    MEETING(true),
    /** An invitation to a meeting, and what follows it, to a partner's people: nothing in it is about the pupil. */
    PARTNER_INVITATION(false),
    /** An investigation has begun: to the huvudman and another home municipality (skollagen 7:19 a, 7:22). */
    ORGANISER_NOTICE(false);

    private final boolean toHome;

    Topic(boolean toHome) {
        this.toHome = toHome;
    }

    /** Whether the home gets it; else an authority or a partner does. */
    public boolean toHome() {
        return toHome;
    }
}
