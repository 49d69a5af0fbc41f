package se.sedd.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A letter that somebody has decided to send. What it says stands in its files and changes no more.
 *
 * @param guardianNumber as forms call them: Vårdnadshavare 1, 2
 * @param number the pupil's first letter is 1
 * @param languages of the pages, BCP 47
 * @param withDraft whether a language goes that no native reader has approved
 * @param decidedBy userId
 * @param settledOn the day on which it was e-mailed, posted, handed over or put aside
 * @param emailFailed whether it was to go by e-mail and did not
 */
public record SentLetter(
        String id,
        String caseNumber,
        String pupilRef,
        String schoolId,
        String guardianId,
        int guardianNumber,
        int number,
        List<String> languages,
        boolean withDraft,
        String decidedBy,
        Instant decidedAt,
        Status status,
        Optional<LocalDate> settledOn,
        boolean emailFailed) {

    /** What has become of it. Sedd posts nothing: what goes on paper a person posts. */
    public enum Status {
        /** It is to go by e-mail, and nobody has taken it over yet. */
        TO_EMAIL,
        /** The mail server has taken it over. */
        EMAILED,
        TO_POST,
        POSTED,
        HANDED_OVER,
        NOT_SENT;

        /** As forms and pages call it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The status with this code. */
        public static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
