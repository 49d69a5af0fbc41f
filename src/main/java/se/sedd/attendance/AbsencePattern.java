package se.sedd.attendance;

import java.util.Locale;
import java.util.Optional;

/** When a pupil is away, in the words of the mapping form, whose codes these are. */
public enum AbsencePattern {
    MONDAYS_FRIDAYS,
    FIRST_LESSON,
    AFTER_LUNCH,
    CERTAIN_SUBJECT,
    WHOLE_DAYS,
    SINGLE_LESSONS,
    LATE_ARRIVALS,
    AFTER_HOLIDAYS,
    CERTAIN_WEEKS,
    NO_PATTERN;

    /** The option's code in the form. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A pattern that was found, with what it was found by.
     *
     * @param absent how much of {@code of} was absence: minutes where shares are compared, else days or lessons
     * @param otherAbsent the same of everything it is compared with; 0 of 0 where nothing is compared
     * @param what the subject for {@link #CERTAIN_SUBJECT}, even or odd for {@link #CERTAIN_WEEKS}
     */
    public record Finding(
            AbsencePattern pattern, int absent, int of, int otherAbsent, int otherOf, Optional<String> what) {

        /** Absent of all, rounded half up to whole percent. */
        public int percent() {
            return percent(absent, of);
        }

        /** The same of what it is compared with. */
        public int otherPercent() {
            return percent(otherAbsent, otherOf);
        }

        private static int percent(int part, int whole) {
            return whole == 0 ? 0 : (200 * part + whole) / (2 * whole);
        }
    }
}
