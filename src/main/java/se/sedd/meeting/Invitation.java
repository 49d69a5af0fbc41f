package se.sedd.meeting;

import java.util.List;
import java.util.Optional;

/**
 * One partner's part in a meeting.
 *
 * @param number its own number, which the partner's process and the consent go by
 * @param partner code of the service
 * @param office id of the office that helps this pupil
 * @param share codes of what consent lets the partner know; empty when the pupil is discussed without a name
 * @param answeredBy userId
 */
public record Invitation(
        String number,
        String meetingNumber,
        String partner,
        String office,
        List<String> share,
        State state,
        Optional<String> answeredBy) {

    /** Where an invitation stands. */
    public enum State {
        /** The family wants the partner there; no time has been chosen yet. */
        WISHED,
        INVITED,
        YES,
        NO,
        DEPUTY,
        /** Taken back: the meeting moves or is cancelled, or the consent has ended. */
        WITHDRAWN;

        public boolean comes() {
            return this == YES || this == DEPUTY;
        }
    }

    /** What consent may let a partner know. */
    public static final String NAME = "name";

    public static final String CLASS = "school-class";
    public static final String WISH = "wish";
}
