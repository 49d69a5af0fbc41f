package se.sedd.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the routine asks to be done in a case, in the order of the routine. Most are a task and are called like it; telling the home,
 * the cause and the notices to the huvudman and the home municipality are duties that several tasks, or none, can fulfil.
 */
public enum DutyKind {
    /** Skollagen 7:17: the guardians learn of unreported absence the same day. */
    TELL_HOME,
    /** The first attempt at a call; whether somebody answered is another thing. */
    CONTACT_GUARDIAN,
    CALL_AGAIN,
    /** The school knows why the pupil is away: said in a call, found in the mapping, or the reason for which the case rests. */
    CAUSE,
    FOLLOW_UP_CONTACT,
    MAP_ABSENCE,
    HOLD_ATTENDANCE_MEETING,
    FOLLOW_UP_PLAN,
    REVIEW_LETTER,
    POST_LETTER,
    APPOINT_CONTACT_PERSON,
    /** Skollagen 7:19 a: whether the absence is to be investigated, asked of the principal beside a step or in it. */
    DECIDE_INVESTIGATION,
    /** Skollagen 7:19 a and 7:22: the huvudman is told as soon as the investigation starts. */
    NOTIFY_ORGANISER,
    /** Skollagen 7:22: another home municipality is told too. */
    NOTIFY_HOME_MUNICIPALITY,
    INVESTIGATE_ABSENCE,
    DECIDE_MEASURES,
    FOLLOW_UP_MEASURES,
    DECIDE_CONCERN_REPORT,
    FOLLOW_UP_COOPERATION;

    /** As it stands in the database, the tables and the interface, for example {@code map-absence}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The duty that a task of this key is, where it is one. */
    public static Optional<DutyKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
