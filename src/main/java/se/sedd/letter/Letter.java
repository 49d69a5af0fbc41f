package se.sedd.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One letter to one reader with every word in its place: what is looked at, printed and kept. It knows nothing of the other
 * home. {@link Typesetting} lays it out, for the letter at high absence and for what other features write.
 *
 * @param school whose letter it is
 * @param written the day, as the school writes it
 * @param address of the guardian, for the window of the envelope; the name alone where no address is known
 * @param windowRight whether the envelope's window is on the right, as in Sweden; in Norway it is on the left
 * @param pages one in the language of the home, one in the school's; only the latter where they are the same
 */
public record Letter(String school, String written, List<String> address, boolean windowRight, List<Page> pages) {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    public Letter {
        address = List.copyOf(address);
        pages = List.copyOf(pages);
    }

    /**
     * The letter in one language.
     *
     * @param language BCP 47
     * @param languageName in itself; said on the page where there are two
     * @param before the paragraphs before the chart
     * @param chart none where there is nothing to draw
     * @param sections what stands under headings of its own
     * @param after the paragraphs after them
     */
    public record Page(
            String language,
            String languageName,
            boolean rightToLeft,
            String title,
            List<List<Span>> before,
            Optional<Chart> chart,
            List<Section> sections,
            List<List<Span>> after,
            List<List<Span>> closing) {

        /** One that was kept before there were sections has none. */
        public Page {
            sections = sections == null ? List.of() : List.copyOf(sections);
        }
    }

    public record Section(String heading, List<List<Span>> paragraphs) {}

    /** Words in the page's language, or a value that was filled in and may be of another direction. */
    public record Span(String text, boolean filledIn) {

        /** A text of a template with the values in its places; every placeholder has one. */
        public static List<Span> fill(String text, Map<String, String> values) {
            List<Span> spans = new ArrayList<>();
            Matcher placeholder = TemplateFile.PLACEHOLDER.matcher(text);
            int at = 0;
            while (placeholder.find()) {
                if (placeholder.start() > at) {
                    spans.add(new Span(text.substring(at, placeholder.start()), false));
                }
                spans.add(new Span(values.get(placeholder.group(1)), true));
                at = placeholder.end();
            }
            if (at < text.length()) {
                spans.add(new Span(text.substring(at), false));
            }
            return spans;
        }
    }

    /**
     * Absence week by week.
     *
     * @param words for present, valid, invalid and unknown, in this order
     * @param most offered minutes of the week with most
     */
    public record Chart(String title, List<String> words, List<Week> weeks, int most) {}

    /**
     * Minutes of a week.
     *
     * @param days first and last day of it, in figures
     * @param said how much of it the pupil was away, in words
     * @param told the whole bar in words, for those who do not see it
     */
    public record Week(String days, int present, int valid, int invalid, int unknown, List<Span> said, String told) {}

    /** As it is kept. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A letter is plain records", e);
        }
    }

    /** What was kept. */
    public static Letter ofJson(String kept) {
        try {
            return JSON.readValue(kept, Letter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept letter is what was written", e);
        }
    }
}
