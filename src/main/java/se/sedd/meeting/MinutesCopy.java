package se.sedd.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sedd.letter.Letter;

/**
 * A copy of approved minutes.
 *
 * @param reader {@link #SCHOOL}, guardian-1 …, or the code of a partner
 * @param guardianId of a guardian's copy
 * @param languages of the pages, BCP 47
 */
public record MinutesCopy(
        String id,
        String meetingNumber,
        String reader,
        Optional<String> guardianId,
        List<String> languages,
        List<String> templateVersions,
        String approvedBy,
        Instant approvedAt,
        Letter letter,
        Way way) {

    /** The school's own. */
    public static final String SCHOOL = "school";

    /** How it comes to its reader. */
    public enum Way {
        /** It lies in the file. */
        FILE,
        EMAIL,
        PAPER,
        /** A partner reads it in Sedd. */
        SEDD
    }
}
