package se.sedd.demo;

import java.time.LocalDate;

/**
 * A time in which a pupil is away in a pattern: it begins, and it ends.
 *
 * @param excused whether the home reports the absence, which makes it valid
 */
record Spell(Kind kind, LocalDate first, LocalDate last, boolean excused) {

    enum Kind {
        /** Mondays, and now and then a Friday. */
        MONDAYS,
        /** Sports lessons and the one after. */
        SPORTS,
        /** Away nearly every day. */
        LONG,
        /** A day a week, any weekday: headache, stomach ache. */
        RECURRING,
        /** The lessons after lunch, some days a week. */
        AFTERNOONS,
        /** The first lesson, all of it or half. */
        MORNINGS,
        /** Single lessons here and there. */
        SINGLE_LESSONS,
        /** Back after long absence, mornings only. */
        RETURNING,
        /** Ill for the whole time, reported by the home. */
        ILL,
        /** Leave granted by the school. */
        LEAVE
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }
}
