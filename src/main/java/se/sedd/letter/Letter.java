package se.sedd.letter;

import java.util.List;

/**
 * One letter to one guardian with every word in its place: what is looked at, printed and kept. It knows nothing of the other
 * home.
 *
 * @param school whose letter it is
 * @param written the day, as the school writes it
 * @param address of the guardian, for the window of the envelope; the name alone where no address is known
 * @param windowRight whether the envelope's window is on the right, as in Sweden; in Norway it is on the left
 * @param pages one in the language of the home, one in the school's; only the latter where they are the same
 */
record Letter(String school, String written, List<String> address, boolean windowRight, List<Page> pages) {

    Letter {
        address = List.copyOf(address);
        pages = List.copyOf(pages);
    }

    /**
     * The letter in one language.
     *
     * @param language BCP 47
     * @param languageName in itself; said on the page where there are two
     * @param before the paragraphs before the chart
     * @param after the paragraphs after it
     */
    record Page(
            String language,
            String languageName,
            boolean rightToLeft,
            String title,
            List<List<Span>> before,
            Chart chart,
            List<List<Span>> after,
            List<List<Span>> closing) {}

    /** Words in the page's language, or a value that was filled in and may be of another direction. */
    record Span(String text, boolean filledIn) {}

    /**
     * Absence week by week.
     *
     * @param words for present, valid, invalid and unknown, in this order
     * @param most offered minutes of the week with most
     */
    record Chart(String title, List<String> words, List<Week> weeks, int most) {}

    /**
     * Minutes of a week.
     *
     * @param days first and last day of it, in figures
     * @param said how much of it the pupil was away, in words
     * @param told the whole bar in words, for those who do not see it
     */
    record Week(String days, int present, int valid, int invalid, int unknown, List<Span> said, String told) {}
}
