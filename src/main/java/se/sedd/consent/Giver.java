package se.sedd.consent;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody who has given a consent.
 *
 * @param code as forms call them: guardian-1, guardian-2 or pupil, with the number the guardian had that day
 * @param guardianId the guardian in the register; empty for the pupil
 * @param withdrawnOn the day on which this giver took it back
 */
public record Giver(String code, Optional<String> guardianId, Optional<LocalDate> withdrawnOn) {

    /** The pupil's own consent. */
    public static final String PUPIL = "pupil";

    private static final String GUARDIAN = "guardian-";

    /** The code of the guardian with this number, counted from 1 as in forms and in the panel. */
    static String guardian(int number) {
        return GUARDIAN + number;
    }

    /** The number in a guardian's code. */
    static String number(String code) {
        return code.substring(GUARDIAN.length());
    }
}
