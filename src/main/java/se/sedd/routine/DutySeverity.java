package se.sedd.routine;

/**
 * To whom a duty that is late is taken, and when: one row of {@code duty-severity.dmn}, in school days after its due day. The
 * days are local routine.
 *
 * @param askAgainAfter school days after which somebody who has looked through their list is asked again, though nothing is new
 */
public record DutySeverity(int coordinatorAfter, int principalAfter, int headAfter, int askAgainAfter) {

    /** The most severe step. */
    public static final int HEAD = 3;

    public static final int PRINCIPAL = 2;
    public static final int COORDINATOR = 1;

    /** 0 while it is nobody else's matter, 1 once it is the coordinator's, 2 the principal's, 3 the head of school years'. */
    public int step(int schoolDaysOverdue) {
        if (schoolDaysOverdue >= headAfter) {
            return HEAD;
        }
        if (schoolDaysOverdue >= principalAfter) {
            return PRINCIPAL;
        }
        return schoolDaysOverdue >= coordinatorAfter ? COORDINATOR : 0;
    }

    /** After how many school days the duty comes to this step. */
    public int daysUntil(int step) {
        return switch (step) {
            case HEAD -> headAfter;
            case PRINCIPAL -> principalAfter;
            default -> coordinatorAfter;
        };
    }
}
